"""Write an article's review file: durably, and never over what another program has written meanwhile."""

from collections.abc import Callable
from pathlib import Path

from cureon_editor.article.edits import RefusedError
from cureon_editor.review.attestations import Reviews, read
from cureon_editor.storage.saving import ChangedOnDiskError, SaveError, save

#: How often a change is made anew because the file was another by the time it was to be written.
TRIES = 4


def change(path: Path, document: str, made: Callable[[Reviews], str]) -> Reviews:
    """Read the review file, write the text that `made` makes of it, and give it as it then is.

    When another program has written the file in between, it is read again and the change made again.
    Raises RefusedError with a sentence when the file cannot be read or written, and what `made` raises; the
    file is then as it was.
    """
    for _ in range(TRIES):
        reviews = read(path, document)
        if not reviews.readable:
            raise RefusedError(reviews.problems[0])
        text = made(reviews)
        if text == reviews.text:
            return reviews
        try:
            save(path, text, reviews.digest)
        except ChangedOnDiskError:
            continue
        except SaveError as error:
            message = f"Nothing was written to the review file “{path.name}”: {error.why}."
            raise RefusedError(message) from None
        return read(path, document)
    message = f"“{path.name}” is being changed by another program all the time. Try again in a moment."
    raise RefusedError(message)

"""Put a finished file where the article stands, in one step, without losing what others wrote meanwhile.

Between a last look at a file and a rename over it another program may write. So the two files change
places, which is one step, and only then the old one is looked at: nobody can reach it any more. If it is
not what was expected, they change back.
"""

import os
import stat
from pathlib import Path

from cureon_editor.storage.files import Files
from cureon_editor.storage.loading import digest, reason
from cureon_editor.storage.refusals import Fault, SaveError, changed
from cureon_editor.storage.renaming import NotOfferedError
from cureon_editor.storage.temporary import remove_quietly, set_aside, to_exchange

_WRITING = "is being written by another program"


def place_new(files: Files, new: Path, target: Path, written: str) -> None:
    """Give a finished file the name of the article, which no file has; durably, or not at all."""
    try:
        files.move(new, target)
    except FileExistsError:
        remove_quietly(files, new)
        raise changed(target, "was made by another program at this moment") from None
    except OSError:
        remove_quietly(files, new)
        raise
    try:
        files.sync_folder(target.parent)
    except OSError as error:
        _withdraw(files, new, target, written, error)
        raise


def place_over(files: Files, new: Path, target: Path, old: str, written: str) -> None:
    """Let a finished file take the place of the article; durably, or not at all.

    `old` and `written` are the SHA-256 of the article as it was last seen and of the finished file.
    Raises ChangedOnDiskError when the article is another by now, OSError when it cannot be done, SaveError
    with `written` when it is done, but perhaps not for good.
    """
    aside = to_exchange(target.parent, old, written)
    try:
        files.move(new, aside)
    except OSError:
        remove_quietly(files, new)
        raise
    try:
        files.exchange(aside, target)
    except NotOfferedError:
        _replace(files, aside, target, old, written)
    except FileNotFoundError:
        remove_quietly(files, aside)
        raise changed(target, "was moved or deleted by another program") from None
    except OSError:
        remove_quietly(files, aside)
        raise
    else:
        _confirm(files, aside, target, old, written)


def _confirm(files: Files, aside: Path, target: Path, old: str, written: str) -> None:
    """Delete the old file if it is the one that was expected; otherwise give it its place back."""
    try:
        _expect(files, aside, target, old)
        files.sync_folder(target.parent)
    except (OSError, SaveError) as error:
        _take_back(files, aside, target, written, error)
        raise
    remove_quietly(files, aside)


def _replace(files: Files, new: Path, target: Path, old: str, written: str) -> None:
    """What is left where files cannot change places: look, then rename at once."""
    try:
        seen = _state(files.status(target))
        _expect(files, target, target, old)
        if _state(files.status(target)) != seen:  # reading took its time; this look takes none
            raise changed(target)
        files.replace(new, target)
    except (OSError, SaveError):
        remove_quietly(files, new)
        raise
    try:
        files.sync_folder(target.parent)
    except OSError as error:
        raise _not_for_good(target, error, written) from None


def _state(status: os.stat_result) -> tuple[int, ...]:
    """What tells one state of a file from another, unless both are of one tick of the clock."""
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _expect(files: Files, path: Path, target: Path, wanted: str) -> None:
    """Raises ChangedOnDiskError unless a file is at rest and holds what was last seen."""
    if not stat.S_ISREG(files.status(path).st_mode):
        raise changed(target)
    try:
        data = files.read_at_rest(path)
    except BlockingIOError:
        raise changed(target, _WRITING) from None
    if digest(data) != wanted:
        raise changed(target)


def _take_back(files: Files, aside: Path, target: Path, written: str, cause: Exception) -> None:
    """Let the two change back, and delete ours; whatever is neither the old nor ours gets a visible name."""
    try:
        files.exchange(aside, target)
    except OSError:
        _show(files, aside, target)
        raise _not_for_good(target, cause, written) from None
    _discard(files, aside, target, written)


def _withdraw(files: Files, new: Path, target: Path, written: str, cause: OSError) -> None:
    """Take a new file away again that could not be made durable."""
    try:
        files.move(target, new)
    except OSError:
        raise _not_for_good(target, cause, written) from None
    _discard(files, new, target, written)


def _discard(files: Files, path: Path, target: Path, written: str) -> None:
    """Delete our own text; if another program has put something else into it, that is kept to be seen."""
    try:
        _expect(files, path, target, written)
    except (OSError, SaveError):
        _show(files, path, target)
    else:
        remove_quietly(files, path)


def _show(files: Files, path: Path, target: Path) -> None:
    """Give a file that nobody has seen a visible name; where even that fails, the sweep does it later."""
    try:
        set_aside(files, path, f"Recovered {target.stem[:50]}{target.suffix[:50]}")
    except OSError:
        return


def _not_for_good(target: Path, cause: Exception, written: str) -> SaveError:
    why = reason(cause) if isinstance(cause, OSError) else str(cause)
    sentence = (
        f"“{target.name}” holds the new text, but it is not certain that a power cut would leave it there: "
        f"{why}. {Fault.DISK.value}"
    )
    return SaveError(sentence, why, Fault.DISK, written=written)

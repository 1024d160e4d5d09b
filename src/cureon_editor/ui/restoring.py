"""Make the article another one, in one undoable edit that touches only what differs."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Part, Splice, trimmed
from cureon_editor.session.session import ArticleSession

if TYPE_CHECKING:
    from cureon_editor.comparison.merging import Conflict, Merged

#: What a person may want at a place that both sides of a merge changed.
MINE, THEIRS, BOTH = "mine", "theirs", "both"
#: Texts with more lines than this between their first and last difference are replaced there as a whole.
MOST_LINES = 2_000


def become(session: ArticleSession, article: Article, name: str) -> bool:
    """Make the session's article this one, byte order mark and line endings included.

    `name` is what Undo calls it. Gives False when it is that article already.
    """
    now = session.article
    splices = (*_splices(now, article, Part.FRONT_MATTER), *_splices(now, article, Part.BODY))
    return session.apply(Edit(name, splices), article.form)


def default_choice(conflict: "Conflict") -> str:
    """What loses nothing: both sides, where both can stand; a key of the front matter has one value."""
    return BOTH if conflict.part is Part.BODY else MINE


def settled(merged: "Merged", choices: Sequence[str]) -> Article:
    """The merged article with the choices made for its conflicts, in order; the default for the others."""
    chosen = [*choices, *(default_choice(conflict) for conflict in merged.conflicts[len(choices) :])]
    pairs = zip(merged.conflicts, chosen, strict=True)
    return merged.article.spliced(
        [_side(conflict, choice) for conflict, choice in pairs if choice in (THEIRS, BOTH)]
    )


def _side(conflict: "Conflict", choice: str) -> Splice:
    """A conflict with their side, or with ours and behind it theirs as a paragraph of its own."""
    theirs = conflict.taking_theirs
    if choice == THEIRS or not conflict.ours.strip():
        return theirs
    ours, added = conflict.ours.rstrip("\n"), conflict.theirs.strip("\n")
    text = f"{ours}\n\n{added}" if added else ours
    return Splice(theirs.part, theirs.start, theirs.end, text + conflict.ours[len(ours) :])


def _splices(before: Article, after: Article, part: Part) -> Iterator[Splice]:
    """What differs in one part, by lines, so that caret and marks elsewhere stay where they are."""
    old, new = before.part(part), after.part(part)
    outer = trimmed(Splice(part, 0, len(old), new), old)
    if outer is None:
        return
    removed, added = _lines(old[outer.start : outer.end]), _lines(outer.text)
    if len(removed) > MOST_LINES or len(added) > MOST_LINES:
        yield outer
        return
    starts = list(accumulate(map(len, removed), initial=outer.start))
    for kind, a, b, c, d in SequenceMatcher(None, removed, added).get_opcodes():
        if kind != "equal":
            yield Splice(part, starts[a], starts[b], "".join(added[c:d]))


def _lines(text: str) -> list[str]:
    """The lines with their endings; nothing but LF ends a line."""
    return [line + "\n" for line in text.split("\n")[:-1]] + [text.rpartition("\n")[2]]

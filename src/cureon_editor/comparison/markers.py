"""Conflicts written into the text as version control does, between lines that Markdown leaves alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, Splice
from cureon_editor.comparison.merging import Conflict, Merged

#: How many signs a marker line begins with (gitattributes, conflict-marker-size).
MARKER_SIZE = 7


@dataclass(frozen=True, slots=True)
class Marked:
    """A file's text with both sides at each conflict, and the 1-based line at which each conflict begins."""

    text: str
    lines: tuple[int, ...]


def marked(merged: Merged, ours: str = "ours", theirs: str = "theirs", size: int = MARKER_SIZE) -> Marked:
    """The merged file with both sides of each conflict, each behind the name of its side."""
    splices = [
        Splice(conflict.part, conflict.start, conflict.end, _both(conflict, ours, theirs, size))
        for conflict in merged.conflicts
    ]
    article = merged.article.spliced(splices)
    return Marked(article.text, tuple(_lines(article, splices)))


def _both(conflict: Conflict, ours: str, theirs: str, size: int) -> str:
    """Both sides between marker lines; in the body with empty lines around, lest `=` make a heading."""
    signs = (f"{'<' * size} {ours}", "=" * size, f"{'>' * size} {theirs}")
    mine, other = conflict.ours.rstrip("\n"), conflict.theirs.rstrip("\n")
    if conflict.part is Part.FRONT_MATTER:
        return "".join(f"{line}\n" for line in (signs[0], mine, signs[1], other, signs[2]) if line)
    end = max(conflict.ours, conflict.theirs, key=lambda side: len(side) - len(side.rstrip("\n")))
    text = "\n\n".join(part for part in (signs[0], mine, signs[1], other, signs[2]) if part)
    return text + end[len(end.rstrip("\n")) :]


def _lines(article: Article, splices: list[Splice]) -> Iterator[int]:
    """The lines of the file at which splices stand that have been made already."""
    for part in Part:
        shift = 0
        for splice in (splice for splice in splices if splice.part is part):
            yield article.line_and_column(part, splice.start + shift)[0]
            shift += len(splice.text) - (splice.end - splice.start)

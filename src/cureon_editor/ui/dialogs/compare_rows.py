"""Two texts as rows that stand side by side, each with what differs in it; stretches alike are left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cureon_editor.comparison.words import Kind, Piece

#: Rows alike that stay before and after a change.
CONTEXT = 1

Span = tuple[int, int]


@dataclass(slots=True)
class Row:
    """One line or more of both texts: (kind, text) pieces, and where they stand."""

    before_span: Span
    after_span: Span
    before: "list[tuple[Kind, str]]" = field(default_factory=list)
    after: "list[tuple[Kind, str]]" = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether the two sides differ."""
        return any(kind != "same" for kind, _text in (*self.before, *self.after))

    @property
    def ends(self) -> bool:
        """Whether a row can end here: no side is in the middle of a line."""
        return all(not side or side[-1][1].endswith("\n") for side in (self.before, self.after))


def rows(before: str, after: str, pieces: "Sequence[Piece]") -> list[Row]:
    """The rows of two texts, in order and complete."""
    made = [Row((0, 0), (0, 0))]
    for kind, old, new in _lines(before, after, pieces):
        row = made[-1]
        if kind == "same" and row.ends and (row.before or row.after):
            row = Row((old[0], old[0]), (new[0], new[0]))
            made.append(row)
        _put(row.before, kind, before[slice(*old)])
        _put(row.after, kind, after[slice(*new)])
        row.before_span, row.after_span = (row.before_span[0], old[1]), (row.after_span[0], new[1])
    return made


def _lines(before: str, after: str, pieces: "Sequence[Piece]") -> "Iterator[tuple[Kind, Span, Span]]":
    """The pieces, what is the same cut up by lines."""
    for piece in pieces:
        if piece.kind != "same":
            yield piece.kind, piece.before_span, piece.after_span
            continue
        start, shift = piece.before_span[0], piece.after_span[0] - piece.before_span[0]
        while start < piece.before_span[1]:
            end = before.find("\n", start, piece.before_span[1]) + 1 or piece.before_span[1]
            yield piece.kind, (start, end), (start + shift, end + shift)
            start = end


def _put(side: "list[tuple[Kind, str]]", kind: "Kind", text: str) -> None:
    if text:
        side.append((kind, text))


def shortened(complete: Sequence[Row]) -> Iterator[Row | int]:
    """The changed rows with a little around them; in place of others how many lines are alike."""
    told = [row for row in complete if row.changed or any(text.strip() for _kind, text in row.before)]
    groups = [(changed, list(found)) for changed, found in groupby(told, lambda row: row.changed)]
    for place, (changed, found) in enumerate(groups):
        head = 0 if place == 0 else CONTEXT
        tail = 0 if place == len(groups) - 1 else CONTEXT
        if changed or len(found) <= head + tail + 1:
            yield from found
            continue
        yield from found[:head]
        yield len(found) - head - tail
        yield from found[len(found) - tail :]

"""What differs between two texts: by paragraph or line, then by word inside those that changed."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cureon_editor.comparison.pairing import paired
from cureon_editor.comparison.sequences import matches
from cureon_editor.comparison.units import Span, has_rows, line_spans, paragraph_spans, words

#: Characters between two larger changes that are the same by chance.
_CHANCE = 8


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of either text or of both, by code points.

    Of removed pieces the span after is empty, of added ones the span before. A moved paragraph gives two
    pieces, one where it stood and one where it stands. What was replaced is a removed and an added piece.
    """

    kind: Kind
    before_span: Span
    after_span: Span


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces, which follow each other in both texts and cover both.

    An article takes a few milliseconds. Time is bounded for every input: what repeats too often to be
    compared counts as replaced.
    """
    return tuple(_joined(_pieces(before, after)))


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = _spans(before), _spans(after)
    pairing = paired([before[slice(*span)] for span in old], [after[slice(*span)] for span in new])
    gone = [old[i] for i, _ in pairing.moved]
    come = sorted(new[j] for _, j in pairing.moved)
    spans = [(old[i], new[j]) for i, j in pairing.kept]
    end = len(before), len(after)
    above = 0, 0
    for this, that in [*spans, ((end[0], end[0]), (end[1], end[1]))]:
        yield from _between(before, after, (above[0], this[0]), (above[1], that[0]), (gone, come))
        yield from _inside(before, after, this, that)
        above = this[1], that[1]


def _spans(text: str) -> list[Span]:
    """The paragraphs, those of rows and the front matter line by line."""
    spans: list[Span] = []
    for start, end in paragraph_spans(text):
        if has_rows(text[start:end]):
            spans += ((start + a, start + b) for a, b in line_spans(text[start:end]))
        else:
            spans.append((start, end))
    return spans


def _between(
    before: str, after: str, removed: Span, added: Span, moved: tuple[Sequence[Span], Sequence[Span]]
) -> Iterator[Piece]:
    """What stands between two paragraphs that are in both texts; white space in common is the same."""
    old, new = before[slice(*removed)], after[slice(*added)]
    head = _shared(_space(old), _space(new))
    tail = _shared(_space(old[head:][::-1]), _space(new[head:][::-1]))
    removed_end, added_end = removed[1] - tail, added[1] - tail
    yield Piece(Kind.SAME, (removed[0], removed[0] + head), (added[0], added[0] + head))
    for kind, (start, end) in _cut((removed[0] + head, removed_end), moved[0], Kind.REMOVED):
        yield Piece(kind, (start, end), (added[0] + head,) * 2)
    for kind, (start, end) in _cut((added[0] + head, added_end), moved[1], Kind.ADDED):
        yield Piece(kind, (removed_end,) * 2, (start, end))
    yield Piece(Kind.SAME, (removed_end, removed[1]), (added_end, added[1]))


def _cut(span: Span, moved: Sequence[Span], kind: Kind) -> Iterator[tuple[Kind, Span]]:
    """A span in pieces of a kind, with moved paragraphs as pieces of their own."""
    start = span[0]
    for at in range(bisect_left(moved, (span[0], 0)), bisect_left(moved, (span[1], 0))):
        yield kind, (start, moved[at][0])
        yield Kind.MOVED, moved[at]
        start = moved[at][1]
    yield kind, (start, span[1])


def _space(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _shared(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _inside(before: str, after: str, this: Span, that: Span) -> Iterator[Piece]:
    """The words of a paragraph that is in both texts."""
    old, new = before[slice(*this)], after[slice(*that)]
    if old == new:
        yield Piece(Kind.SAME, this, that)
        return
    i, j = this[0], that[0]
    for kind, ours, theirs in _runs(words(old), words(new)):
        removed, added = (i, i + ours), (j, j + theirs)
        if kind is Kind.SAME:
            yield Piece(kind, removed, added)
        else:
            yield Piece(Kind.REMOVED, removed, (j, j))
            yield Piece(Kind.ADDED, (removed[1],) * 2, added)
        i, j = removed[1], added[1]


#: Characters before and after of a run of words, and whether they are the same.
_Run = tuple[Kind, int, int]


def _runs(old: Sequence[str], new: Sequence[str]) -> list[_Run]:
    """Runs of words that are the same and that differ, by turns."""
    runs: list[_Run] = [(Kind.SAME, 0, 0)]
    i = j = 0
    for match in [*matches(old, new), (len(old), len(new))]:
        changed = _length(old[i : match[0]]), _length(new[j : match[1]])
        if any(changed):
            runs += [(Kind.ADDED, *changed), (Kind.SAME, 0, 0)]
        same = _length(old[match[0] : match[0] + 1])
        runs[-1] = (Kind.SAME, runs[-1][1] + same, runs[-1][2] + same)
        i, j = match[0] + 1, match[1] + 1
    return _readable(runs)


def _readable(runs: list[_Run]) -> list[_Run]:
    """The runs without the few letters that only chance left between two larger changes."""
    kept: list[_Run] = runs[:2]
    for same, changed in zip(runs[2::2], [*runs[3::2], (Kind.ADDED, 0, 0)], strict=True):
        if 0 < same[1] <= min(_CHANCE, max(kept[-1][1:]), max(changed[1:])):
            kept[-1] = (Kind.ADDED, kept[-1][1] + same[1] + changed[1], kept[-1][2] + same[2] + changed[2])
        else:
            kept += [same, changed]
    return kept


def _length(tokens: Sequence[str]) -> int:
    return sum(map(len, tokens))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces without empty ones, neighbours of one kind as one; moved paragraphs stay single."""
    last: Piece | None = None
    for piece in pieces:
        if piece.before_span[0] == piece.before_span[1] and piece.after_span[0] == piece.after_span[1]:
            continue
        if last and last.kind is piece.kind and piece.kind is not Kind.MOVED:
            before, after = (
                (last.before_span[0], piece.before_span[1]),
                (last.after_span[0], piece.after_span[1]),
            )
            last = Piece(piece.kind, before, after)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last

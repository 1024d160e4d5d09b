"""Three-way merge of a sequence: what one side changed is taken, what both changed alike is taken once."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cureon_editor.comparison.chunks import Chunk, Clash
from cureon_editor.comparison.sequences import matches


class _Change(NamedTuple):
    """A side has other elements where the base has those from `start` to `end`."""

    start: int
    end: int
    side: int
    new: Sequence[str]


def choose(base: str | None, ours: str | None, theirs: str | None) -> tuple[str | None] | None:
    """What one side changed, or both alike, in a tuple; None when both changed it differently.

    A text that is not there is None.
    """
    if ours in (theirs, base):
        return (theirs,)
    return (ours,) if theirs == base else None


def merge_sequences(
    base: Sequence[str],
    ours: Sequence[str],
    theirs: Sequence[str],
    *,
    parts: Callable[[str], bool] = lambda _element: True,
) -> list[Chunk]:
    """Merge elements, such as words or lines, whose joined text counts.

    Changes that overlap or touch clash; those with an unchanged element between them for which `parts` is
    true do not.
    """
    changes = sorted([*_changes(base, ours, 0), *_changes(base, theirs, 1)], key=lambda change: change[:3])
    chunks: list[Chunk] = []
    done = 0
    for group in _groups(base, changes, parts):
        start, end = group[0].start, max(change.end for change in group)
        ours_here, theirs_here = (
            _side(base, start, end, [change for change in group if change.side == side]) for side in (0, 1)
        )
        chunks += ("".join(base[done:start]), _merged("".join(base[start:end]), ours_here, theirs_here))
        done = end
    return [chunk for chunk in (*chunks, "".join(base[done:])) if chunk]


def _changes(base: Sequence[str], changed: Sequence[str], side: int) -> Iterator[_Change]:
    """What a side changed: ours (0) or theirs (1)."""
    i = j = 0
    for next_i, next_j in [*matches(base, changed), (len(base), len(changed))]:
        if i < next_i or j < next_j:
            yield _Change(i, next_i, side, changed[j:next_j])
        i, j = next_i + 1, next_j + 1


def _groups(
    base: Sequence[str], changes: list[_Change], parts: Callable[[str], bool]
) -> Iterator[list[_Change]]:
    """Changes in runs that nothing unchanged parts."""
    group: list[_Change] = []
    end = 0
    for change in changes:
        if group and any(map(parts, base[end : change.start])):
            yield group
            group = []
        group.append(change)
        end = max(end, change.end)
    if group:
        yield group


def _side(base: Sequence[str], start: int, end: int, changes: list[_Change]) -> str:
    """The text of a stretch of the base after one side's changes."""
    pieces: list[str] = []
    for change in changes:
        pieces += (*base[start : change.start], *change.new)
        start = change.end
    return "".join((*pieces, *base[start:end]))


def _merged(base: str, ours: str, theirs: str) -> Chunk:
    chosen = choose(base, ours, theirs)
    return Clash(base, ours, theirs) if chosen is None else chosen[0] or ""

"""Names for units without a key, so that a unit has one name in all three texts of a merge."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cureon_editor.comparison.pairing import paired
from cureon_editor.comparison.units import Units
from cureon_editor.comparison.weaving import Name, Named, Sides

_BASE, _OURS, _THEIRS = "base", "ours", "theirs"


def named(base: Units, ours: Units, theirs: Units) -> Sides:
    """The units with names: those of the base keep theirs where they were changed or moved.

    New units that stand at one place on both sides share a name if they are alike, and so do those with
    which both replaced the same unit.
    """
    old = Named(tuple((_BASE, at) for at in range(len(base.contents))), base)
    mine, other = _named(base, ours, _OURS), _named(base, theirs, _THEIRS)
    mine = _renamed(mine, dict(_replacing(old, mine, other)))
    other = _renamed(other, dict(_replacing(old, other, mine)))
    return old, mine, _renamed(other, dict(_shared(old, mine, other)))


def _named(base: Units, side: Units, who: str) -> Named:
    pairing = paired(base.contents, side.contents)
    known = {j: i for i, j in (*pairing.kept, *pairing.moved)}
    names = ((_BASE, known[j]) if j in known else (who, j) for j in range(len(side.contents)))
    return Named(tuple(names), side)


def _renamed(side: Named, names: dict[Name, Name]) -> Named:
    return Named(tuple(names.get(name, name) for name in side.names), side.units)


def _replacing(base: Named, side: Named, other: Named) -> Iterator[tuple[Name, Name]]:
    """New units of a side with the names of those they replace and the other side changed."""
    common = set(base.names) & set(side.names) & set(other.names)
    gone, new = _places(base, common, side), _places(side, common, base)
    for place, names in gone.items():
        changed = [
            name for name in names if other.contents.get(name, base.contents[name]) != base.contents[name]
        ]
        yield from zip(new[place], changed, strict=False)


def _shared(base: Named, ours: Named, theirs: Named) -> Iterator[tuple[Name, Name]]:
    """Their new units with the names of ours that stand for the same."""
    common = set(base.names) & set(ours.names) & set(theirs.names)
    mine, other = _places(ours, common, base), _places(theirs, common, base)
    gone = _places(base, common, ours)
    for place in mine.keys() & other.keys():
        left = [ours.contents[name] for name in mine[place]]
        right = [theirs.contents[name] for name in other[place]]
        pairs = list(paired(left, right).kept)
        if any(name not in theirs.contents for name in gone[place]):
            pairs += zip(*_rest(pairs, len(left), len(right)), strict=False)
        yield from ((other[place][j], mine[place][i]) for i, j in pairs)


def _rest(pairs: Sequence[tuple[int, int]], *counts: int) -> Iterator[list[int]]:
    """The places on each side that are in no pair."""
    for side, count in enumerate(counts):
        taken = {pair[side] for pair in pairs}
        yield [at for at in range(count) if at not in taken]


def _places(side: Named, common: set[Name], other: Named) -> defaultdict[Name | None, list[Name]]:
    """The names that `other` does not have, by the unit common to all behind which they stand."""
    places: defaultdict[Name | None, list[Name]] = defaultdict(list)
    place: Name | None = None
    for name in side.names:
        if name in common:
            place = name
        elif name not in other.contents:
            places[place].append(name)
    return places

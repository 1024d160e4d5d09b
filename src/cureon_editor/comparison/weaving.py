"""Three-way merge of named units: each by itself, in an order that keeps what either side put where."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cureon_editor.comparison.chunks import Chunk, followed
from cureon_editor.comparison.three_way import choose
from cureon_editor.comparison.units import Units, words

Name = Hashable

#: What becomes of one unit; None takes it out.
Decided = Chunk | list[Chunk] | None

#: A unit's text in the base, with us and with them; None where there is none.
Texts = tuple[str | None, str | None, str | None]

#: Merges one unit.
Decide = Callable[[Name, Texts], Decided]


@dataclass(frozen=True)
class Named:
    """Units with a name each, all different, by which they are known in the three texts."""

    names: tuple[Name, ...]
    units: Units

    @cached_property
    def contents(self) -> Mapping[Name, str]:
        """The units' texts by name."""
        return dict(zip(self.names, self.units.contents, strict=True))

    @cached_property
    def gaps(self) -> Mapping[Name, str]:
        """What stands behind each unit but the last, by name."""
        return dict(zip(self.names, self.units.gaps, strict=False))


#: The units of the base, ours and theirs.
Sides = tuple[Named, Named, Named]


def weave(sides: Sides, decide: Decide) -> list[Chunk]:
    """The merged units with what stands around them.

    Units that both sides added at one place stand there both, ours first. Where both sides put the same
    units into another order, ours counts.
    """
    base, ours, theirs = sides
    chunks: list[Chunk] = [_around(base.units.lead, ours.units.lead, theirs.units.lead)]
    last: Name | None = None
    for name in order(base.names, ours.names, theirs.names):
        texts = base.contents.get(name), ours.contents.get(name), theirs.contents.get(name)
        decided = decide(name, texts)
        merged = decided if isinstance(decided, list) else [decided] if decided else []
        if merged and last is not None:
            chunks[-1] = followed(chunks[-1], _gap(last, sides))
        if merged:
            chunks += merged
            last = name
    chunks.append(_around(base.units.tail, ours.units.tail, theirs.units.tail))
    return [chunk for chunk in chunks if chunk]


def order(base: Sequence[Name], ours: Sequence[Name], theirs: Sequence[Name]) -> Iterator[Name]:
    """The names of all three in one order: that of a side that changed it, ours first.

    What only the other side has stands behind what it stands behind there.
    """
    leads = _reordered(base, ours) or not _reordered(base, theirs)
    lead, other = (ours, theirs) if leads else (theirs, ours)
    known, elsewhere = set(lead), {*base, *other}
    behind: defaultdict[Name | None, list[Name]] = defaultdict(list)
    anchor: Name | None = None
    for name in other:
        if name in known:
            anchor = name
        else:
            behind[anchor].append(name)
    waiting = behind.pop(None, [])
    for name in lead:
        if not leads or name in elsewhere:  # what we added at the same place comes first
            yield from waiting
            waiting = []
        yield name
        waiting += behind.pop(name, [])
    yield from waiting


def reordered_by_both(base: Sequence[Name], ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """Whether each side put what stood there before into an order of its own."""
    kept = set(base) & set(ours) & set(theirs)
    orders = [[name for name in names if name in kept] for names in (base, ours, theirs)]
    return choose(*map(repr, orders)) is None


def _reordered(base: Sequence[Name], side: Sequence[Name]) -> bool:
    kept = set(base) & set(side)
    return [name for name in base if name in kept] != [name for name in side if name in kept]


def _gap(name: Name, sides: Sides) -> str:
    """What stands behind a unit that another one follows."""
    old, mine, other = (side.gaps.get(name) for side in sides)
    if mine is None or other is None:
        found = other if mine is None else mine
        return sides[1].units.gap if found is None else found
    return _around(old or "", mine, other)


def _around(base: str, ours: str, theirs: str) -> str:
    """White space and comments around units; what both sides changed is ours, with their words behind it."""
    chosen = choose(base, ours, theirs)
    if chosen:
        return chosen[0] or ""
    added = set(words(theirs)) - set(words(base)) - set(words(ours))
    return ours + theirs if any(not word.isspace() for word in added) else ours

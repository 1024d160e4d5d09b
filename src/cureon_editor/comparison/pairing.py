"""Which unit of one text has become which of another: the same, changed, or moved."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cureon_editor.comparison.sequences import Match, matches
from cureon_editor.comparison.units import words

#: Share of words in common from which a unit counts as a changed one and not as another.
_ALIKE = 0.5
#: Pairs of units and characters up to which all pairs are looked at.
_MANY_PAIRS = 2_500
_MANY_CHARACTERS = 200_000
#: Characters from which a unit that stands elsewhere is a moved one and not a chance.
_MOVED = 20


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs of places in two texts: `kept` ascend in both, `moved` say the same in another place."""

    kept: tuple[Match, ...]
    moved: tuple[Match, ...]


def paired(before: Sequence[str], after: Sequence[str]) -> Pairing:
    """The units that are still there, be they changed or moved."""
    same = matches(before, after)
    kept: list[Match] = []
    i = j = 0
    for match in [*same, (len(before), len(after))]:
        kept += ((i + a, j + b) for a, b in changed_pairs(before[i : match[0]], after[j : match[1]]))
        kept.append(match)
        i, j = match[0] + 1, match[1] + 1
    return Pairing(tuple(kept[:-1]), tuple(_moved(before, after, kept[:-1])))


def changed_pairs(before: Sequence[str], after: Sequence[str]) -> list[Match]:
    """The pairs of units most alike, ascending in both."""
    if not before or not after or len(before) * len(after) > _MANY_PAIRS:
        return []
    if sum(map(len, before)) + sum(map(len, after)) > _MANY_CHARACTERS:
        return [(0, 0)] if len(before) == len(after) == 1 else []
    best: list[list[float]] = [[0.0] * (len(after) + 1)]
    for unit in before:
        above, row = best[-1], [0.0]
        for at, other in enumerate(after):
            row.append(max(row[at], above[at + 1], above[at] + _counted(unit, other)))
        best.append(row)
    return _path(best, before, after)


def _path(best: list[list[float]], before: Sequence[str], after: Sequence[str]) -> list[Match]:
    """The pairs that make up the best sum."""
    i, j = len(before), len(after)
    pairs: list[Match] = []
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def _moved(before: Sequence[str], after: Sequence[str], kept: Sequence[Match]) -> Iterator[Match]:
    """Pairs of units without a partner that say the same in another place, once in each text."""
    new = _lonely(after, {j for _, j in kept})
    for text, place in _lonely(before, {i for i, _ in kept}).items():
        if place >= 0 and new.get(text, -1) >= 0:
            yield place, new[text]


def _lonely(units: Sequence[str], taken: Collection[int]) -> dict[str, int]:
    """The places of units without a partner, long enough to be known again; -1 for those that repeat."""
    places: dict[str, int] = {}
    for at, unit in enumerate(units):
        if at not in taken and len(unit) >= _MOVED:
            places[unit] = -1 if unit in places else at
    return places


def _counted(unit: str, other: str) -> float:
    likeness = alike(unit, other)
    return likeness if likeness >= _ALIKE else 0.0


def alike(one: str, other: str) -> float:
    """The share of words that two texts have in common, from 0 to 1 (Dice's coefficient)."""
    ours, theirs = _counts(one), _counts(other)
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0


@lru_cache(maxsize=4096)
def _counts(text: str) -> Counter[str]:
    return Counter(word for word in words(text) if word[-1].isalnum())

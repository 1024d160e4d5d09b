"""Align two sequences in time that is bounded whatever they hold."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

#: Pairs of equal elements up to which difflib looks at all of them; above, elements that stand once lead.
_FEW = 60_000

#: `before[i]` is `after[j]`.
Match = tuple[int, int]


def matches(before: Sequence[str], after: Sequence[str]) -> list[Match]:
    """Places of equal elements, ascending in both sequences.

    Stretches that repeat too much to be aligned in reasonable time are left unmatched.
    """
    found: list[Match] = []
    waiting = [(0, len(before), 0, len(after))]
    while waiting:
        low, high, left, right = waiting.pop()
        while low < high and left < right and before[low] == after[left]:
            found.append((low, left))
            low, left = low + 1, left + 1
        while low < high and left < right and before[high - 1] == after[right - 1]:
            high, right = high - 1, right - 1
            found.append((high, right))
        if low < high and left < right:
            inside = list(_inside(before[low:high], after[left:right]))
            found += ((low + i, left + j) for i, j, leads in inside if not leads)
            anchors = [(low + i, left + j) for i, j, leads in inside if leads]
            found += anchors
            if anchors:
                waiting += _between([(low - 1, left - 1), *anchors, (high, right)])
    return sorted(found)


def _between(anchors: list[Match]) -> Iterator[tuple[int, int, int, int]]:
    """What lies between anchors, to be aligned in turn."""
    for (i, j), (next_i, next_j) in pairwise(anchors):
        yield i + 1, next_i, j + 1, next_j


def _inside(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Matches of two stretches, each with whether what lies around it has still to be aligned."""
    ours, theirs = Counter(before), Counter(after)
    words = [item for item in ours.keys() & theirs.keys() if not item.isspace()]
    if sum(ours[item] * theirs[item] for item in words) <= _FEW:
        # White space matches only beside something that does.
        for block in SequenceMatcher(str.isspace, before, after, autojunk=False).get_matching_blocks():
            yield from ((block.a + at, block.b + at, False) for at in range(block.size))
        return
    once = {item for item in words if ours[item] == theirs[item] == 1}
    place = {item: at for at, item in enumerate(after) if item in once}
    pairs = [(at, place[item]) for at, item in enumerate(before) if item in once]
    yield from ((i, j, True) for i, j in _ascending(pairs))


def _ascending(pairs: list[Match]) -> list[Match]:
    """The longest selection of pairs, ascending in the first, that ascends in the second too."""
    ends: list[int] = []
    last: list[int] = []
    above: list[int] = []
    for at, (_, j) in enumerate(pairs):
        rank = bisect_left(ends, j)
        above.append(last[rank - 1] if rank else -1)
        ends[rank : rank + 1], last[rank : rank + 1] = [j], [at]
    chosen: list[Match] = []
    at = last[-1] if last else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = above[at]
    return chosen[::-1]

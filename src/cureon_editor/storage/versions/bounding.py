"""Which versions must go so that all of them together stay within a size."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Holding:
    """One version as its size is judged: the document it belongs to, when it was kept, its text's digest."""

    document: str
    when: datetime
    digest: str


def staying_within(largest: int, holdings: Sequence[Holding], sizes: Mapping[str, int]) -> frozenset[int]:
    """The positions that stay, oldest first to go, so that their texts take `largest` bytes at most.

    The newest version of a document goes only when nothing else is left to go, and the newest of all never.
    A text that several versions share counts once, and until the last of them is gone.
    """
    stay = set(range(len(holdings)))
    shared = Counter(holding.digest for holding in holdings)
    total = sum(sizes.get(digest, 0) for digest in shared)
    for at in _by_worth(holdings):
        if total <= largest:
            break
        stay.remove(at)
        digest = holdings[at].digest
        shared[digest] -= 1
        if not shared[digest]:
            total -= sizes.get(digest, 0)
    return frozenset(stay)


def _by_worth(holdings: Sequence[Holding]) -> Iterable[int]:
    """The positions that may go, the first to go first."""
    order = sorted(range(len(holdings)), key=lambda at: holdings[at].when)
    newest = {holdings[at].document: at for at in order}
    last = set(newest.values())
    return sorted(order, key=lambda at: at in last)[:-1]

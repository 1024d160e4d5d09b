"""Every number of a sentence with the words before and behind it, and what those say of how it is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cureon_editor.checks.claims.quantities import Bound
from cureon_editor.checks.counts import numbers
from cureon_editor.checks.phrases import fold

_DECIMAL = re.compile(r"(?<![\w.,])\d{1,6}\.\d{1,4}(?![\w.])")
#: Words before a number that say how it is meant.
_MANNER = re.compile(
    r"(?:^|(?<=\W))(?P<word>a|an|the|the first|some|just|only|a further|a total of|median|mean"
    r"|(?:a|an) (?:median|mean|maximum|minimum|average) of|about|around|roughly|approximately|nearly|almost"
    r"|over|more than|less than|fewer than|under|at least|at most|up to|as many as|as long as|~)$"
)
_ABOUT = frozenset({"about", "around", "roughly", "approximately", "nearly", "almost", "some", "~"})
_LEAST = frozenset({"over", "more than", "at least", "a minimum of"})
_MOST = frozenset(
    {"less than", "fewer than", "under", "at most", "up to", "as many as", "as long as", "a maximum of"}
)
#: How many numbers of a sentence are read.
MOST = 60
#: How many words on how a number is meant may stand before it.
_WORDS = 4
#: What joins the two numbers of a range.
_TO = re.compile(r"\s?-\s?|\s(?:to|or)\s")


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value, offsets, and the folded text around it.

    `before` ends where the words begin that say how it is meant. `average` is "median", "mean" or nothing.
    """

    value: float
    start: int
    end: int
    before: str
    after: str
    about: bool
    bound: Bound
    average: str
    is_range: bool


@lru_cache(maxsize=16_384)
def numbers_of(sentence: str) -> tuple[Number, ...]:
    """The first numbers of a sentence in order, in digits or in words; prose has no more of them."""
    folded = fold(sentence)
    found = sorted((*numbers(sentence), *_decimals(folded)))[:MOST]
    joined = [bool(_TO.fullmatch(folded[one[1] : two[0]])) for one, two in pairwise(found)]
    ranges = [one or two for one, two in zip((False, *joined), (*joined, False), strict=True)]
    return tuple(
        _number(folded, *each, is_range=is_range) for each, is_range in zip(found, ranges, strict=False)
    )


def _decimals(folded: str) -> Iterator[tuple[int, int, float]]:
    for match in _DECIMAL.finditer(folded):
        yield match.start(), match.end(), float(match[0])


def _number(folded: str, start: int, end: int, value: float, *, is_range: bool) -> Number:
    before, said = _manner(folded[max(0, start - 120) : start])
    after = folded[end : end + 120]
    bound = Bound.LEAST if said & _LEAST else Bound.MOST if said & _MOST else Bound.NONE
    average = next((word for word in ("median", "mean") if any(word in part for part in said)), "")
    return Number(value, start, end, before, after, bool(said & _ABOUT), bound, average, is_range)


def _manner(before: str) -> tuple[str, frozenset[str]]:
    """What stands before a number, cut before the words on how it is meant, and those words."""
    said: set[str] = set()
    before = before.rstrip(" ")
    for _ in range(_WORDS):
        match = _MANNER.search(before)
        if match is None:
            break
        said.add(match["word"])
        before = before[: match.start("word")].rstrip(" ")
    return before, frozenset(said)

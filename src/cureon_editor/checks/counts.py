"""Whole numbers in a text, in digits or in words: `15`, `1,200`, `1.2 million`, `one hundred and six`."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from cureon_editor.checks.phrases import fold
from cureon_editor.checks.text import Span

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: value for value, word in enumerate(_ONES.split())} | {
    word: value * 10 for value, word in enumerate(_TENS.split(), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORD = rf"(?:{'|'.join((*_VALUES, *_SCALES, 'dozen'))})(?!\w)"
_NUMBER = re.compile(
    r"(?<![\w.,])(?:(?P<digits>\d{1,3}(?:[,\u2009\u202f]\d{3})+|\d{1,12})(?:\.(?P<part>\d{1,6}))?"
    rf"(?: (?P<scale>{'|'.join(_SCALES)})(?!\w))?(?!\w|[.,]\d)"
    rf"|(?P<words>{_WORD}(?:(?:-| (?:and )?){_WORD}){{0,8}}))"
)


def counts(text: str) -> frozenset[int]:
    """The whole numbers in a text."""
    return frozenset(value for _, _, value in numbers(text))


def counts_at(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """The whole numbers that stand, in part at least, in one of the ascending, disjoint spans of a text."""
    ends = [end for _, end in spans]
    found = ((value, after, bisect_right(ends, at)) for at, after, value in numbers(text))
    return frozenset(value for value, after, index in found if index < len(spans) and spans[index][0] < after)


def numbers(text: str) -> Iterator[tuple[int, int, int]]:
    """The whole numbers in a text, each with its offsets: start, end, value."""
    for found in _NUMBER.finditer(fold(text)):
        value = _written(found) if found["digits"] else _spoken(found["words"])
        if value is not None:
            yield found.start(), found.end(), value


def _written(found: re.Match[str]) -> int | None:
    """The number in digits, with what scales it; None when it is not whole."""
    digits, part = re.sub(r"\D", "", found["digits"]), found["part"] or ""
    whole, rest = divmod(int(digits + part) * _SCALES.get(found["scale"], 1), 10 ** len(part))
    return None if rest or (part and not found["scale"]) else whole


def _spoken(words: str) -> int:
    total = part = 0
    for word in re.findall(r"\w+", words):
        if word in ("thousand", "million"):
            total, part = total + max(part, 1) * _SCALES[word], 0
        elif word in ("hundred", "dozen"):
            part = max(part, 1) * (100 if word == "hundred" else 12)
        else:
            part += _VALUES.get(word, 0)
    return total + part

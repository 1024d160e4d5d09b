"""Cut a body into stretches that can be read as prose one by one, with the same result as all at once."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from cureon_editor.citations.code_spans import Span, code_spans, merged
from cureon_editor.prose.divs import divs

_HEADING = re.compile(r"\n(?=\#{1,2}[ \t])")
_GAP = re.compile(r"\n[ \t]*+\n(?=\S)")
#: Characters of a section from which it is cut at empty lines too.
LONG = 12_000
#: Of the paragraphs of a long section about one in so many begins a stretch.
_ONE_IN = 8
#: Characters of a paragraph that decide whether a stretch begins with it.
_SIGN = 40


def stretches(body: str, long: int = LONG) -> list[str]:
    """The body in stretches that join to it exactly, one at least.

    Each begins with a heading of level 1 or 2 or, in a section of more than `long` characters, after an empty
    line; never inside code, a comment or a fenced div. No block, citation or other markup reaches across.
    """
    closed = _closed(body)
    starts = [0, *_open(closed, (found.end() for found in _HEADING.finditer(body)))]
    sections = pairwise((*starts, len(body)))
    starts = [
        start
        for first, end in sections
        for start in (_within(body, first, end, closed) if end - first > long else (first,))
    ]
    return [body[start:end] for start, end in pairwise((*starts, len(body)))]


def _within(body: str, start: int, end: int, closed: Sequence[Span]) -> Iterator[int]:
    """The starts of the stretches of one long section.

    Whether one begins at a paragraph depends on that paragraph alone, so an edit moves no cut but its own.
    """
    yield start
    gaps = (gap.end() for gap in _GAP.finditer(body, start, end))
    yield from _open(closed, (gap for gap in gaps if _begins(body[gap : gap + _SIGN])))


def _begins(sign: str) -> bool:
    """Whether a paragraph that begins so begins a stretch."""
    return crc32(sign.encode("utf-8", "replace")) % _ONE_IN == 0


def _closed(body: str) -> tuple[Span, ...]:
    """What must not be cut, ascending and disjoint: code and comments of several lines, and divs."""
    code = (span for span in code_spans(body) if "\n" in body[span[0] : span[1]])
    return merged(sorted((*code, *((div.start, div.end) for div in divs(body)))))


def _open(closed: Sequence[Span], offsets: Iterator[int]) -> Iterator[int]:
    """Those of the offsets that lie strictly inside none of the spans."""
    for offset in offsets:
        index = bisect_left(closed, (offset, 0)) - 1
        if index < 0 or closed[index][1] <= offset:
            yield offset

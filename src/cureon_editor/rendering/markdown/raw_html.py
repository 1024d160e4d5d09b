"""Find the blocks of raw HTML in a body: from a tag to its closing tag, or to the next blank line."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate

from markdown.util import BLOCK_LEVEL_ELEMENTS

_NAMES = frozenset(BLOCK_LEVEL_ELEMENTS)
_VOID = frozenset({"hr", "link", "meta", "base", "col", "source", "track"})
_START = re.compile(r" {0,3}<(?:(!--)|/?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$))")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])")


def html_extents(lines: Sequence[str]) -> Mapping[int, int]:
    """For each line that begins a block of HTML, the line after the block's last.

    A block whose tag is never closed ends before the next blank line, so that it cannot swallow the article.
    Lines inside a block may be listed too: a reader that jumps to a block's end never asks for them.
    """
    starts = {n: match for n, line in enumerate(lines) if "<" in line and (match := _START.match(line))}
    if not starts:
        return {}
    text = "\n".join(lines)
    offsets = list(accumulate((len(line) + 1 for line in lines), initial=0))
    closers = _closers(text)
    comment_ends = [match.start() for match in re.finditer("-->", text)]
    blanks = [n for n, line in enumerate(lines) if not line.strip()] + [len(lines)]
    extents: dict[int, int] = {}
    for number, match in starts.items():
        name = (match[2] or "").lower()
        if not match[1] and name not in _NAMES:
            continue
        start = offsets[number] + match[0].index("<")
        end = _after(comment_ends, start + 3) if match[1] else closers.get(start)
        if end is None and name not in _VOID:
            extents[number] = blanks[bisect_right(blanks, number)]
        else:
            extents[number] = bisect_right(offsets, end or start)
    return extents


def _closers(text: str) -> dict[int, int]:
    """For each opening tag that is closed, where its closing tag begins."""
    stacks: dict[str, list[int]] = defaultdict(list)
    closed: dict[int, int] = {}
    for match in _TAG.finditer(text):
        stack = stacks[match[2].lower()]
        if not match[1]:
            stack.append(match.start())
        elif stack:
            closed[stack.pop()] = match.start()
    return closed


def _after(offsets: Sequence[int], start: int) -> int | None:
    """The first of some ascending offsets that lies after `start`."""
    place = bisect_right(offsets, start)
    return offsets[place] if place < len(offsets) else None

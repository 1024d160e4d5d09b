"""Find the blocks of raw HTML in a body: from a tag to its closing tag, or to the next blank line."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from markdown.util import BLOCK_LEVEL_ELEMENTS

_NAMES = frozenset(BLOCK_LEVEL_ELEMENTS)
_VOID = frozenset({"hr", "link", "meta", "base", "col", "source", "track"})
_START = re.compile(r" {0,3}<(?:(!--)|/?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|\Z))")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])")
_BLANK = re.compile(r"\n(?=[^\S\n]*(?:\n|\Z))")


def html_ends(text: str, starts: Sequence[int]) -> dict[int, int]:
    """For each of these starts of lines that begins a block of HTML, where the line after the block starts.

    A block whose tag is never closed ends before the next blank line, so that it cannot swallow the article.
    Lines inside a block may be listed too: a reader that jumps to a block's end never asks for them.
    """
    found = [match for start in starts if (match := _START.match(text, start))]
    if not found:
        return {}
    closers = _closers(text)
    comment_ends = [match.start() for match in re.finditer("-->", text)]
    blanks = [match.end() for match in _BLANK.finditer(text)]
    ends: dict[int, int] = {}
    for match in found:
        name = (match[2] or "").lower()
        if not match[1] and name not in _NAMES:
            continue
        start = text.index("<", match.start())
        end = _after(comment_ends, start + 3) if match[1] else closers.get(start)
        if end is None and name not in _VOID:
            ends[match.start()] = _after(blanks, match.start()) or len(text)
        else:
            ends[match.start()] = _next_line(text, end or start)
    return ends


def _next_line(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


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

"""Find the list of sources below a page's text, and the disclaimer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cureon_editor.exchange.published.blocks import Block, Kind
from cureon_editor.exchange.published.notebook import Notebook

_HEADING = re.compile(
    r"(?:sources|references|bibliography|sources and references|reference list)\s*:?$", re.IGNORECASE
)
_DISCLAIMER = re.compile(
    r"\bnot (?:a substitute for |intended as |meant as )?(?:\w+ ){0,2}"
    r"(?:medical|clinical|professional) advice"
    r"|\bgeneral information (?:only|and education)|\b(?:information|educational) purposes"
    r"|\bcannot replace advice",
    re.IGNORECASE,
)
_LONGEST_DISCLAIMER = 600
#: Numbers on a page have three digits at most.
_MOST_SOURCES = 999


@dataclass(frozen=True, slots=True)
class Parts:
    """A page's blocks as text, the items of its source list, and what stands below them."""

    text: tuple[Block, ...]
    sources: tuple[Block, ...]
    below: tuple[Block, ...]


def split_sources(blocks: Sequence[Block], notebook: Notebook) -> Parts:
    """Divide a page at the last heading named "Sources" or like it; a list without numbers is given them."""
    at = [i for i, block in enumerate(blocks) if block.kind is Kind.PARAGRAPH and _HEADING.match(block.text)]
    if not at:
        message = 'No heading "Sources" or "References" was found; no sources or citations were imported.'
        notebook.add(1, message)
        return Parts(tuple(blocks), (), ())
    start = at[-1] + 1
    end = _end_of_list(blocks, start)
    items = tuple(blocks[start:end])
    if items and items[0].kind is not Kind.NUMBERED:
        notebook.add(items[0].line, "The sources have no numbers on the page; they were numbered in order.")
        items = tuple(replace(item, number=index) for index, item in enumerate(items, start=1))
    return Parts(tuple(blocks[: start - 1]), items, tuple(blocks[end:]))


def is_disclaimer(block: Block) -> bool:
    """Whether a paragraph is the closing line that says this is general information."""
    short = block.kind is Kind.PARAGRAPH and len(block.text) <= _LONGEST_DISCLAIMER
    return short and _DISCLAIMER.search(block.text) is not None


def _end_of_list(blocks: Sequence[Block], start: int) -> int:
    """Where blocks of the kind that the list begins with end, at the disclaimer at the latest."""
    last = min(len(blocks), start + _MOST_SOURCES)
    kind = blocks[start].kind if start < len(blocks) else Kind.NUMBERED
    others = (i for i in range(start, last) if blocks[i].kind is not kind or is_disclaimer(blocks[i]))
    return next(others, last)

"""Group a body's lines into blocks, by the rules of Python-Markdown as far as prose is concerned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cureon_editor.citations.code_spans import code_spans
from cureon_editor.prose.divs import divs

_HEADING = re.compile(r"(#{1,6})(?:[ \t]|$)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_ITEM = re.compile(r"[ \t]*+(?:[-*+]|[0-9]{1,9}[.)])[ \t]")
_QUOTE = re.compile(r" {0,3}>")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\s]+\]:")
_TABLE_RULE = re.compile(r"[ \t]*+\|?+[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*\|?[ \t]*+$")


class Kind(StrEnum):
    """What a block is; `TABLE_HEAD` is the first row of a table, each further row a `TABLE_ROW`."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    TABLE_HEAD = "table head"
    TABLE_ROW = "table row"
    QUOTE = "quotation"
    FOOTNOTE = "footnote"


_TABLE = frozenset({Kind.TABLE_HEAD, Kind.TABLE_ROW})
_RUNNING = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE, Kind.FOOTNOTE})


@dataclass(slots=True)
class Lines:
    """The lines of one block: offsets without the last line break; `level` is that of a heading, else 0."""

    kind: Kind
    start: int
    end: int
    level: int = 0
    count: int = 1


def grouped(body: str) -> list[Lines]:
    """The blocks of a body in order; blank lines, fenced code, comments and div fences belong to none."""
    found: list[Lines] = []
    block: Lines | None = None
    for start, end, following in _lines(body):
        line = body[start:end]
        if not line.strip():
            block = None
        elif block and block.kind in _TABLE and _TABLE_RULE.match(line):
            continue
        elif block and _continues(line, block):
            _grow(block, end, line)
        else:
            block = Lines(_kind(line, following, block), start, end, _level(line))
            found.append(block)
    return found


def _lines(body: str) -> Iterator[tuple[int, int, str]]:
    """The offsets of each line and the text of the next; lines of code and div fences come as empty."""
    hidden = iter((*code_spans(body), (len(body) + 1, 0)))
    code_start, code_end = next(hidden)
    fences = {offset for div in divs(body) for offset in (div.start, div.inner_end)}
    lines = body.split("\n")
    start = 0
    for line, following in zip(lines, (*lines[1:], ""), strict=True):
        end = start + len(line)
        while code_end < end and code_end:
            code_start, code_end = next(hidden)
        skipped = start in fences or (code_start <= start and end <= code_end)
        yield start, start if skipped else end, following
        start = end + 1


def _continues(line: str, block: Lines) -> bool:
    """Whether a line goes on with the block of the line before it."""
    if block.kind not in _RUNNING or _level(line):
        return False
    return block.kind is not Kind.ITEM or not _ITEM.match(line)


def _grow(block: Lines, end: int, line: str) -> None:
    """Add a line; an underline makes a paragraph of one line a heading."""
    if block.kind is Kind.PARAGRAPH and block.count == 1 and _UNDERLINE.match(line):
        block.kind = Kind.HEADING
        block.level = 1 if line[0] == "=" else 2
    block.end = end
    block.count += 1


def _kind(line: str, following: str, before: Lines | None) -> Kind:
    """What a line begins that continues nothing."""
    if _level(line):
        return Kind.HEADING
    if before and before.kind in _TABLE:
        return Kind.TABLE_ROW
    if "|" in line and _TABLE_RULE.match(following):
        return Kind.TABLE_HEAD
    for kind, pattern in ((Kind.ITEM, _ITEM), (Kind.QUOTE, _QUOTE), (Kind.FOOTNOTE, _FOOTNOTE)):
        if pattern.match(line):
            return kind
    return Kind.PARAGRAPH


def _level(line: str) -> int:
    """The level of a heading line, 0 for any other line."""
    heading = _HEADING.match(line)
    return len(heading[1]) if heading else 0

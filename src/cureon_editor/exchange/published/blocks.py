"""Cut a page's plain text into what a reader saw: paragraphs, list items, tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from cureon_editor.exchange.published.notebook import Notebook

_LINE_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_INVISIBLE = re.compile(r"[\ufeff\u200b\x00-\x08\x0e-\x1f\x7f]")
_BULLET = re.compile(r"([•◦▪●○‣∙·*+-]|–(?=\s))\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\[(\d{1,3})\]|(\d{1,3})[.)])\s+(?=\S)")
#: Wrapped lines are no longer than this, and paragraphs pasted as one line nearly always are.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 60


class Kind(Enum):
    """What a block is, as far as its own lines say."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its kind, 1-based line, text on one line (a table keeps its rows, tabs between cells).

    `indent` is the columns before a list marker, `number` the number of a numbered item.
    """

    kind: Kind
    line: int
    text: str
    indent: int = 0
    number: int = 0


def read_blocks(text: str, notebook: Notebook) -> tuple[Block, ...]:
    """The blocks of a page's text; any line ending, tabs and byte order mark are understood."""
    lines = _INVISIBLE.sub("", _LINE_BREAKS.sub("\n", text)).split("\n")
    blocks: list[Block] = []
    for first, group in _groups(lines):
        found = _read_group(first, group, notebook)
        if blocks and blocks[-1].text.endswith(":") and _are_lines(found):
            notebook.add(first, "Read as a list: these lines stand together after a colon.", found[0].text)
            found = [replace(block, kind=Kind.BULLET) for block in found]
        blocks += found
    return tuple(blocks)


def _are_lines(blocks: list[Block]) -> bool:
    """Whether a group is several paragraphs with no blank line between, as list items are copied."""
    return len(blocks) > 1 and all(block.kind is Kind.PARAGRAPH for block in blocks)


def _groups(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines between blank ones, each with the 1-based number of its first line."""
    group: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            group.append(line.rstrip())
        elif group:
            yield number - len(group), group
            group = []


def _read_group(first: int, group: list[str], notebook: Notebook) -> list[Block]:
    """The blocks of neighbouring lines: each line one, but rows of a table and wrapped lines together."""
    runs: list[list[Block]] = []
    width = _wrap_width(group)
    wrapped = False
    for index, raw in enumerate(group):
        block = _read_line(first + index, raw)
        if index and block.kind is runs[-1][0].kind is Kind.TABLE:
            runs[-1].append(block)
        elif index and block.kind is Kind.PARAGRAPH and _continues(runs[-1][0], group[index - 1], raw, width):
            runs[-1].append(block)
            wrapped = True
        else:
            runs.append([block])
    if wrapped:
        message = f"Lines {first} to {first + len(group) - 1} looked like wrapped lines and were joined."
        notebook.add(first, message, runs[0][0].text)
    return [_joined(run) for run in runs]


def _read_line(line: int, raw: str) -> Block:
    expanded = raw.expandtabs(4)
    indent = len(expanded) - len(expanded.lstrip())
    text = raw.strip()
    if bullet := _BULLET.match(text):
        return Block(Kind.BULLET, line, _one_line(text[bullet.end() :]), indent)
    if numbered := _NUMBERED.match(text):
        number = int(numbered[1] or numbered[2])
        return Block(Kind.NUMBERED, line, _one_line(text[numbered.end() :]), indent, number)
    if "\t" in text:
        return Block(Kind.TABLE, line, text)
    return Block(Kind.PARAGRAPH, line, _one_line(text))


def _wrap_width(group: list[str]) -> int:
    """The column at which a group's lines are wrapped, 0 when they are not."""
    widest = max(map(len, group))
    full = sum(len(line) >= _NARROWEST_WRAP for line in group)
    return widest if widest <= _WIDEST_WRAP and full > 1 else 0


def _continues(previous: Block, before: str, raw: str, width: int) -> bool:
    """Whether a line goes on with the block before: its first word did not fit there, or it hangs."""
    if previous.kind is Kind.TABLE:
        return False
    if previous.kind is not Kind.PARAGRAPH and raw[0].isspace():
        return True
    return bool(width) and len(before) + 1 + len(raw.split(maxsplit=1)[0]) > width


def _joined(run: list[Block]) -> Block:
    """One block of lines that belong together; a single line with tabs is no table."""
    first = run[0]
    if first.kind is Kind.TABLE and len(run) == 1:
        return replace(first, kind=Kind.PARAGRAPH, text=_one_line(first.text))
    separator = "\n" if first.kind is Kind.TABLE else " "
    return replace(first, text=separator.join(block.text for block in run))


def _one_line(text: str) -> str:
    """White space in runs becomes one space; no-break spaces stay."""
    return re.sub(r"[ \t]+", " ", text)

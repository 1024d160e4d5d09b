"""One line of a pipe table: what stands before it, and the cells it is cut into."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cureon_editor.editing.lines import Line

_PREFIX = re.compile(r"[ \t]*(?:>[ \t]*)*")
_TOKENS = re.compile(r"\\\\|\\`+|`+|\\\||\|")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text without the spaces around it and its offset; `opening` is the offset behind its pipe."""

    text: str
    start: int
    opening: int

    @property
    def end(self) -> int:
        """The offset behind the text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: `prefix` is its indent and quote marks, the rest is `text` from `start` on."""

    start: int
    text: str
    prefix: str
    cells: tuple[Cell, ...]

    @property
    def end(self) -> int:
        """The offset of the line's end."""
        return self.start + len(self.text)


def prefix_of(line: str) -> str:
    """The indent and quote marks of a line."""
    found = _PREFIX.match(line)
    return found[0] if found else ""


def ends_in_pipe(text: str) -> bool:
    """Whether the last character is a pipe that is not escaped."""
    bare = text.removesuffix("|")
    return bare != text and (len(bare) - len(bare.rstrip("\\"))) % 2 == 0


def read_row(line: Line, *, bordered: bool) -> Row:
    """A line cut into cells; outer pipes are borders only in a table whose heading row has one."""
    prefix = prefix_of(line.text)
    first, last = len(prefix), len(line.text.rstrip(" \t"))
    last = max(first, last)
    if bordered and line.text.startswith("|", first):
        first += 1
    if bordered and last > first and ends_in_pipe(line.text[first:last]):
        last -= 1
    edges = [first - 1, *(first + pipe for pipe in _pipes(line.text[first:last])), last]
    cells = tuple(_cell(line.text, line.start, start + 1, end) for start, end in pairwise(edges))
    return Row(line.start, line.text, prefix, cells)


def _cell(text: str, offset: int, start: int, end: int) -> Cell:
    """The cell between two pipes; an empty one is placed one space behind the first."""
    raw = text[start:end]
    content = raw.strip(" \t")
    inner = raw.index(content[0]) if content else min(1, len(raw))
    return Cell(content, offset + start + inner, offset + start)


def _pipes(text: str) -> list[int]:
    """The pipes that part cells: neither escaped nor in a code span."""
    tokens = [(found.start(), found[0]) for found in _TOKENS.finditer(text)]
    pipes: list[int] = []
    waiting = _closing_ticks(tokens)
    index = 0
    while index < len(tokens):
        start, token = tokens[index]
        if token == "|":  # noqa: S105 (a token of the text)
            pipes.append(start)
        index = waiting.get(index, index) + 1
    return pipes


def _closing_ticks(tokens: Sequence[tuple[int, str]]) -> dict[int, int]:
    """For each row of backticks that opens code, by index, the index of the row that closes it."""
    closing: dict[int, int] = {}
    nearest: dict[int, int] = {}
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index][1]
        if token[-1] != "`":
            continue
        escaped = token[0] == "\\"
        size = len(token) - escaped
        opening = size - escaped
        if opening and opening in nearest:
            closing[index] = nearest[opening]
        nearest[size] = index
    return closing

"""A pipe table as it stands in the body: rows, cells and their offsets, column alignment."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cureon_editor.editing.line_marks import NESTING, head_of, in_code_block, is_div
from cureon_editor.editing.lines import Line, line_above, line_at, line_below
from cureon_editor.editing.tables.rows import Cell, Row, ends_in_pipe, prefix_of, read_row

_DELIMITER_CELL = re.compile(r"(:?)-+(:?)")


class Align(StrEnum):
    """How a column is set; `NONE` leaves it to the page."""

    NONE = "none"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` are the heading row, then the body's; `delimiter` is the line of dashes between."""

    rows: tuple[Row, ...]
    delimiter: Row
    alignments: tuple[Align, ...]

    @property
    def columns(self) -> int:
        """How many columns the page shows: those of the heading row."""
        return len(self.alignments)

    @property
    def lines(self) -> tuple[Row, ...]:
        """All lines in order, the line of dashes included."""
        return (self.rows[0], self.delimiter, *self.rows[1:])

    @property
    def start(self) -> int:
        """The offset of the first line."""
        return self.rows[0].start

    @property
    def end(self) -> int:
        """The offset behind the last line, without its newline."""
        return self.lines[-1].end

    def place(self, offset: int) -> tuple[int, int]:
        """The row and column (0-based) an offset belongs to; the line of dashes counts as the heading row."""
        line = sum(row.start <= offset for row in self.lines[1:])
        column = sum(cell.opening <= offset for cell in self.lines[line].cells[1:])
        return max(line - 1, 0), column

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place, or the last of its row when the row is too short."""
        cells = self.rows[row].cells
        return cells[min(column, len(cells) - 1)]


def table_at(body: str, offset: int) -> Table | None:
    """The table an offset stands in, as Python-Markdown reads tables; None outside tables and in code."""
    line = line_at(body, offset)
    if not _may_be_row(line.text):
        return None
    quotes = prefix_of(line.text).count(">")
    lines = [*_neighbours(body, line, quotes, line_above)][::-1]
    here = len(lines)
    lines += [line, *_neighbours(body, line, quotes, line_below)]
    for index in range(1, len(lines)):
        table = _read(lines[index - 1 :]) if is_delimiter(lines[index].text) else None
        if table is not None:
            inside = index - 1 <= here and not _is_code(body, lines[index - 1])
            return table if inside else None
    return None


def read_table(text: str, start: int) -> Table:
    """The table that a text consists of, from its first line on; `start` is the text's offset.

    Raises ValueError when the text is no table.
    """
    lines = []
    for part in text.split("\n"):
        lines.append(Line(start, part))
        start += len(part) + 1
    table = _read(lines)
    if table is None:
        message = "the text is not a table"
        raise ValueError(message)
    return table


def is_delimiter(line: str) -> bool:
    """Whether a line is the row of dashes below a heading row."""
    cells = line[len(prefix_of(line)) :].strip(" \t").removeprefix("|").removesuffix("|").split("|")
    return "|" in line and all(_DELIMITER_CELL.fullmatch(cell.strip(" \t")) for cell in cells)


def _may_be_row(line: str) -> bool:
    return "|" in line and not is_div(line)


def _neighbours(
    body: str, line: Line, quotes: int, step: Callable[[str, Line], Line | None]
) -> Iterator[Line]:
    """The lines next to a line, in one direction, that may belong to the same table."""
    following = step(body, line)
    while following and _may_be_row(following.text) and prefix_of(following.text).count(">") == quotes:
        yield following
        following = step(body, following)


def _is_code(body: str, line: Line) -> bool:
    """Whether a line is code: inside a fence, or indented by four without a list item above."""
    if in_code_block(body, line.start):
        return True
    depth = head_of(line.text).depth
    above = line_above(body, line) if depth >= NESTING else None
    while above is not None:
        head = head_of(above.text)
        if not above.blank and head.depth < depth:
            return not head.marker
        above = line_above(body, above)
    return depth >= NESTING


def _read(lines: Sequence[Line]) -> Table | None:
    """The table that starts with a heading row and a row of dashes; None when their columns differ."""
    heading = lines[0].text[len(prefix_of(lines[0].text)) :].strip(" \t")
    bordered = heading.startswith("|") or ends_in_pipe(heading)
    rows = [read_row(line, bordered=bordered) for line in lines]
    delimiter = rows.pop(1)
    if len(delimiter.cells) != len(rows[0].cells) or not (bordered or len(rows[0].cells) > 1):
        return None
    return Table(tuple(rows), delimiter, tuple(_alignment(cell.text) for cell in delimiter.cells))


def _alignment(dashes: str) -> Align:
    return {
        (True, True): Align.CENTRE,
        (True, False): Align.LEFT,
        (False, True): Align.RIGHT,
        (False, False): Align.NONE,
    }[dashes.startswith(":"), dashes.endswith(":")]

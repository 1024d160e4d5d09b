"""Columns that line up: how wide text is, how a row is written, and the splices that tidy a table."""

import unicodedata
from collections.abc import Iterator, Sequence

from cureon_editor.article.edits import Splice
from cureon_editor.editing.lines import replacement
from cureon_editor.editing.tables.model import Align, Table, table_at
from cureon_editor.editing.tables.rows import Row

_NARROWEST = 3
#: Longer cells run on by themselves: padding a whole column to a sentence would only wrap every row.
_WIDEST = 40


def width(text: str) -> int:
    """Columns a text takes in a monospaced font: two for wide characters and emoji, none for combining ones.

    Source: Unicode Standard Annex 11 (East Asian Width).
    """
    return sum(_character_width(char) for char in text) if not text.isascii() else len(text)


def _character_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def column_widths(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The width of each column, from the rows' cells: at least that of its dashes, at most 40."""
    columns = max(map(len, rows))
    widths = [_NARROWEST] * columns
    for cells in rows:
        for index, cell in enumerate(cells):
            widths[index] = max(widths[index], min(width(cell), _WIDEST))
    return tuple(widths)


def dashes(align: Align, columns: int) -> str:
    """The cell below a heading, as wide as its column."""
    left = ":" if align in (Align.LEFT, Align.CENTRE) else "-"
    right = ":" if align in (Align.RIGHT, Align.CENTRE) else "-"
    return left + "-" * (columns - 2) + right


def padding(text: str, align: Align, columns: int) -> tuple[str, str]:
    """The spaces before and after a cell's text."""
    free = max(columns - width(text), 0)
    before = {Align.RIGHT: free, Align.CENTRE: free // 2}.get(align, 0)
    return " " * before, " " * (free - before)


def row_text(prefix: str, cells: Sequence[str], alignments: Sequence[Align], widths: Sequence[int]) -> str:
    """One row as it is written in a tidy table."""
    return "".join(
        gap + cell for gap, cell in zip(_gaps(prefix, cells, alignments, widths), (*cells, ""), strict=True)
    )


def realigned(body: str, offset: int) -> tuple[Splice, ...]:
    """The splices that line up the columns of the table at an offset; none outside tables.

    Only spaces, missing outer pipes and missing empty cells change, and the row of dashes: cells never.
    """
    table = table_at(body, offset)
    return () if table is None else realigned_table(table)


def realigned_table(table: Table) -> tuple[Splice, ...]:
    """The splices that line up a table's columns."""
    grid = [[cell.text for cell in row.cells] for row in table.rows]
    widths = column_widths(grid)
    alignments = (*table.alignments, *[Align.NONE] * (len(widths) - table.columns))
    splices: list[Splice] = []
    for row in table.lines:
        if row is table.delimiter:
            cells = [dashes(align, size) for align, size in zip(table.alignments, widths, strict=False)]
            splices += replacement(row.start, row.text, row_text(row.prefix, cells, alignments, widths))
        else:
            splices += _row_splices(row, table.columns, alignments, widths)
    return tuple(splices)


def _row_splices(
    row: Row, columns: int, alignments: Sequence[Align], widths: Sequence[int]
) -> Iterator[Splice]:
    """One splice for each stretch between cells with text that is not as it should be."""
    cells = [cell.text for cell in row.cells]
    missing = columns - len(cells)
    wanted = _gaps(row.prefix, [*cells, *[""] * missing], alignments, widths)
    wanted[len(cells) :] = ["".join(wanted[len(cells) :])]
    place, gap = row.start, ""
    for cell, part in zip((*row.cells, None), wanted, strict=True):
        gap += part
        if cell is None or cell.text:
            end = cell.start if cell else row.end
            yield from replacement(place, row.text[place - row.start : end - row.start], gap)
            place, gap = cell.end if cell else end, ""


def _gaps(prefix: str, cells: Sequence[str], alignments: Sequence[Align], widths: Sequence[int]) -> list[str]:
    """What stands before each cell and after the last."""
    gaps = [prefix + "|"]
    for cell, align, columns in zip(cells, alignments, widths, strict=False):
        before, after = padding(cell, align, columns)
        gaps[-1] += " " + before
        gaps.append(after + " |")
    return gaps

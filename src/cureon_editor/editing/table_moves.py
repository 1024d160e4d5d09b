"""From cell to cell: Tab, Shift+Tab and Enter inside a table, which line its columns up as they go."""

from functools import partial

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Part, Selection, Splice
from cureon_editor.editing.command import Command
from cureon_editor.editing.lines import replacement
from cureon_editor.editing.table_changes import Grid, add_row, remove_row, rewritten, tidied
from cureon_editor.editing.tables.layout import realigned_table
from cureon_editor.editing.tables.model import Table, table_at

#: A bar that is text, in a table.
ESCAPED_BAR = "\\|"


def step_cell(article: Article, selection: Selection, *, by: int) -> Edit | None:
    """Select the next or previous cell's text; behind the last cell, add a row. None outside tables."""
    table = table_at(article.body, selection.head)
    if table is None:
        return None
    row, column = table.place(selection.head)
    row, column = divmod(row * table.columns + min(column, table.columns - 1) + by, table.columns)
    if row == len(table.rows):
        return rewritten(table, *_with_row(table, 0), "add table row")
    if row < 0:
        return None
    return _to_cell(article.body, table, row, column)


def row_below(article: Article, selection: Selection) -> Edit | None:
    """What Enter does in a table: go to the cell below, add a row at the end, leave an empty last row."""
    table = table_at(article.body, selection.head)
    if table is None:
        return None
    row, column = table.place(selection.head)
    if row + 1 < len(table.rows):
        return _to_cell(article.body, table, row + 1, column)
    if row > 0 and not any(cell.text for cell in table.rows[row].cells):
        return _leave(table, row)
    return rewritten(table, *_with_row(table, column), "add table row")


def type_bar(article: Article, selection: Selection) -> Edit | None:
    """A `|` typed as a word of a cell: escaped, so that it does not cut the cell in two.

    None where it is markup: outside tables, and in a row that has not all its columns yet.
    """
    table = table_at(article.body, selection.head)
    if table is None or article.body[: selection.start].endswith("\\"):
        return None
    row = table.rows[table.place(selection.head)[0]]
    inside = row.cells[0].opening <= selection.start and selection.end < row.end
    if len(row.cells) < table.columns or not inside:
        return None
    after = selection.start + len(ESCAPED_BAR)
    splice = Splice(Part.BODY, selection.start, selection.end, ESCAPED_BAR)
    return Edit("typing", (splice,), Selection(after, after), joins="typing")


def _with_row(table: Table, column: int) -> tuple[Grid, tuple[int, int]]:
    """The table with an empty row at its end, and the place in it."""
    grid, row, column = add_row(Grid.of(table), len(table.rows) - 1, column, below=True)
    return grid, (row, column)


def _to_cell(body: str, table: Table, row: int, column: int) -> Edit:
    """Line up the columns and select a cell's text."""
    splices = realigned_table(table)
    cell = tidied(body, table, splices).cell(row, column)
    return Edit("tidy table", splices, Selection(cell.start, cell.end))


def _leave(table: Table, row: int) -> Edit:
    """Turn the empty last row into the blank line behind the table."""
    grid, _, _ = remove_row(Grid.of(table), row, 0)
    old = "\n".join(line.text for line in table.lines)
    new = "\n".join(grid.lines()) + "\n\n"
    end = table.start + len(new)
    return Edit("end table", replacement(table.start, old, new), Selection(end, end))


COMMANDS = (
    Command("table.next_cell", "Next cell", partial(step_cell, by=1), "Table/3"),
    Command("table.type_bar", "Upright bar in a cell", type_bar, ""),
    Command("table.previous_cell", "Previous cell", partial(step_cell, by=-1), "Table/3"),
)

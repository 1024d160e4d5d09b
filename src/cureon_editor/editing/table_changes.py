"""Commands that make tables and change their rows, columns and alignment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection, Splice
from cureon_editor.editing.command import Command
from cureon_editor.editing.insertion import insert_block
from cureon_editor.editing.lines import Line, lines_replaced, spliced
from cureon_editor.editing.tables.layout import column_widths, dashes, realigned_table, row_text
from cureon_editor.editing.tables.model import Align, Table, read_table, table_at

_LARGEST = 100


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's contents apart from where they stand: rows, heading row first, and each row's indent."""

    rows: tuple[tuple[str, ...], ...]
    alignments: tuple[Align, ...]
    prefixes: tuple[str, ...]

    @classmethod
    def of(cls, table: Table) -> "Grid":
        """The grid of a table; rows that are too short are filled with empty cells."""
        rows = (tuple(cell.text for cell in row.cells) for row in table.rows)
        full = tuple(row + ("",) * (table.columns - len(row)) for row in rows)
        return cls(full, table.alignments, tuple(row.prefix for row in table.rows))

    def lines(self) -> list[str]:
        """The table as tidy lines."""
        widths = column_widths(self.rows)
        alignments = (*self.alignments, *[Align.NONE] * (len(widths) - len(self.alignments)))
        pairs = zip(self.prefixes, self.rows, strict=True)
        written = [row_text(prefix, row, alignments, widths) for prefix, row in pairs]
        marks = [dashes(align, size) for align, size in zip(self.alignments, widths, strict=False)]
        written.insert(1, row_text(self.prefixes[0], marks, alignments, widths))
        return written


#: A change of a grid at a row and column: the new grid and the caret's place in it, or None for no change.
Change = Callable[[Grid, int, int], tuple[Grid, int, int] | None]


def required_table(article: Article, selection: Selection) -> Table:
    """The table the caret is in; refuses when there is none."""
    table = table_at(article.body, selection.head)
    if table is None:
        message = "The caret is not in a table. Click into a cell first, or insert a table."
        raise RefusedError(message)
    return table


def rewritten(table: Table, grid: Grid, place: tuple[int, int], name: str) -> Edit:
    """The edit that makes `grid` of a table and puts the caret behind the text of the cell at `place`."""
    new = grid.lines()
    caret = read_table("\n".join(new), table.start).cell(*place).end
    old = [Line(row.start, row.text) for row in table.lines]
    return Edit(name, lines_replaced(old, new), Selection(caret, caret))


def tidied(body: str, table: Table, splices: Sequence[Splice]) -> Table:
    """The table as it stands after splices within it."""
    after = spliced(body, splices)
    grown = len(after) - len(body)
    return read_table(after[table.start : table.end + grown], table.start)


def change_table(article: Article, selection: Selection, *, change: Change, name: str) -> Edit | None:
    """Change the table under the caret; the table is tidied in the same step."""
    table = required_table(article, selection)
    changed = change(Grid.of(table), *table.place(selection.head))
    if changed is None:
        return None
    grid, row, column = changed
    return rewritten(table, grid, (row, column), name)


def add_row(grid: Grid, row: int, column: int, *, below: bool) -> tuple[Grid, int, int]:
    """An empty row above or below; above the heading row is below it, because a table has one heading row."""
    at = max(row + below, 1)
    rows = (*grid.rows[:at], ("",) * len(grid.alignments), *grid.rows[at:])
    prefixes = (*grid.prefixes[:at], grid.prefixes[row], *grid.prefixes[at:])
    return replace(grid, rows=rows, prefixes=prefixes), at, column


def remove_row(grid: Grid, row: int, column: int) -> tuple[Grid, int, int]:
    """The grid without a row; the heading row stays."""
    if row == 0:
        message = "A table needs its heading row. Remove the rows below it, or change its text."
        raise RefusedError(message)
    rows, prefixes = grid.rows[:row] + grid.rows[row + 1 :], grid.prefixes[:row] + grid.prefixes[row + 1 :]
    return replace(grid, rows=rows, prefixes=prefixes), min(row, len(rows) - 1), column


def move_row(grid: Grid, row: int, column: int, *, by: int) -> tuple[Grid, int, int] | None:
    """The grid with a row one place up or down; the heading row and the ends stay where they are."""
    to = row + by
    if row == 0 or not 1 <= to < len(grid.rows):
        return None
    rows = list(grid.rows)
    rows[row], rows[to] = rows[to], rows[row]
    return replace(grid, rows=tuple(rows)), to, column


def add_column(grid: Grid, row: int, column: int, *, right: bool) -> tuple[Grid, int, int]:
    """An empty column left or right of the caret's."""
    at = min(column + right, len(grid.alignments))
    rows = tuple((*cells[:at], "", *cells[at:]) for cells in grid.rows)
    alignments = (*grid.alignments[:at], Align.NONE, *grid.alignments[at:])
    return replace(grid, rows=rows, alignments=alignments), row, at


def remove_column(grid: Grid, row: int, column: int) -> tuple[Grid, int, int]:
    """The grid without the caret's column; the last column stays."""
    if len(grid.alignments) == 1:
        message = "A table needs at least one column. To remove the table, select it and delete it."
        raise RefusedError(message)
    rows = tuple(cells[:column] + cells[column + 1 :] for cells in grid.rows)
    alignments = grid.alignments[:column] + grid.alignments[column + 1 :]
    return replace(grid, rows=rows, alignments=alignments), row, min(column, len(alignments) - 1)


def align_column(article: Article, selection: Selection, kind: str) -> Edit | None:
    """Set the caret's column `left`, `centre` or `right`, or `none` to leave it to the page."""
    if kind not in set(Align):
        message = "A column can be set left, centre, right or none."
        raise RefusedError(message)

    def change(grid: Grid, row: int, column: int) -> tuple[Grid, int, int] | None:
        if column >= len(grid.alignments) or grid.alignments[column] == kind:
            return None
        alignments = list(grid.alignments)
        alignments[column] = Align(kind)
        return replace(grid, alignments=tuple(alignments)), row, column

    return change_table(article, selection, change=change, name="align column")


def tidy(article: Article, selection: Selection) -> Edit | None:
    """Line up the columns of the table under the caret, which stays in its cell."""
    table = required_table(article, selection)
    splices = realigned_table(table)
    if not splices:
        return None
    place = table.place(selection.head)
    inside = selection.head - table.cell(*place).start
    cell = tidied(article.body, table, splices).cell(*place)
    caret = cell.start + min(max(inside, 0), len(cell.text))
    return Edit("tidy table", splices, Selection(caret, caret))


def insert_table(article: Article, selection: Selection, rows: int = 3, columns: int = 3) -> Edit | None:
    """Insert an empty table below the caret's paragraph: a heading row and `rows` rows of `columns` cells.

    Refuses sizes outside 1 to 100.
    """
    if not (1 <= rows <= _LARGEST and 1 <= columns <= _LARGEST):
        message = f"A table has 1 to {_LARGEST} rows and 1 to {_LARGEST} columns. Choose smaller numbers."
        raise RefusedError(message)
    empty = Grid(((("",) * columns),) * (rows + 1), (Align.NONE,) * columns, ("",) * (rows + 1))
    return insert_block(article.body, selection.head, empty.lines(), caret=2, name="insert table")


def _change(identifier: str, title: str, change: Change, menu: str, shortcut: str = "") -> Command:
    name = title[0].lower() + title[1:]
    run = partial(change_table, change=change, name=name)
    return Command(f"table.{identifier}", title, run, menu, shortcut)


COMMANDS = (
    Command("insert.table", "Table…", insert_table, "Insert/2", "Ctrl+Shift+T", "table", ("rows", "columns")),
    _change("add_row_above", "Add row above", partial(add_row, below=False), "Table/1"),
    _change("add_row_below", "Add row below", partial(add_row, below=True), "Table/1", "Ctrl+Return"),
    _change("remove_row", "Remove row", remove_row, "Table/1"),
    _change("move_row_up", "Move row up", partial(move_row, by=-1), "Table/1", "Alt+Shift+Up"),
    _change("move_row_down", "Move row down", partial(move_row, by=1), "Table/1", "Alt+Shift+Down"),
    _change("add_column_left", "Add column left", partial(add_column, right=False), "Table/2"),
    _change("add_column_right", "Add column right", partial(add_column, right=True), "Table/2"),
    _change("remove_column", "Remove column", remove_column, "Table/2"),
    Command("table.align", "Align column…", align_column, "Table/2", asks=("kind",)),
    Command("table.tidy", "Tidy table", tidy, "Table/3"),
)

"""The rows of the source list as Qt's item views see them; a new summary changes only what differs."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cureon_editor.editing.source_marks import Mark
from cureon_editor.rendering.protocol import SourceRow
from cureon_editor.ui.widgets.parts import shortened, tip
from cureon_editor.ui.widgets.source_delegate import CITED, KEY, KNOWN, MARKS, NUMBER, TEXT, TITLE

HEADERS = ("No.", "Source", "Cited")
Role = Qt.ItemDataRole
# Put together once: Qt asks each of a thousand rows after every change.
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_MOVABLE = _FIXED | Qt.ItemFlag.ItemIsDragEnabled
Index = QModelIndex | QPersistentModelIndex


class SourceModel(QAbstractTableModel):
    """Number, formatted source and times cited of each row; a row's marks and title are asked for by key."""

    def __init__(self, marks: Callable[[str], tuple[Mark, ...]], title: Callable[[str], str]) -> None:
        super().__init__()
        self._marks, self._title = marks, title
        self.rows: tuple[SourceRow, ...] = ()
        #: Whether rows can be dragged: those of a part of the list cannot.
        self.movable = True

    def show(self, rows: Sequence[SourceRow]) -> None:
        """Show these rows: those that stay keep their selection, only those that differ are drawn anew."""
        wanted = tuple(rows)
        keys = {row.key for row in wanted}
        if not any(row.key in keys for row in self.rows):
            self.beginResetModel()
            self.rows = wanted
            self.endResetModel()
            return
        self._remove(keys)
        self._append(wanted)
        self._reorder(wanted)
        self._replace(wanted)

    def row_of(self, key: str) -> int:
        """The row of a key, -1 when it has none."""
        return next((at for at, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - as Qt calls it
        """The number of rows; none has any below it."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Number, source, times cited."""
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802
        """The names of the columns; numbers and counts stand at the right."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole and section != TEXT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return HEADERS[section] if role == Role.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Sources can be dragged, bare keys cannot; what is dragged is dropped between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return _MOVABLE if self.movable and self.rows[index.row()].known else _FIXED

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What a cell shows or says in a role."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == KEY:
            return row.key
        if role == KNOWN:
            return row.known
        if role == MARKS:
            return self._marks(row.key) if row.known else ()
        if role == TITLE:
            return self._title(row.key) if row.known else ""
        if role == Role.DisplayRole:
            return _shown(row, index.column())
        if role in (Role.ToolTipRole, Role.AccessibleTextRole) and index.column() != NUMBER:
            return self._told(row, index.column(), role)
        return None

    def _told(self, row: SourceRow, column: int, role: int) -> str | None:
        """A cell's tooltip, or what is read aloud of it; the marks belong to the last column's icon."""
        sentences = [mark.sentence for mark in (self._marks(row.key) if row.known else ())]
        shown = _shown(row, column)
        if role == Role.AccessibleTextRole:
            return " ".join((shown, *sentences)) if column == CITED else shown
        what = () if column == CITED else (shortened(shown), f"Key: {shortened(row.key)}")
        told = (*what, *sentences)
        return tip("\n".join(told)) if told else None

    def _remove(self, keys: set[str]) -> None:
        """Take out the rows whose keys are gone."""
        for at in reversed(range(len(self.rows))):
            if self.rows[at].key not in keys:
                self.beginRemoveRows(QModelIndex(), at, at)
                self.rows = (*self.rows[:at], *self.rows[at + 1 :])
                self.endRemoveRows()

    def _append(self, wanted: Sequence[SourceRow]) -> None:
        """Put the rows that are new at the end for now."""
        old = {row.key for row in self.rows}
        new = tuple(row for row in wanted if row.key not in old)
        if new:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(new) - 1)
            self.rows += new
            self.endInsertRows()

    def _reorder(self, wanted: Sequence[SourceRow]) -> None:
        """Let the rows change places, selection and current row with them."""
        if [row.key for row in self.rows] == [row.key for row in wanted]:
            return
        self.layoutAboutToBeChanged.emit()
        places = {row.key: at for at, row in enumerate(wanted)}
        before = self.persistentIndexList()
        after = [self.index(places[self.rows[old.row()].key], old.column()) for old in before]
        self.rows = tuple(sorted(self.rows, key=lambda row: places[row.key]))
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _replace(self, wanted: tuple[SourceRow, ...]) -> None:
        """Let the rows say what they should; from the first to the last that differs they are drawn anew."""
        different = [at for at, (old, new) in enumerate(zip(self.rows, wanted, strict=True)) if old != new]
        self.rows = wanted
        if different:
            self.dataChanged.emit(self.index(different[0], NUMBER), self.index(different[-1], CITED))


def _shown(row: SourceRow, column: int) -> str:
    if column == CITED:
        return str(row.cited)
    if column == TEXT:
        return row.text if row.known else f"@{row.key} is cited, but no source has this key"
    return "?" if not row.known else "–" if row.number is None else str(row.number)

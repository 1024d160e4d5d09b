"""The list of an import with its tick boxes, and the shorter list of what was not understood."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from cureon_editor.exchange.import_plan import Fate
from cureon_editor.exchange.sources.source_format import Missed
from cureon_editor.ui.dialogs.source_import_model import ImportModel
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.widgets.parts import tip
from cureon_editor.ui.widgets.row_delegate import PAD, ROW_ROLE, Row, RowDelegate
from cureon_editor.ui.widgets.tick_box import BOX, draw_tick_box

_Index = QModelIndex | QPersistentModelIndex
#: Where the row begins, and up to where a click ticks.
TEXT_LEFT = PAD + BOX + 4


class TickDelegate(RowDelegate):
    """Paints a tick box before each row."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        """Two lines and their padding, the same for every row."""
        return QSize(120, 2 * QFontMetrics(option.font).lineSpacing() + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row with its box."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._background(painter, option, QRect(option.rect))
        self._box(painter, option.rect, index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked)
        self._content(painter, option.font, option.rect.adjusted(TEXT_LEFT, 0, 0, 0), index.data(ROW_ROLE))
        painter.restore()

    def _box(self, painter: QPainter, area: QRect, ticked: bool) -> None:
        corner = QPoint(area.left() + PAD, area.top() + PAD + 1)
        draw_tick_box(painter, corner, self.colours, ticked=ticked)


class ImportList(QListView):
    """The records; Space ticks those chosen, F2 and a double click open one."""

    opened = Signal(QModelIndex)
    moved = Signal()

    def __init__(self, rows: ImportModel, colours: Colours) -> None:
        super().__init__()
        self.rows = rows
        self._delegate = TickDelegate(colours)
        self.setObjectName("importList")
        self.setAccessibleName("Sources that were understood")
        self.setModel(rows)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.opened)

    def chosen(self) -> list[int]:
        """The rows that are chosen."""
        return sorted(index.row() for index in self.selectedIndexes())

    def choose(self, fate: Fate) -> None:
        """Let something become of the chosen records."""
        self.rows.decide(self.chosen(), fate)

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802 - Qt's name
        """Tell which record is looked at."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space ticks the chosen rows all alike, F2 opens one."""
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and current.isValid():
            ticked = current.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
            self.choose(Fate.LEAVE if ticked else Fate.ADD)
        elif event.key() == Qt.Key.Key_F2 and current.isValid():
            self.opened.emit(current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on a box ticks it; what is chosen stays."""
        if not self._tick_at(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A second quick click on a box is a click."""
        if not self._tick_at(event):
            super().mouseDoubleClickEvent(event)

    def _tick_at(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid() or place.x() > TEXT_LEFT or event.button() != Qt.MouseButton.LeftButton:
            return False
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        self.rows.decide([index.row()], Fate.LEAVE if ticked else Fate.ADD)
        return True


class _Gaps(QAbstractListModel):
    """The passages that were not understood."""

    def __init__(self, missed: Sequence[Missed], colours: Colours) -> None:
        super().__init__()
        self._missed, self._colours = missed, colours

    def rowCount(self, _parent: _Index | None = None) -> int:  # noqa: N802
        return len(self._missed)

    def data(self, index: _Index, role: int = ROW_ROLE) -> Any:
        gap = self._missed[index.row()]
        first, second = f"Line {gap.line}. {gap.message}", " ".join(gap.text[:500].split())
        if role == ROW_ROLE:
            return Row(first, second, icon="circle-x", icon_colour=self._colours.not_met)
        words = f"{first}\n{second}".strip()
        spoken: dict[int, str] = {Qt.ItemDataRole.DisplayRole: words, Qt.ItemDataRole.ToolTipRole: tip(words)}
        return spoken.get(role)


class GapList(QListView):
    """What was not understood: the line, why, and how it stood there."""

    def __init__(self, missed: Sequence[Missed], colours: Colours) -> None:
        super().__init__()
        self._gaps, self._delegate = _Gaps(missed, colours), RowDelegate(colours)
        self.setObjectName("importGaps")
        self.setAccessibleName("What was not understood")
        self.setModel(self._gaps)
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

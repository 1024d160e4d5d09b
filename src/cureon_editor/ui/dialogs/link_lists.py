"""The two lists of linking: the places where numbers were typed, and the source that each number means."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from cureon_editor.article.sources import Source
from cureon_editor.citations.styles import format_source
from cureon_editor.editing.linking import Candidate
from cureon_editor.ui.dialogs.link_choices import Choices
from cureon_editor.ui.widgets.link_delegate import CANDIDATE_ROLE, TEXT_LEFT, LinkDelegate
from cureon_editor.ui.widgets.parts import heading, tip

NO_SOURCE = "No source"
_MEANINGS_WIDTH = 330


class LinkPlaces(QListWidget):
    """The candidates; Space or a click on the box accepts and refuses the current one."""

    ticked = Signal()

    def __init__(self, choices: Choices, delegate: LinkDelegate) -> None:
        super().__init__()
        self._choices = choices
        self.setObjectName("linkPlaces")
        self.setAccessibleName("Typed numbers")
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.fill()

    def fill(self) -> None:
        """Show the candidates as they now are; the current row stays."""
        row = max(self.currentRow(), 0)
        self.blockSignals(True)
        self.clear()
        for candidate in self._choices.candidates:
            self.addItem(_item(candidate))
        self.setCurrentRow(min(row, self.count() - 1))
        self.blockSignals(False)
        self.show_ticks()

    def show_ticks(self) -> None:
        """Tick the boxes as chosen."""
        for row in range(self.count()):
            ticked = self._choices.is_ticked(row)
            state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            self.item(row).setData(Qt.ItemDataRole.CheckStateRole, state.value)
        self.ticked.emit()

    def toggle(self, row: int) -> None:
        """Accept or refuse a row."""
        self._choices.tick(row, ticked=not self._choices.is_ticked(row))
        self.show_ticks()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            self.toggle(self.currentRow())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on the box ticks, any click chooses the row."""
        super().mousePressEvent(event)
        place = event.position().toPoint()
        item = self.itemAt(place)
        if item is not None and place.x() < TEXT_LEFT:
            self.toggle(self.row(item))


class LinkMeanings(QScrollArea):
    """A number and the source it means, for each number that was typed; `changed` tells number and key."""

    changed = Signal(int, str)

    def __init__(
        self, sources: Sequence[Source], order: Mapping[int, str], numbers: Iterable[int], style: str
    ) -> None:
        super().__init__()
        texts = {source.key: format_source(source, style) for source in reversed(sources) if source.key}
        self._keys = ["", *dict.fromkeys(source.key for source in sources if source.key)]
        # One model for all: a combo of its own for each of many sources would be slow.
        self._names = QStringListModel([NO_SOURCE, *(texts[key] for key in self._keys[1:])], self)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setSpacing(8)
        grid.addWidget(heading("What each number means"), 0, 0, 1, 2)
        for row, number in enumerate(numbers, start=1):
            grid.addWidget(QLabel(str(number)), row, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self._meaning(number, order.get(number, "")), row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        grid.setColumnStretch(1, 1)
        inside = QWidget()
        inside.setLayout(grid)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_MEANINGS_WIDTH)
        self.setWidget(inside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the wheel scroll the list; it changes no source."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _meaning(self, number: int, key: str) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(f"meaning:{number}")
        combo.setAccessibleName(f"Source of number {number}")
        combo.setModel(self._names)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(10)
        combo.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        combo.setCurrentIndex(self._keys.index(key))
        combo.setToolTip(tip(combo.currentText()))
        combo.installEventFilter(self)
        combo.currentIndexChanged.connect(partial(self._chosen, combo, number))
        return combo

    def _chosen(self, combo: QComboBox, number: int, index: int) -> None:
        combo.setToolTip(tip(combo.currentText()))
        self.changed.emit(number, self._keys[index])


def _item(candidate: Candidate) -> QListWidgetItem:
    becomes = candidate.sources if candidate.keys else "stays a number"
    spoken = f"{candidate.before} {candidate.typed} {candidate.after}: {becomes}. {candidate.doubt}".strip()
    item = QListWidgetItem()
    item.setData(CANDIDATE_ROLE, candidate)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    item.setToolTip(candidate.doubt)
    return item

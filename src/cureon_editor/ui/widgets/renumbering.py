"""A rehearsal as tables: old number, new number, and the source or the words in the text they belong to."""

import re
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from cureon_editor.ui.widgets.parts import quiet, tip

HEADERS = ("Now", "Then", "")
#: The tallest a table gets, in rows, and the padding of a row in pixels.
ROWS, PAD = 8, 8
_CHANGE = re.compile(r"(\S*) → (\S*)   (.*)")
_ALIGNED = (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
Change = tuple[str, str, str]
Index = QModelIndex | QPersistentModelIndex


def renumbering(text: str) -> QWidget | None:
    """The lines of a rehearsal, those of the form `2 → 1   words` as tables; None for any other text."""
    read = [_CHANGE.fullmatch(line) or line for line in text.split("\n")]
    if not any(isinstance(line, re.Match) for line in read):
        return None
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    for is_words, lines in groupby(read, lambda line: isinstance(line, str)):
        if not is_words:
            box.addWidget(ChangesTable([(line[1], line[2], line[3]) for line in lines]))
        elif words := " ".join(str(line) for line in lines).strip():
            box.addWidget(quiet(words))
    return whole


class ChangesTable(QTableView):
    """Changes of number, a row each; it scrolls when there are many."""

    def __init__(self, changes: list[Change]) -> None:
        super().__init__()
        self.setObjectName("renumbering")
        self.setModel(_Changes(changes, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        # Of words in the text the end counts, where the citation is; of a source the beginning.
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight)
        header.setSectionResizeMode(header.ResizeMode.Fixed)
        header.setSectionResizeMode(2, header.ResizeMode.Stretch)
        metrics = QFontMetrics(self.font())
        height = metrics.lineSpacing() + PAD
        self.verticalHeader().setDefaultSectionSize(height)
        for column in (0, 1):
            longest = max((change[column] for change in changes), key=len)
            texts = (HEADERS[column], longest)
            self.setColumnWidth(column, max(map(metrics.horizontalAdvance, texts)) + 3 * PAD)
        self.setFixedHeight(height * (min(len(changes), ROWS) + 1) + PAD)


class _Changes(QAbstractTableModel):
    """Changes as Qt's views see them: only rows in view are ever asked for."""

    def __init__(self, changes: list[Change], parent: QWidget) -> None:
        super().__init__(parent)
        self._changes = changes

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - as Qt calls it
        """One row a change."""
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Old number, new number, words."""
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADERS[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows; the words also as a tooltip, for they may be cut."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            shown = self._changes[index.row()][index.column()] or "–"
            return shown if role == Qt.ItemDataRole.DisplayRole else tip(shown)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED[index.column()] | Qt.AlignmentFlag.AlignVCenter
        return None

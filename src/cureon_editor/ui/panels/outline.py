"""The outline: every heading, with the words of its section; one click goes there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from cureon_editor.article.edits import Part
from cureon_editor.rendering.protocol import OutlineRow, Summary
from cureon_editor.ui.panels.panel import Panel
from cureon_editor.ui.widgets.parts import quiet
from cureon_editor.ui.workbench import Workbench

START = Qt.ItemDataRole.UserRole


class Outline(QWidget):
    """Shows the headings of the last summary."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._rows: tuple[OutlineRow, ...] | None = None
        self._tree = QTreeWidget()
        self._tree.setObjectName("outline")
        self._tree.setAccessibleName("Outline")
        self._tree.setHeaderHidden(True)
        self._tree.setColumnCount(2)
        self._tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, self._tree.header().ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, self._tree.header().ResizeMode.ResizeToContents)
        self._tree.itemClicked.connect(self._go)
        self._tree.itemActivated.connect(self._go)
        self._empty = quiet(
            "Headings appear here. Put the caret in a line and choose Heading in the bar above."
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._empty)
        box.addWidget(self._tree, 1)
        bench.summarised.connect(self._show)

    def _show(self, summary: Summary) -> None:
        if summary.outline == self._rows:
            return
        self._rows = summary.outline
        self._empty.setVisible(not summary.outline)
        self._tree.clear()
        parents: list[tuple[int, QTreeWidgetItem]] = []
        for row in summary.outline:
            item = QTreeWidgetItem([row.text, f"{row.words:,}"])
            item.setData(0, START, row.start)
            item.setToolTip(0, f"{row.text}: {row.words:,} words")
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            while parents and parents[-1][0] >= row.level:
                parents.pop()
            if parents:
                parents[-1][1].addChild(item)
            else:
                self._tree.addTopLevelItem(item)
            parents.append((row.level, item))
        self._tree.expandAll()

    def _go(self, item: QTreeWidgetItem) -> None:
        start = int(item.data(0, START))
        self._bench.go_to(Part.BODY, start, start)


PANEL = Panel("outline", "Outline", "list-tree", 1, Outline, "Ctrl+Alt+1")

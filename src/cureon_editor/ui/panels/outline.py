"""The outline: every heading, with words and reading level of its section; one click goes there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from cureon_editor.article.edits import Part
from cureon_editor.rendering.protocol import OutlineRow, Summary
from cureon_editor.ui.panels.panel import Panel
from cureon_editor.ui.widgets.parts import quiet
from cureon_editor.ui.workbench import Workbench

#: Holds a heading's place among the rows: its offset moves with every key before it.
ROW = Qt.ItemDataRole.UserRole
WORDS, GRADE = 1, 2


class Outline(QWidget):
    """Shows the headings of the last summary."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._rows: tuple[OutlineRow, ...] = ()
        self._items: list[QTreeWidgetItem] = []
        self._tree = QTreeWidget()
        self._tree.setObjectName("outline")
        self._tree.setAccessibleName("Outline")
        self._tree.setHeaderHidden(True)
        self._tree.setColumnCount(3)
        self._tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, self._tree.header().ResizeMode.Stretch)
        for column in (WORDS, GRADE):
            self._tree.header().setSectionResizeMode(column, self._tree.header().ResizeMode.ResizeToContents)
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
        before, self._rows = self._rows, summary.outline
        if [row.level for row in before] != [row.level for row in self._rows]:
            self._fill()
            return
        for item, old, new in zip(self._items, before, self._rows, strict=True):
            if (old.text, old.words, old.grade) != (new.text, new.words, new.grade):
                _write(item, new)

    def _fill(self) -> None:
        """Make every item anew."""
        self._empty.setVisible(not self._rows)
        self._tree.clear()
        self._items = []
        parents: list[tuple[int, QTreeWidgetItem]] = []
        for place, row in enumerate(self._rows):
            item = QTreeWidgetItem()
            item.setData(0, ROW, place)
            for column in (WORDS, GRADE):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            _write(item, row)
            self._items.append(item)
            while parents and parents[-1][0] >= row.level:
                parents.pop()
            if parents:
                parents[-1][1].addChild(item)
            else:
                self._tree.addTopLevelItem(item)
            parents.append((row.level, item))
        self._tree.expandAll()

    def _go(self, item: QTreeWidgetItem) -> None:
        start = self._rows[int(item.data(0, ROW))].start
        self._bench.go_to(Part.BODY, start, start)


def _write(item: QTreeWidgetItem, row: OutlineRow) -> None:
    item.setText(0, row.text)
    item.setText(WORDS, f"{row.words:,}")
    item.setToolTip(0, f"{row.text}: {row.words:,} words")
    known = row.grade is not None
    item.setText(GRADE, f"gr. {row.grade}" if known else "")
    item.setToolTip(
        GRADE, f"Reads at school grade {row.grade}" if known else "Too short to tell its reading level"
    )


PANEL = Panel("outline", "Outline", "list-tree", 1, Outline, "Ctrl+Alt+1")

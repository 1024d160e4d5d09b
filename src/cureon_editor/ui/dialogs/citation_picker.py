"""Choose the sources to cite: type a few letters, Enter takes the marked ones."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cureon_editor.citations.styles import format_source, house_style
from cureon_editor.ui.editor.completion import matching
from cureon_editor.ui.widgets.parts import button, moves_in, quiet
from cureon_editor.ui.workbench import Workbench


class CitationPicker(QDialog):
    """A search field over the list of sources; Ctrl or Shift marks several."""

    def __init__(self, parent: QWidget, bench: Workbench) -> None:
        super().__init__(parent)
        self.setWindowTitle("Cite")
        self.setObjectName("citationPicker")
        self.resize(560, 400)
        self._sources = bench.metadata.sources
        self._style = house_style(bench.journal)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Author, title or key")
        self._search.textChanged.connect(self._fill)
        self._search.installEventFilter(self)
        self._list = QListWidget()
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(lambda _item: self.accept())
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(10)
        box.addWidget(self._search)
        box.addWidget(self._list, 1)
        box.addWidget(
            quiet("Hold Ctrl to choose several. With the caret in a citation, they are added to it.")
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Cancel", self.reject))
        row.addWidget(button("Cite", self.accept, primary=True))
        box.addLayout(row)
        self._fill("")

    def keys(self) -> list[str]:
        """The keys chosen, in the order of the list."""
        rows = (self._list.item(row) for row in range(self._list.count()))
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in rows if item.isSelected()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrow keys of the search field move in the list."""
        return moves_in(self._list, event) or super().eventFilter(watched, event)

    def _fill(self, wanted: str) -> None:
        self._list.clear()
        for source in matching(self._sources, wanted.strip()):
            item = QListWidgetItem(format_source(source, self._style))
            item.setToolTip(f"{item.text()}\nKey: {source.key}")
            item.setData(Qt.ItemDataRole.UserRole, source.key)
            self._list.addItem(item)
        if self._list.count():
            self._list.setCurrentRow(0)

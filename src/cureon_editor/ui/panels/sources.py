"""The Sources panel: order, buttons, search, list, and what the chosen source is used for and where."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from cureon_editor.article.metadata import CitationOrder
from cureon_editor.article.sources import Source
from cureon_editor.editing.source_search import folded, matches
from cureon_editor.rendering.protocol import SourceRow
from cureon_editor.ui.panels.panel import Panel
from cureon_editor.ui.panels.sources_buttons import SourceButtons
from cureon_editor.ui.panels.sources_marks import Marks
from cureon_editor.ui.panels.sources_places import SourcePlaces
from cureon_editor.ui.panels.sources_tree import SourceTree
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.widgets.parts import quiet
from cureon_editor.ui.widgets.source_delegate import SourceDelegate
from cureon_editor.ui.workbench import Workbench

ORDERS = ((CitationOrder.MENTION, "Numbered by first mention"), (CitationOrder.LIST, "Numbered as listed"))
EMPTY = (
    "No sources yet. Paste a DOI, a PMID or a whole list of references here, drop a .bib or .ris file, or "
    "add one with the plus button. Then cite it with the button or by typing [@ in the text. Numbers are "
    "made for you."
)
NOTHING_FOUND = "No source has these words. Escape shows the whole list again."


class Search(QLineEdit):
    """Narrows a list; Escape shows it whole again, the arrow down goes into it."""

    def __init__(self, tree: SourceTree) -> None:
        super().__init__()
        self._tree = tree
        self.setObjectName("sourceSearch")
        self.setPlaceholderText("Find by author, title, year, key or DOI")
        self.setAccessibleName("Find a source")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape clears, the arrow down and Enter go into the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            rows = self._tree.rows
            if rows.rows and not self._tree.currentIndex().isValid():
                self._tree.setCurrentIndex(rows.index(0, 0))
            self._tree.setFocus()
        else:
            super().keyPressEvent(event)


class Sources(QWidget):
    """The panel itself."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._rows: tuple[SourceRow, ...] | None = None
        self._marks = Marks(bench)
        self._tree = SourceTree(bench, self._marks)
        self._delegate = SourceDelegate(bench.colours)
        self._tree.setItemDelegate(self._delegate)
        self._order = self._order_box()
        self._buttons = SourceButtons(bench, self._tree)
        self._search = Search(self._tree)
        self._places = SourcePlaces(bench)
        self._empty, self._about = quiet(EMPTY), quiet("")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for widget in (self._order, self._buttons, self._search, self._empty):
            box.addWidget(widget)
        box.addWidget(self._tree, 1)
        box.addWidget(self._about)
        box.addWidget(self._places)
        self._tree.doubleClicked.connect(lambda _index: self._edit())
        self._tree.selectionModel().currentRowChanged.connect(lambda *_: self._describe())
        self._search.textChanged.connect(lambda _text: self._fill())
        bench.numbered.connect(self._show)
        bench.details_changed.connect(self._show_order)
        bench.themed.connect(self._recolour)
        self._show_order()

    def show_key(self, key: str) -> bool:
        """Choose a source in the list, the whole of which is shown if need be; False if it is not there."""
        if self._tree.rows.row_of(key) < 0:
            self._search.clear()
        return self._tree.show_key(key)

    def show_places(self) -> None:
        """Open the list of places that cite the chosen source."""
        self._places.open()

    def _order_box(self) -> QComboBox:
        made = QComboBox()
        made.setObjectName("citationOrder")
        made.setAccessibleName("How sources are numbered")
        for policy, words in ORDERS:
            made.addItem(words, str(policy))
        made.activated.connect(self._choose_order)
        return made

    def _choose_order(self, index: int) -> None:
        self._bench.run("citations.order", policy=self._order.itemData(index))
        self._show_order()

    def _show_order(self) -> None:
        self._order.setCurrentIndex(self._order.findData(str(self._bench.metadata.citation_order)))

    def _recolour(self, colours: Colours) -> None:
        self._delegate.colours = colours
        self._buttons.recolour(colours)
        self._places.recolour(colours)
        self._tree.fit_columns()
        self._tree.viewport().update()

    def _edit(self) -> None:
        if key := self._tree.current_key():
            self._bench.run("source.edit", key=key)

    def _show(self, rows: tuple[SourceRow, ...]) -> None:
        added = self._added(rows)
        self._rows = rows
        self._fill()
        if added is not None and (row := self._tree.rows.row_of(added)) >= 0:
            self._tree.setCurrentIndex(self._tree.rows.index(row, 0))
        self._bench.badged.emit("sources", sum(not row.known for row in rows))
        self._describe()

    def _added(self, rows: tuple[SourceRow, ...]) -> str | None:
        """The key of a source that was just added: what follows is most often meant for it."""
        before = {row.key for row in self._rows or () if row.known}
        added = [row.key for row in rows if row.known and row.key not in before]
        return added[0] if self._rows is not None and len(added) == 1 else None

    def _fill(self) -> None:
        """Show the rows that the search leaves."""
        rows, words = self._rows or (), self._search.text().strip()
        self._tree.rows.movable = not words
        shown = self._found(rows, words) if words else rows
        self._tree.rows.show(shown)
        self._tree.fit_columns()
        self._empty.setText(NOTHING_FOUND if rows else EMPTY)
        self._empty.setVisible(not shown)
        self._search.setVisible(bool(rows))

    def _found(self, rows: tuple[SourceRow, ...], words: str) -> list[SourceRow]:
        sources = {source.key: source for source in reversed(self._bench.metadata.sources)}
        return [row for row in rows if _is_found(row, sources.get(row.key), words)]

    def _describe(self) -> None:
        """Say in words what the chosen source is used for."""
        key = self._tree.chosen_key()
        row = next((row for row in self._tree.rows.rows if row.key == key), None)
        self._places.show_key(key)
        self._about.setVisible(row is not None)
        self._about.setText("" if row is None else _about(row))


def _is_found(row: SourceRow, source: Source | None, words: str) -> bool:
    if source is None:
        return all(word in folded(row.key) for word in folded(words).split())
    return matches(source, words)


def _about(row: SourceRow) -> str:
    if not row.known:
        return f"Add a source with the key {row.key}, or correct the key in the text."
    if row.number is None:
        return "Not cited, so it has no number and is left out of the page."
    times = "never" if not row.cited else "once" if row.cited == 1 else f"{row.cited} times"
    return f"Source {row.number} is cited {times}."


PANEL = Panel("sources", "Sources", "library", 3, Sources, "Ctrl+Alt+3")

"""Choose another source to replace one by or to merge it with; what is asked before a replacement."""

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

from cureon_editor.article.edits import RefusedError
from cureon_editor.article.sources import Source
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.styles import format_source, house_style
from cureon_editor.editing.listed import Listed
from cureon_editor.editing.source_search import matches
from cureon_editor.ui.dialogs.asking import Arguments
from cureon_editor.ui.widgets.parts import button, heading, moves_in, quiet, shortened, tip
from cureon_editor.ui.workbench import Workbench


class SourceChoice(QDialog):
    """A search field over all sources but one; Enter takes the marked one."""

    def __init__(self, parent: QWidget, bench: Workbench, key: str, question: str, accept: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Cureon Editor")
        self.setObjectName("sourceChoice")
        self.resize(560, 440)
        self._sources = [source for source in bench.metadata.sources if source.key and source.key != key]
        chosen = next(source for source in bench.metadata.sources if source.key == key)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Author, title, year, key or DOI")
        self._search.setAccessibleName("Find the other source")
        self._search.textChanged.connect(self._fill)
        self._search.installEventFilter(self)
        self._style = house_style(bench.journal)
        self._list = QListWidget()
        self._list.setAccessibleName("Sources")
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemActivated.connect(lambda _item: self.accept())
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(10)
        box.addWidget(heading(question))
        box.addWidget(quiet(shortened(format_source(chosen, self._style))))
        box.addWidget(self._search)
        box.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Cancel", self.reject))
        row.addWidget(button(accept, self.accept, primary=True))
        box.addLayout(row)
        self._fill("")
        self._search.setFocus()

    def key(self) -> str | None:
        """The key chosen; None when nothing is left to choose."""
        item = self._list.currentItem()
        return None if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def asked(self) -> str | None:
        """Show the dialog; the key chosen, None when the person gives up."""
        return self.key() if self.exec() == QDialog.DialogCode.Accepted else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrow keys of the search field move in the list."""
        return moves_in(self._list, event) or super().eventFilter(watched, event)

    def _fill(self, words: str) -> None:
        self._list.clear()
        for source in self._sources:
            if matches(source, words):
                self._list.addItem(_item(source, self._style))
        self._list.setCurrentRow(0)


def _item(source: Source, style: str) -> QListWidgetItem:
    text = format_source(source, style)
    made = QListWidgetItem(text)
    made.setToolTip(tip(f"{shortened(text)}\nKey: {source.key}"))
    made.setData(Qt.ItemDataRole.UserRole, source.key)
    return made


def chosen_key(parent: QWidget, bench: Workbench, given: str | None, doing: str) -> str | None:
    """The key given, or that of the source chosen in the panel; without either a sentence says what to do."""
    from cureon_editor.ui.panels.sources_tree import SourceTree

    tree = parent.findChild(SourceTree, "sourceList")
    key = given or (tree.current_key() if isinstance(tree, SourceTree) else None)
    if key is None or all(source.key != key for source in bench.metadata.sources):
        bench.told.emit(f"Choose a source in the list first, then {doing}.")
        return None
    return key


def can_change(bench: Workbench) -> bool:
    """Whether the list can be read; why it cannot is said before the person has typed anything."""
    try:
        return bool(Listed(bench.session.article).metadata)
    except RefusedError as refusal:
        bench.told.emit(str(refusal))
        return False


def times_cited(bench: Workbench, key: str) -> int:
    """How often a source is cited in the text."""
    clusters = find_clusters(bench.session.article.body)
    return sum(item.key == key for cluster in clusters for item in cluster.items)


def replace(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask which source shall be cited instead."""
    if "by" in given:
        return given
    key = chosen_key(parent, bench, given.get("key"), "replace it")
    if key is None:
        return None
    count = times_cited(bench, key)
    if not count:
        bench.told.emit("This source is not cited, so there is nothing to replace.")
        return None
    places = "1 place" if count == 1 else f"{count} places"
    choice = SourceChoice(parent, bench, key, f"Cite which source instead, at {places}?", "Replace")
    by = choice.asked()
    return None if by is None else {"key": key, "by": by}


ASKS = {"source.replace": replace}

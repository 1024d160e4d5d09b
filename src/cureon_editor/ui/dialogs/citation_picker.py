"""Choose the sources to cite: type a few letters, Enter cites; a citation that is there can be changed."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cureon_editor.citations.find import Cluster
from cureon_editor.citations.keys import is_key
from cureon_editor.editing.citations import cluster_at
from cureon_editor.ui.dialogs.asking import Arguments
from cureon_editor.ui.widgets.parts import button, moves_in, quiet
from cureon_editor.ui.widgets.source_choices import SourceChoices, SourceFinder
from cureon_editor.ui.workbench import Workbench

#: What the dialog ends with, besides Qt's own results, when a source is to be added first.
ADD = 2
CHIPS_IN_A_ROW = 3
TEACHING = (
    "There is no source yet. Add one here, or paste a DOI or drop a .bib file onto the Sources panel. "
    "Then cite it with Ctrl+Shift+K, or by typing [@ in the text."
)


class CitationPicker(QDialog):
    """A search field over the list of sources; the keyboard alone does everything.

    Up and Down choose, Enter cites, Ctrl+Enter marks several. What is marked stands above the list and goes
    with a click. `cluster` is the citation that is changed, None for a new one.
    """

    def __init__(self, parent: QWidget, bench: Workbench, cluster: Cluster | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Change a citation" if cluster else "Cite")
        self.setObjectName("citationPicker")
        self.resize(620, 480)
        self._finder = SourceFinder(self, bench)
        items = cluster.items if cluster else ()
        self._edits = cluster is not None
        self._marked = list(dict.fromkeys(item.key for item in items))
        self._locators = {item.key: item.locator for item in items}
        self._moved = False
        self._search = _line("citationSearch", "Author, title, year, key, DOI or PMID")
        self._list = SourceChoices(None, bench)
        self._list.setObjectName("citationChoices")
        self._list.setAccessibleName("Sources")
        self._list.setSelectionMode(SourceChoices.SelectionMode.ExtendedSelection)
        self._place = _line("citationPlace", "such as p. 4, if it matters")
        self._chips = QWidget()
        self._chip_box = QGridLayout(self._chips)
        self._nothing = quiet("")
        self._add = button("Add this source…", lambda: self.done(ADD))
        self._add.setObjectName("citationAdd")
        self._lay_out()
        self._connect()
        self._show_chips()
        self._fill()

    def keys(self) -> list[str]:
        """The keys chosen: those marked, and those selected unless only marks were changed."""
        chosen = bool(self.wanted) or self._moved or not (self._edits or self._marked)
        selected = self._list.selected_keys() if chosen else []
        return list(dict.fromkeys((*self._marked, *selected)))

    def locators(self) -> dict[str, str]:
        """Where in the sources chosen to look, by key."""
        return {key: place for key in self.keys() if (place := self._locators.get(key)) is not None}

    @property
    def wanted(self) -> str:
        """What was searched."""
        return self._search.text().strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the keys of the search field move in the list and mark."""
        if watched is self._search and moves_in(self._list, event):
            self._moved = True
            return True
        if isinstance(event, QKeyEvent) and _marks(event):
            # First Qt asks whether the key is wanted here; if not, it belongs to the window's shortcuts.
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._mark(self._list.key())
            return True
        return super().eventFilter(watched, event)

    def _mark(self, key: str) -> None:
        """Mark a source, or take its mark away, and search on."""
        if not key:
            return
        self._marked = [*self._marked, key] if key not in self._marked else _without(self._marked, key)
        self._moved = False
        self._search.selectAll()
        self._show_chips()
        row = self._list.currentRow()
        self._fill()
        self._list.setCurrentRow(row)

    def _fill(self) -> None:
        found = self._finder.matching(self.wanted)
        if not self.wanted:
            found.sort(key=lambda source: source.key not in self._marked)
        self._list.fill(found, self._marked)
        self._list.setCurrentRow(0 if found else -1)
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._add.setVisible(not found)
        self._nothing.setText(f"No source fits “{self.wanted}”." if self._finder.keys else TEACHING)

    def _searched(self) -> None:
        self._moved = False
        self._fill()

    def _show_place(self) -> None:
        """Show where in the current source to look."""
        self._place.setText(self._locators.get(self._list.key(), ""))
        self._place.setEnabled(bool(self._list.key()))

    def _keep_place(self, text: str) -> None:
        self._locators[self._list.key()] = text.strip()

    def _show_chips(self) -> None:
        while (item := self._chip_box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for index, key in enumerate(self._marked):
            chip = self._chip(key)
            self._chip_box.addWidget(chip, index // CHIPS_IN_A_ROW, index % CHIPS_IN_A_ROW)
        self._chips.setVisible(bool(self._marked))

    def _chip(self, key: str) -> QPushButton:
        place = self._locators.get(key, "")
        chip = button(f"{key}{', ' if place else ''}{place}  ×", lambda: self._mark(key))
        chip.setObjectName(f"chip:{key}")
        chip.setToolTip(f"Do not cite {key} here")
        chip.setAccessibleName(f"Do not cite {key} here")
        return chip

    def _connect(self) -> None:
        self._search.textChanged.connect(lambda _text: self._searched())
        for field in (self._search, self._place, self._list):
            field.installEventFilter(self)
        self._list.itemActivated.connect(lambda _item: self.accept())
        self._list.itemPressed.connect(lambda _item: setattr(self, "_moved", True))
        self._list.currentItemChanged.connect(lambda _now, _before: self._show_place())
        self._place.textEdited.connect(self._keep_place)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(10)
        self._chip_box.setContentsMargins(0, 0, 0, 0)
        self._chip_box.setSpacing(8)
        self._chip_box.setColumnStretch(CHIPS_IN_A_ROW, 1)
        for part in (self._search, self._chips, self._nothing):
            box.addWidget(part)
        box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._list, 1)
        box.addStretch(0)
        row = QHBoxLayout()
        row.addWidget(QLabel("Place in this source"))
        row.addWidget(self._place, 1)
        box.addLayout(row)
        box.addWidget(quiet("Enter cites the chosen source. Ctrl+Enter marks several, or takes a mark away."))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Cancel", self.reject))
        going_on = button("Change" if self._edits else "Cite", self.accept, primary=True)
        going_on.setDefault(True)
        buttons.addWidget(going_on)
        box.addLayout(buttons)


def cite(parent: QWidget, bench: Workbench, given: Arguments) -> Arguments | None:
    """Ask which sources to cite; in a citation, ask what it shall cite, and change it."""
    if given.get("keys"):
        return given
    cluster = _changeable(bench)
    picker = CitationPicker(parent, bench, cluster)
    result = picker.exec()
    if not result:
        return None
    keys = [*picker.keys(), *_added(bench, picker.wanted)] if result == ADD else picker.keys()
    if cluster is not None:
        bench.run("citation.edit", keys=keys, locators=picker.locators())
        return None
    return {"keys": keys, "locators": picker.locators()} if keys else None


def _changeable(bench: Workbench) -> Cluster | None:
    """The citation the caret is in, when each of its sources stands alone between semicolons."""
    body, caret = bench.session.article.body, bench.session.selection.end
    cluster = cluster_at(body, caret)
    if cluster is None or cluster.narrative:
        return None
    return cluster if len({item.part for item in cluster.items}) == len(cluster.items) else None


def _added(bench: Workbench, wanted: str) -> list[str]:
    """Have a source added: its key, or nothing when the person gave up."""
    before = {source.key for source in bench.metadata.sources}
    bench.run("source.add", **({"key": wanted} if is_key(wanted) else {}))
    return [source.key for source in bench.metadata.sources if source.key not in before]


def _without(keys: Iterable[str], key: str) -> list[str]:
    return [other for other in keys if other != key]


def _marks(event: QKeyEvent) -> bool:
    """Whether a key marks a source: Ctrl with Enter or Space."""
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
    return event.key() in keys and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _line(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setPlaceholderText(hint)
    line.setAccessibleName(hint)
    return line


ASKS = {"insert.citation": cite}

"""A list of sources to choose from: who, when and where above the title, number and key at the sides."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cureon_editor.article.sources import Source
from cureon_editor.citations.matching import SourceIndex, origin
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.widgets.row_delegate import ROW_ROLE, Row, RowDelegate
from cureon_editor.ui.workbench import Workbench

#: What a choice holds besides its Row: the source's key.
KEY_ROLE = Qt.ItemDataRole.UserRole
#: Milliseconds after which changed sources are made ready to be searched, if nobody asks sooner.
IDLE = 600
#: Characters of a key that are shown.
LONGEST_KEY = 24


class SourceFinder(QObject):
    """Searches the article's sources; they are made ready once for a front matter, when nobody types."""

    def __init__(self, parent: QObject, bench: Workbench) -> None:
        super().__init__(parent)
        self._bench = bench
        self._index = SourceIndex(())
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE)
        self._idle.timeout.connect(self._make_ready)
        bench.details_changed.connect(self._idle.start)
        self._idle.start()

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all sources."""
        self._make_ready()
        return self._index.keys

    def matching(self, wanted: str) -> list[Source]:
        """The sources that fit what was typed, best first."""
        self._make_ready()
        return self._index.matching(wanted)

    def _make_ready(self) -> None:
        sources = self._bench.metadata.sources
        if self._index.sources is not sources:
            self._index = SourceIndex(sources)


class SourceChoices(QListWidget):
    """Shows sources in two lines each."""

    def __init__(self, parent: QWidget | None, bench: Workbench) -> None:
        super().__init__(parent)
        self._bench = bench
        self._delegate = RowDelegate(bench.colours)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bench.themed.connect(self._recolour)

    def fill(self, sources: Iterable[Source], marked: Iterable[str] = ()) -> None:
        """Show these sources, a check before those whose keys are marked."""
        numbers = {row.key: row.number for row in self._bench.rows}
        checked = frozenset(marked)
        self.clear()
        for source in sources:
            who = origin(source)
            title = " ".join(source.title.split())
            number = numbers.get(source.key)
            self.add(
                source.key,
                Row(
                    first=who or title or source.key,
                    second=title if who and title else " ",
                    lead="✓" if source.key in checked else str(number or "–"),
                    trail=source.key
                    if len(source.key) <= LONGEST_KEY
                    else source.key[: LONGEST_KEY - 1] + "…",
                ),
                spoken=f"{who}: {title}",
            )

    def add(self, key: str, row: Row, spoken: str) -> QListWidgetItem:
        """One more choice; `spoken` is what is read aloud and shown to a resting mouse."""
        item = QListWidgetItem()
        item.setData(KEY_ROLE, key)
        item.setData(ROW_ROLE, row)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(spoken)
        self.addItem(item)
        return item

    def selected_keys(self) -> list[str]:
        """The keys of the choices selected, as they stand."""
        rows = (self.item(row) for row in range(self.count()))
        return [str(item.data(KEY_ROLE)) for item in rows if item.isSelected()]

    def key(self) -> str:
        """The key of the current choice, empty when there is none."""
        item = self.currentItem()
        return "" if item is None else str(item.data(KEY_ROLE))

    def _recolour(self, colours: Colours) -> None:
        self._delegate.colours = colours
        self.viewport().update()

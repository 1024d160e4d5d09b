"""Where the chosen source is cited: its places below the list; Enter or a click goes there."""

from bisect import bisect_right

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cureon_editor.article.edits import Part, RefusedError
from cureon_editor.editing.source_places import CitedPlace, cited_places
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.icons import icon
from cureon_editor.ui.widgets.parts import tip
from cureon_editor.ui.widgets.row_delegate import ROW_ROLE, Row, RowDelegate
from cureon_editor.ui.workbench import Workbench

#: The height of the list in pixels.
HEIGHT = 200
OPENING = "This place is above the first heading"


class PlacesList(QListWidget):
    """The places themselves; Enter goes to the chosen one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes there, whatever the platform does on activation."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemClicked.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class SourcePlaces(QWidget):
    """A heading that opens and closes the list of places; they are looked for only while it is open."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._key: str | None = None
        self._places: tuple[CitedPlace, ...] = ()
        self._head = QToolButton()
        self._head.setObjectName("sources:places")
        self._head.setText("Where it is cited")
        self._head.setCheckable(True)
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.toggled.connect(self._open)
        self._list = PlacesList()
        self._list.setObjectName("sourcePlaces")
        self._list.setAccessibleName("Where the source is cited")
        self._list.setMinimumHeight(HEIGHT // 2)
        self._list.setMaximumHeight(HEIGHT)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = RowDelegate(bench.colours)
        self._list.setItemDelegate(self._delegate)
        self._list.itemClicked.connect(lambda _item: self._go())
        self._list.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._head)
        box.addWidget(self._list)
        bench.summarised.connect(lambda _summary: self.refresh())

    def show_key(self, key: str | None) -> None:
        """Show where another source is cited."""
        self._key = key
        self._head.setEnabled(key is not None)
        self.refresh()

    def open(self) -> None:
        """Open the list and give it the keyboard."""
        self._head.setChecked(True)
        self._list.setFocus()

    def recolour(self, colours: Colours) -> None:
        """Draw in a palette."""
        self._delegate.colours = colours
        self._head.setIcon(self._chevron(colours))
        self._list.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look for the places again, if anybody sees them."""
        if not self._list.isVisible():
            return
        places = self._found()
        if places == self._places and self._list.count() == len(places):
            return
        row = self._list.currentRow()
        self._places = places
        self._list.clear()
        for place in places:
            item = QListWidgetItem(self._list)
            shown = Row(
                place.sentence or "A citation by itself", self._section(place.start), lead=place.label
            )
            item.setData(ROW_ROLE, shown)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{shown.first} {shown.second}")
            item.setToolTip(tip(place.sentence))
        self._list.setCurrentRow(max(0, min(row, len(places) - 1)))

    def _found(self) -> tuple[CitedPlace, ...]:
        try:
            return cited_places(self._bench.session.article, self._key) if self._key else ()
        except RefusedError:
            return ()

    def _section(self, offset: int) -> str:
        """The heading above a place, from the outline that the window shows."""
        outline = self._bench.summary.outline if self._bench.summary else ()
        index = bisect_right(outline, offset, key=lambda row: row.start)
        return outline[index - 1].text if index else OPENING

    def _go(self) -> None:
        """Go to the place, found again: the text may have moved it since."""
        places, row = self._found(), self._list.currentRow()
        if 0 <= row < len(places):
            self._bench.go_to(Part.BODY, places[row].start, places[row].end)

    def _open(self, is_open: bool) -> None:
        self._list.setVisible(is_open)
        self._head.setIcon(self._chevron(self._bench.colours))
        self.refresh()

    def _chevron(self, colours: Colours) -> QIcon:
        name = "chevron-down" if self._head.isChecked() else "chevron-right"
        return icon(name, colours.ink, colours.muted)

"""The source list: numbers, formatted sources and how often each is cited; drag or keys change the order."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent, QInputEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cureon_editor.article.metadata import CitationOrder
from cureon_editor.rendering.protocol import SourceRow, Summary
from cureon_editor.ui.panels.panel import Panel
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.icons import icon
from cureon_editor.ui.widgets.parts import quiet
from cureon_editor.ui.widgets.source_delegate import SourceDelegate
from cureon_editor.ui.workbench import Workbench

KEY = Qt.ItemDataRole.UserRole
KNOWN = Qt.ItemDataRole.UserRole + 1
ORDERS = ((CitationOrder.MENTION, "Numbered by first mention"), (CitationOrder.LIST, "Numbered as listed"))
EMPTY = (
    "No sources yet. Add one with the plus button; then cite it with the button or by typing [@ in the text. "
    "Numbers are made for you."
)
BUTTONS = (
    ("source.add", "plus", "Add a source"),
    ("source.edit", "pencil", "Edit this source"),
    ("source.remove", "trash-2", "Remove this source"),
    ("up", "arrow-up", "Move up (Alt+Up)"),
    ("down", "arrow-down", "Move down (Alt+Down)"),
    ("insert.citation", "text-cursor-input", "Cite at the caret (Enter)"),
    ("source.next_citation", "text-quote", "Show in the text, again for the next place (Ctrl+Enter)"),
)


class SourceTree(QTreeWidget):
    """The list itself; a drop and Alt with the arrows become moves, never a change of the widget alone."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.setObjectName("sourceList")
        self.setAccessibleName("Sources")
        self.setColumnCount(3)
        self.setHeaderLabels(["No.", "Source", "Cited"])
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(36)
        header.setSectionResizeMode(0, header.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, header.ResizeMode.Stretch)
        header.setSectionResizeMode(2, header.ResizeMode.ResizeToContents)

    def current_key(self) -> str | None:
        """The key of the chosen source, None when nothing or only a bare key is chosen."""
        item = self.currentItem()
        return str(item.data(0, KEY)) if item is not None and item.data(0, KNOWN) else None

    def chosen_key(self) -> str | None:
        """The key of the chosen row, with or without a source."""
        item = self.currentItem()
        return str(item.data(0, KEY)) if item is not None else None

    def show_key(self, key: str) -> bool:
        """Choose the row of a key, bring it into view and give it the keyboard; False if there is none."""
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            if item is not None and item.data(0, KEY) == key:
                self.setCurrentItem(item)
                self.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtCenter)
                self.setFocus()
                return True
        return False

    def move_current(self, step: int) -> None:
        """Move the chosen source up (-1) or down (1)."""
        key, row = self.current_key(), self.current_row()
        if key is not None and 0 <= row + step < self.known_rows():
            self._bench.run("source.move", key=key, to=row + step)

    def known_rows(self) -> int:
        """How many rows are sources; cited keys without a source stand below them."""
        rows = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return sum(row is not None and bool(row.data(0, KNOWN)) for row in rows)

    def current_row(self) -> int:
        """The row of the chosen source, -1 when nothing is chosen."""
        return self.currentIndex().row()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Turn a drop into a move of the article's source; the list follows the article."""
        key = self.current_key()
        start = self.current_row()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if key is None:
            return
        target = self.itemAt(event.position().toPoint())
        to = self.indexOfTopLevelItem(target) if target is not None else self.known_rows()
        if (
            target is not None
            and self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        ):
            to += 1
        to = min(to - 1 if to > start else to, self.known_rows() - 1)
        if to != start:
            self._bench.run("source.move", key=key, to=to)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Alt with the arrows moves, Enter cites, with Ctrl it shows the text; Delete removes, F2 edits."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        chosen = self.current_key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and _with_control(event):
            self._show_in_text()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen:
            self._bench.run("insert.citation", keys=[chosen])
        elif key == Qt.Key.Key_Delete and chosen:
            self._bench.run("source.remove", key=chosen)
        elif key == Qt.Key.Key_F2 and chosen:
            self._bench.run("source.edit", key=chosen)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ctrl and a click show the next place that cites the source."""
        super().mouseReleaseEvent(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.itemAt(
            event.position().toPoint()
        ):
            self._show_in_text()

    def _shows_text(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def _show_in_text(self) -> None:
        if (key := self.chosen_key()) is not None:
            self._bench.run("source.next_citation", key=key)


def _with_control(event: QInputEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class Sources(QWidget):
    """The panel: order, buttons, list, and a line on what the chosen source is used for."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._rows: tuple[SourceRow, ...] | None = None
        self._order = QComboBox()
        self._order.setObjectName("citationOrder")
        self._order.setAccessibleName("How sources are numbered")
        for policy, words in ORDERS:
            self._order.addItem(words, str(policy))
        self._order.activated.connect(self._choose_order)
        self._tree = SourceTree(bench)
        self._delegate = SourceDelegate(bench.colours)
        self._tree.setItemDelegate(self._delegate)
        self._tree.itemDoubleClicked.connect(lambda *_: self._press("source.edit"))
        self._tree.currentItemChanged.connect(lambda *_: self._describe())
        self._empty = quiet(EMPTY)
        self._about = quiet("")
        self._buttons: dict[str, QToolButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._order)
        box.addLayout(self._button_row())
        box.addWidget(self._empty)
        box.addWidget(self._tree, 1)
        box.addWidget(self._about)
        bench.summarised.connect(self._show)
        bench.details_changed.connect(self._show_order)
        bench.themed.connect(self._recolour)
        self._show_order()

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        for name, _icon, tip in BUTTONS:
            made = QToolButton()
            made.setObjectName(f"sources:{name}")
            made.setToolTip(tip)
            made.setAccessibleName(tip)
            made.clicked.connect(lambda _checked=False, name=name: self._press(name))
            self._buttons[name] = made
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _press(self, name: str) -> None:
        key = self._tree.current_key()
        if name in ("up", "down"):
            self._tree.move_current(-1 if name == "up" else 1)
        elif name == "source.add":
            self._bench.run("source.add", **self._bare_key())
        elif name == "insert.citation":
            self._bench.run(name, **({"keys": [key]} if key else {}))
        elif name == "source.next_citation":
            self._bench.run(name, key=self._tree.chosen_key())
        elif key:
            self._bench.run(name, key=key)

    def _bare_key(self) -> dict[str, str]:
        """The chosen key that is cited without a source, for which one may be added."""
        item = self._tree.currentItem()
        return {"key": str(item.data(0, KEY))} if item is not None and not item.data(0, KNOWN) else {}

    def _choose_order(self, index: int) -> None:
        self._bench.run("citations.order", policy=self._order.itemData(index))
        self._show_order()

    def _show_order(self) -> None:
        self._order.setCurrentIndex(self._order.findData(str(self._bench.metadata.citation_order)))

    def _recolour(self, colours: Colours) -> None:
        self._delegate.colours = colours
        for name, picture, _tip in BUTTONS:
            self._buttons[name].setIcon(icon(picture, colours.ink, colours.muted))
        self._tree.viewport().update()

    def _show(self, summary: Summary) -> None:
        if summary.sources == self._rows:
            return
        chosen = self._added(summary) or self._tree.chosen_key()
        place = self._tree.verticalScrollBar().value()
        self._rows = summary.sources
        self._tree.clear()
        for row in summary.sources:
            item = self._item(row)
            self._tree.addTopLevelItem(item)
            if row.key == chosen:
                self._tree.setCurrentItem(item)
        self._tree.verticalScrollBar().setValue(place)
        self._empty.setVisible(not summary.sources)
        self._bench.badged.emit("sources", sum(not row.known for row in summary.sources))
        self._describe()

    def _added(self, summary: Summary) -> str | None:
        """The key of a source that was just added: what follows is most often meant for it."""
        before = {row.key for row in self._rows or () if row.known}
        added = [row.key for row in summary.sources if row.known and row.key not in before]
        return added[0] if self._rows is not None and len(added) == 1 else None

    def _item(self, row: SourceRow) -> QTreeWidgetItem:
        number = "?" if not row.known else "–" if row.number is None else str(row.number)
        text = row.text if row.known else f"@{row.key} is cited, but no source has this key"
        item = QTreeWidgetItem([number, text, str(row.cited)])
        item.setData(0, KEY, row.key)
        item.setData(0, KNOWN, row.known)
        item.setToolTip(1, f"{text}\nKey: {row.key}")
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        movable = Qt.ItemFlag.ItemIsDragEnabled if row.known else Qt.ItemFlag.NoItemFlags
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | movable)
        return item

    def _describe(self) -> None:
        item = self._tree.currentItem()
        if item is None:
            self._about.setText("")
            return
        cited = int(item.text(2))
        times = "never" if not cited else "once" if cited == 1 else f"{cited} times"
        if not item.data(0, KNOWN):
            self._about.setText(
                f"Add a source with the key {item.data(0, KEY)}, or correct the key in the text."
            )
        elif item.text(0) == "–":
            self._about.setText("Not cited, so it has no number and is left out of the page.")
        else:
            self._about.setText(f"Source {item.text(0)} is cited {times}.")


PANEL = Panel("sources", "Sources", "library", 3, Sources, "Ctrl+Alt+3")

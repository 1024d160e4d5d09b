"""The command palette: every command of the program, found by typing a few letters."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.widgets.parts import moves_in
from cureon_editor.ui.widgets.row_delegate import ROW_ROLE, Row, RowDelegate

WIDTH, HEIGHT = 560, 420
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaletteList(QDialog):
    """Lists the window's actions; Enter runs the chosen one."""

    def __init__(self, parent: QWidget, actions: list[QAction]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("commandPalette")
        self._actions = actions
        self._search = QLineEdit()
        self._search.setPlaceholderText("What do you want to do?")
        self._search.setAccessibleName("Find a command")
        self._search.textChanged.connect(self._fill)
        self._search.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName("commandList")
        self._list.itemActivated.connect(lambda _item: self._run())
        self._list.itemClicked.connect(lambda _item: self._run())
        self._delegate: RowDelegate | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        box.addWidget(self._search)
        box.addWidget(self._list, 1)

    def recolour(self, colours: Colours) -> None:
        """Draw the rows in a palette."""
        self._delegate = RowDelegate(colours)
        self._list.setItemDelegate(self._delegate)

    def open(self) -> None:
        """Show the palette over its window with an empty search."""
        parent = self.parentWidget()
        self.resize(WIDTH, HEIGHT)
        if parent is not None:
            corner = parent.mapToGlobal(parent.rect().topLeft())
            self.move(corner.x() + (parent.width() - WIDTH) // 2, corner.y() + 72)
        self._search.clear()
        self._fill("")
        self.show()
        self._search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrow keys and Enter of the search field work on the list."""
        if moves_in(self._list, event):
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _GO:
            self._run()
            return True
        return super().eventFilter(watched, event)

    def _fill(self, wanted: str) -> None:
        words = wanted.casefold().split()
        self._list.clear()
        for action in self._actions:
            text = action.text().replace("&", "")
            if action.isEnabled() and all(
                word in f"{text} {action.objectName()}".casefold() for word in words
            ):
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, action.objectName())
                item.setData(ROW_ROLE, Row(text, trail=action.shortcut().toString()))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _run(self) -> None:
        item = self._list.currentItem()
        self.hide()
        if item is not None:
            wanted = item.data(Qt.ItemDataRole.UserRole)
            next(action for action in self._actions if action.objectName() == wanted).trigger()

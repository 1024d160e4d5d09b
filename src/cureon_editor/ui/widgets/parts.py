"""Labels and buttons in the window's own style."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget


def quiet(text: str, parent: QWidget | None = None) -> QLabel:
    """A wrapping line of muted text."""
    label = QLabel(text, parent)
    label.setProperty("quiet", True)
    label.setWordWrap(True)
    return label


def heading(text: str) -> QLabel:
    """A heading inside a panel or dialog."""
    label = QLabel(text)
    label.setProperty("heading", True)
    return label


class Button(QPushButton):
    """A push button that Enter presses when it has the keyboard; Qt would press the dialog's default."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Space press it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str, pressed: Callable[[], object], *, primary: bool = False, link: bool = False
) -> QPushButton:
    """A push button; `primary` is the one that goes on, `link` looks like a link."""
    made = Button(text)
    made.setProperty("primary", primary)
    made.setProperty("link", link)
    made.setAutoDefault(primary)
    if link:
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _checked=False: pressed())
    return made


def arrow_step(event: QEvent) -> int:
    """1 when an arrow key down was pressed, -1 for up, else 0: a search field moves in its list by them."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return 0
    return {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)

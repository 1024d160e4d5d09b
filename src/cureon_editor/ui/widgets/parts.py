"""Labels and buttons in the window's own style."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QWidget


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


def moves_in(choices: QListWidget, event: QEvent) -> bool:
    """Let an arrow key pressed elsewhere move in a list, round its ends; False for any other event."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    # By number: an input method may send keys that Qt has no name for.
    steps: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
    step = steps.get(event.key())
    if step is None:
        return False
    choices.setCurrentRow((choices.currentRow() + step) % max(1, choices.count()))
    return True

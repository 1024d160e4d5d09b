"""Labels and buttons in the window's own style."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QWidget

#: How many letters of somebody's text are shown in a tooltip, on a button, elsewhere in a dialog.
TIP_LETTERS, CAPTION_LETTERS, SHOWN_LETTERS = 800, 40, 400


def quiet(text: str, parent: QWidget | None = None) -> QLabel:
    """A wrapping line of muted text."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("quiet", True)
    label.setWordWrap(True)
    return label


def heading(text: str) -> QLabel:
    """A heading inside a panel or dialog."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("heading", True)
    return label


def tip(text: str) -> str:
    """A tooltip that says a text as it is, wrapped: Qt obeys tags, and wraps nothing else."""
    lines = escape(shortened(text, TIP_LETTERS), quote=False).split("\n")
    return f"<qt>{'<br>'.join(lines)}</qt>"


def caption(text: str) -> str:
    """A text on a button: short, its ampersands shown and not taken for a key."""
    return shortened(text, CAPTION_LETTERS).replace("&", "&&")


def shortened(text: str, most: int = SHOWN_LETTERS) -> str:
    """A text cut in the middle when it has more letters than a dialog has room for."""
    half = most // 2
    return text if len(text) <= most else f"{text[:half].rstrip()} … {text[-half:].lstrip()}"


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

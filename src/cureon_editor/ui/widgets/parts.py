"""Labels and buttons in the window's own style."""

from collections.abc import Callable

from PySide6.QtCore import Qt
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


def button(
    text: str, pressed: Callable[[], object], *, primary: bool = False, link: bool = False
) -> QPushButton:
    """A push button; `primary` is the one that goes on, `link` looks like a link."""
    made = QPushButton(text)
    made.setProperty("primary", primary)
    made.setProperty("link", link)
    made.setAutoDefault(primary)
    if link:
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda: pressed())
    return made

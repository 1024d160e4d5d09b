"""Makes any part of the window work like a button, by mouse and by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def make_pressable(part: QWidget, pressed: Callable[[], object]) -> None:
    """From now on a click on a part, Enter and Space call `pressed`; Tab comes to it."""
    part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    part.setCursor(Qt.CursorShape.PointingHandCursor)
    part.installEventFilter(_Presses(part, pressed))


class _Presses(QObject):
    def __init__(self, part: QWidget, pressed: Callable[[], object]) -> None:
        super().__init__(part)
        self._pressed = pressed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take what presses the part; everything else is its own."""
        if not _is_press(event):
            return super().eventFilter(watched, event)
        event.accept()
        self._pressed()
        return True


def _is_press(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent):
        return event.type() == QEvent.Type.KeyPress and event.key() in _KEYS
    if isinstance(event, QMouseEvent):
        left = event.button() == Qt.MouseButton.LeftButton
        return event.type() == QEvent.Type.MouseButtonPress and left
    return False

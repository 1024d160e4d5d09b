"""Opens the editor's window, or a bare text widget to compare it with, and waits for what they show."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from support.waiting import pause, wait_for

SIZE = (1280, 800)


def full(path: Path) -> QWidget:
    """The editor's window with an article, its settings in a folder beside it; not yet shown."""
    from cureon_editor.app import create_window  # the bare widget must not pay for this import

    window = create_window(path, settings_dir=path.parent / "settings")
    window.resize(*SIZE)
    return window


def bare(path: Path) -> QPlainTextEdit:
    """A plain text widget with the same body; not yet shown."""
    widget = QPlainTextEdit()
    widget.setPlainText(path.read_text(encoding="utf-8").split("\n---\n", 1)[1])
    widget.resize(*SIZE)
    return widget


OPENERS: dict[str, Callable[[Path], QWidget]] = {"bare": bare, "full": full}


def editor_of(window: QWidget) -> QPlainTextEdit:
    """The text widget of either window."""
    if isinstance(window, QPlainTextEdit):
        return window
    editor = window.findChild(QPlainTextEdit, "bodyEditor")
    assert editor is not None, "the window has no bodyEditor"
    return editor


def settle(window: QWidget) -> None:
    """Wait until preview and checks show the article; a bare widget has none."""
    wait_for(lambda: getattr(window, "is_settled", True), "the preview")


def close(window: QWidget) -> None:
    """Save what was typed, so that no question is asked, and close."""
    if hasattr(window, "run"):
        window.run("file.save")
    window.close()
    window.deleteLater()
    pause(50)


class FirstPaint(QObject):
    """Calls back once, when a window's text has been drawn for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._viewport = editor_of(window).viewport()
        self._then = then
        self._viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the paint happen; the call follows when the whole window has been drawn."""
        if event.type() == QEvent.Type.Paint:
            self._viewport.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False

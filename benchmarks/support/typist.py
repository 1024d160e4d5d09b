"""Somebody who types in the middle of an article, with real key events, and notes what each key costs."""

from dataclasses import dataclass, field
from time import perf_counter, thread_time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from support.waiting import pause, wait_for
from support.windows import editor_of, settle

TEXT = "and the same people were seen again after a year "


@dataclass
class Costs:
    """Seconds a key, in the order of typing.

    `handled` is the key event itself, `painted` adds what is drawn at once; both are the UI thread's
    processor time, so other programs do not count. `waited` is what the person waits for the letter.
    """

    handled: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)


class Typist:
    """Types in one window, behind a word in the middle of its text."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.editor = editor_of(window)
        self.costs = Costs()
        self._redrawn = Redrawn(self.editor.viewport())

    def sit_down(self) -> None:
        """Show the window, wait until nothing moves, put the caret in its place."""
        self.window.show()
        wait_for(self.window.isVisible, "the window")
        settle(self.window)
        self.come_back()
        cursor = self.editor.textCursor()
        cursor.setPosition(self.editor.document().characterCount() // 2)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfWord)
        self.editor.setTextCursor(cursor)
        self.editor.centerCursor()
        pause(500)

    def come_back(self) -> None:
        """Put this window in front, with the keyboard in its text."""
        self.window.raise_()
        self.window.activateWindow()
        self.editor.setFocus()
        wait_for(self.editor.hasFocus, "the keyboard")

    def strike(self, key: str) -> None:
        """Press one key as the window system reports it; what it changes is drawn before this returns."""
        QTest.keyClick(self.window.windowHandle(), key)

    def press(self, key: str) -> None:
        """Press one key and let what it changes be drawn, noting what either costs."""
        clock, began = perf_counter(), thread_time()
        QTest.keyClick(self.editor, key)
        handled = thread_time()
        self._redrawn.times.clear()
        QApplication.processEvents()
        painted = thread_time()
        wait_for(lambda: bool(self._redrawn.times), "the letter")
        self.costs.handled.append(handled - began)
        self.costs.painted.append(painted - began)
        self.costs.waited.append(self._redrawn.times[0] - clock)


class Redrawn(QObject):
    """Notes when a widget has been drawn: what is posted first while it is painted comes first afterwards."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times: list[float] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ask to be called as soon as the window is done with the paint event that begins here."""
        if event.type() == QEvent.Type.Paint:
            done = QEvent(QEvent.Type.User)
            QCoreApplication.postEvent(self, done, Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        """Note the time."""
        if event.type() == QEvent.Type.User:
            self.times.append(perf_counter())
        return super().event(event)

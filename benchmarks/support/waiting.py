"""Runs the event loop as the program itself does: QTest's own waiting sleeps ten milliseconds at a time."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEventLoop, Qt, QTimer

PATIENCE = 60.0


def pause(milliseconds: float) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start(max(0, round(milliseconds)))
    loop.exec()


def wait_for(done: Callable[[], bool], what: str) -> None:
    """Run the event loop until something is so; raises TimeoutError after a minute."""
    end = monotonic() + PATIENCE
    while not done():
        if monotonic() > end:
            message = f"{what} did not come within {PATIENCE:g} seconds"
            raise TimeoutError(message)
        pause(2)

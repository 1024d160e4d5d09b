"""Watches the event loop: how long it goes without coming round."""

from time import perf_counter, thread_time
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer


class Stall(NamedTuple):
    """Seconds between two calls, and how many of them the UI thread worked; the rest it had to wait."""

    lasted: float
    worked: float


class Stalls:
    """A timer that wants to fire each millisecond; what lies between two of its calls is a stall."""

    def __init__(self) -> None:
        self._begun = self._last = perf_counter()
        self._worked = thread_time()
        self._worst = Stall(0.0, 0.0)
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def worst(self) -> Stall:
        """The longest stall since this was last asked; the one that still lasts included."""
        self._tick()
        worst, self._worst = self._worst, Stall(0.0, 0.0)
        self._begun = self._last
        return worst

    def since(self) -> float:
        """Seconds since `worst` was last asked."""
        return perf_counter() - self._begun

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()

    def _tick(self) -> None:
        now, worked = perf_counter(), thread_time()
        self._worst = max(self._worst, Stall(now - self._last, worked - self._worked))
        self._last, self._worked = now, worked

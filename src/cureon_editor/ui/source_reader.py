"""Reads sources on a thread of its own, so that a large file does not stop the window."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from cureon_editor.exchange.import_plan import ImportPlan

#: Reads and understands; never raises.
Reading = Callable[[], "ImportPlan"]


class _Post(QObject):
    """Sends what a thread hands over; the thread holds it, so no closing window deletes it."""

    received = Signal(int, object)


class SourceReader(QObject):
    """Starts readings and tells of the one begun last.

    `read` carries the plan of what was understood. A thread cannot be ended: an earlier one reads on to its
    end, unheard.
    """

    read = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._current = 0
        self._post = _Post()
        self._post.received.connect(self._hear)

    def start(self, reading: Reading) -> None:
        """Begin to read; what is read already is given up."""
        number = self._current = next(self._numbers)
        post = self._post
        Thread(target=lambda: post.received.emit(number, reading()), daemon=True).start()

    def _hear(self, number: int, plan: ImportPlan) -> None:
        if number == self._current:
            self.read.emit(plan)

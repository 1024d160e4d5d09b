"""Keeps a worker process at hand: sends it the article, starts another when it ends, avoids what ended it."""

import time
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

# What speaks with the worker is loaded when it starts, after the first paint.
if TYPE_CHECKING:
    from cureon_editor.rendering.protocol import Open, ToWorker
    from cureon_editor.rendering.worker.client import Death, News, Worker
    from cureon_editor.rendering.worker.role import Role


class Health(Enum):
    """How a worker does, as far as a person has to know."""

    WELL = "well"
    BEHIND = "behind"
    DOWN = "down"


class _Post(QObject):
    """Sends what a worker's thread hands over; the worker holds it, so no closing window deletes it."""

    received = Signal(object, object)

    def hear(self, worker: "Worker", news: "News") -> None:
        """Pass on a piece of news with the worker it comes from."""
        self.received.emit(worker, news)


class Supervisor(QObject):
    """Owns the worker process of one role.

    `answered` carries its answers, `reopened` says that everything will be answered anew, `health_changed`
    that `health` is another. `opening(avoid, suspects)` gives the article as it is now.
    """

    answered = Signal(object)
    reopened = Signal()
    health_changed = Signal()

    def __init__(
        self, role: "Role", opening: Callable[[frozenset[str], frozenset[str]], "Open"], parent: QObject
    ) -> None:
        from cureon_editor.rendering.worker.blame import Blame

        super().__init__(parent)
        self._role = role
        self._opening = opening
        self._worker: Worker | None = None
        self._successor: Worker | None = None
        self._blame = Blame()
        self._edited = self._died = float("-inf")
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._start_when_due)
        self._trial = QTimer(self, singleShot=True)
        self._trial.timeout.connect(self._try_again)
        # Emits on the worker's reader thread, delivers on this one: one long-lived sender.
        self._post = _Post()
        self._post.received.connect(self._hear)
        self.health = Health.WELL

    @property
    def pid(self) -> int | None:
        """The id of the process, while there is one."""
        return self._worker.pid if self._worker else None

    @property
    def avoided(self) -> frozenset[str]:
        """Labels of the work that is left out, see `protocol.Working`."""
        return self._blame.avoid

    def prepare(self) -> None:
        """Have a process ready for `start`, which takes a third of a second of its own."""
        if self._successor is None:
            self._successor = self._made()

    def start(self) -> None:
        """Start a worker with the article as it is now, unless one is ready to take over."""
        successor, self._successor = self._successor, None
        self.close()
        self._worker = successor or self._made()
        self._worker.hurry(self._blame.haste)
        self.open()

    def close(self) -> None:
        """End the process, and the one that would have followed it."""
        self._again.stop()
        self._trial.stop()
        worker, self._worker = self._worker, None
        self._end(worker)
        self._dismiss_successor()

    def open(self) -> None:
        """Send the whole article; without a worker nothing: the next one begins with it."""
        if self._worker is not None:
            self.reopened.emit()
            self._worker.send(self._opening(self._blame.avoid, self._blame.suspects))

    def send(self, message: "ToWorker") -> None:
        """Send a change, if there is a worker to take it."""
        if self._worker is not None:
            self._worker.send(message)

    def note_edit(self) -> None:
        """Somebody is typing: what may stop the worker waits."""
        self._edited = time.monotonic()
        if self._blame.avoids_any:
            self._wait_for_quiet()

    def _made(self) -> "Worker":
        from cureon_editor.rendering.worker.client import Worker

        worker = Worker(self._role, self._post.hear)
        self.destroyed.connect(worker.close)
        return worker

    def _end(self, worker: "Worker | None") -> None:
        if worker is not None:
            self.destroyed.disconnect(worker.close)
            worker.close()

    def _dismiss_successor(self) -> None:
        successor, self._successor = self._successor, None
        self._end(successor)

    def _hear(self, worker: "Worker", news: "News") -> None:
        """Take news of the worker there is; that of one before it, delivered late, concerns another text."""
        from cureon_editor.rendering.protocol import Checked, PagePatch
        from cureon_editor.rendering.worker.client import Death, Slow

        if worker is self._successor:
            self._dismiss_successor()
        elif worker is not self._worker:
            return
        elif isinstance(news, Slow):
            self._fear()
        elif isinstance(news, Death):
            self._bury(news)
        else:
            if isinstance(news, Checked) or (isinstance(news, PagePatch) and news.complete):
                self._recover()
            self.answered.emit(news)

    def _fear(self) -> None:
        """The worker may be about to fail: another gets ready, which takes a third of a second."""
        self._set_health(Health.BEHIND)
        self.prepare()

    def _recover(self) -> None:
        """An answer is complete: everything is well, apart from what is avoided."""
        self._dismiss_successor()
        self._blame.answered()
        self._set_health(Health.WELL)
        if self._blame.avoids_any and not self._blame.has_failed_again and not self._trial.isActive():
            self._wait_for_quiet()

    def _bury(self, death: "Death") -> None:
        worker, self._worker = self._worker, None
        self._end(worker)
        self._died = time.monotonic()
        self._blame.died(death)
        self._set_health(Health.DOWN if self._blame.delay else Health.BEHIND)
        self._start_when_due()

    def _start_when_due(self) -> None:
        """Start anew, or wait until enough time has passed since the last death and the last edit."""
        due = max(self._died + self._blame.delay, self._edited + self._blame.pause)
        left = due - time.monotonic()
        if left > 0:
            self._again.start(_milliseconds(left))
        else:
            self.start()

    def _wait_for_quiet(self) -> None:
        self._trial.start(_milliseconds(self._blame.try_again_after))

    def _try_again(self) -> None:
        self._blame.try_again()
        self.open()

    def _set_health(self, health: Health) -> None:
        if health is not self.health:
            self.health = health
            self.health_changed.emit()


def _milliseconds(seconds: float) -> int:
    """The next whole number of them, so that a timer is never early."""
    return int(seconds * 1_000) + 1

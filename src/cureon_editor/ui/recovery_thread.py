"""One thread that writes behind the typing: of what comes fast only the latest, everything else in order."""

import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue

#: Seconds between a key press and the writing that holds it; the promise is two.
PAUSE = 1.0
#: Seconds for which closing a window waits for a disk that does not answer.
PATIENCE = 5.0

Task = Callable[[], object]


class RecoveryThread:
    """Runs tasks one after another; begins with the first and ends with `close`. Tasks must not raise."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._lock = threading.Lock()
        self._latest: Task | None = None
        self._due: float | None = None
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def soon(self, task: Task) -> None:
        """Run this after the pause unless a later one comes before: cheap enough for every key press."""
        with self._lock:
            waiting, self._latest = self._latest, task
        if waiting is None:
            self.run(self._begin_pause)

    def cancel(self) -> None:
        """Forget what was to run soon."""
        with self._lock:
            self._latest = None

    def run(self, task: Task) -> None:
        """Run this once all given to `run` before it is done."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="recovery", daemon=True)
            self._thread.start()
        self._tasks.put(task)

    def hurry(self) -> None:
        """Run what is to run soon without the pause, before whatever is given to `run` from now on."""
        self.run(self._run_latest)

    def flush(self) -> None:
        """Run what is to run soon without the pause, and wait for everything, `PATIENCE` at most."""
        done = threading.Event()
        self.hurry()
        self.run(done.set)
        done.wait(PATIENCE)

    def close(self) -> None:
        """Do what is left to do, then end."""
        if self._thread is not None:
            self.hurry()
            self._tasks.put(None)
            self._thread.join(PATIENCE)
            self._thread = None

    def _work(self) -> None:
        while (task := self._next()) is not None:
            task()
            if self._due is not None and time.monotonic() >= self._due:
                self._run_latest()

    def _next(self) -> Task | None:
        """The next task; when none comes before the pause is over, the latest of those that wait for it."""
        try:
            rest = None if self._due is None else max(0.0, self._due - time.monotonic())
            return self._tasks.get(timeout=rest)
        except Empty:
            return self._run_latest

    def _begin_pause(self) -> None:
        if self._due is None:
            self._due = time.monotonic() + self._pause

    def _run_latest(self) -> None:
        self._due = None
        with self._lock:
            task, self._latest = self._latest, None
        if task is not None:
            task()

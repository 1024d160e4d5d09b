"""The window's end of the worker process: sends without waiting, calls back, notices a death or a hang."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue

from cureon_editor.rendering.entry import run
from cureon_editor.rendering.protocol import Checked, FromWorker, Stop, ToWorker

#: Seconds of silence on one revision after which the worker is taken to hang.
PATIENCE = 8.0
#: Seconds between two looks at the clock while waiting for an answer.
_TICK = 0.25
#: Seconds a worker is given to end by itself.
_FAREWELL = 0.5


class Worker:
    """One worker process and the two threads that talk to it.

    `on_message` is called with every answer, on a thread that is not the owner's. `on_death` is called at
    most once, there too, when the process has ended without `close`, or was silent for `patience` seconds and
    was ended. A dead worker drops what it is sent: its owner makes a new one and opens the article in it.
    """

    def __init__(
        self,
        on_message: Callable[[FromWorker], None],
        on_death: Callable[[], None],
        patience: float = PATIENCE,
    ) -> None:
        self._on_message = on_message
        self._on_death = on_death
        self._patience = patience
        self._queue: SimpleQueue[ToWorker] = SimpleQueue()
        self._closed = threading.Event()
        self._asked = self._answered = -1
        self._since = time.monotonic()
        #: The process's id once it has one.
        self.pid: int | None = None
        self._thread = threading.Thread(target=self._live, name="worker", daemon=True)
        self._thread.start()

    def send(self, message: ToWorker) -> None:
        """Queue a message; never waits."""
        self._queue.put(message)

    def close(self) -> None:
        """End the process, politely and then surely; nothing is called back afterwards."""
        self._closed.set()
        self._queue.put(Stop())
        if threading.current_thread() is not self._thread:
            self._thread.join(4 * _FAREWELL)

    def _live(self) -> None:
        """Start the process, pass its answers on until it ends, and bury it."""
        context = get_context("spawn")
        inbox, to_worker = context.Pipe(duplex=False)
        from_worker, outbox = context.Pipe(duplex=False)
        process = context.Process(target=run, args=(inbox, outbox), name="page and checks", daemon=True)
        try:
            process.start()
            self.pid = process.pid
            # Our copies of its ends must go, or its death would not close the pipes.
            inbox.close()
            outbox.close()
            threading.Thread(target=self._write, args=(to_worker,), name="worker queue", daemon=True).start()
            with suppress(EOFError, OSError):
                self._read(from_worker)
        finally:
            self._bury(process)
            from_worker.close()
        if not self._closed.is_set():
            self._on_death()

    def _write(self, to_worker: "Connection[ToWorker, object]") -> None:
        """Send queued messages until Stop or until nobody is there to read them."""
        with to_worker, suppress(OSError):
            message: ToWorker | None = None
            while not isinstance(message, Stop):
                message = self._queue.get()
                if not isinstance(message, Stop):
                    self._ask(message.revision)
                to_worker.send(message)

    def _read(self, from_worker: "Connection[object, FromWorker]") -> None:
        """Pass answers on until the pipe or the owner closes, or the worker is silent for too long."""
        while not self._closed.is_set():
            if from_worker.poll(_TICK):
                message = from_worker.recv()
                self._note(message)
                if not self._closed.is_set():
                    self._on_message(message)
            elif self._asked != self._answered and time.monotonic() - self._since > self._patience:
                return

    def _ask(self, revision: int) -> None:
        """Start the clock, unless it runs for an earlier revision already."""
        if self._asked == self._answered:
            self._since = time.monotonic()
        self._asked = revision

    def _note(self, message: FromWorker) -> None:
        """Start the clock anew; a checklist is the last answer to its revision."""
        self._since = time.monotonic()
        if isinstance(message, Checked):
            self._answered = message.revision

    def _bury(self, process: SpawnProcess) -> None:
        """Make sure that the process is gone and its threads can end."""
        self._queue.put(Stop())
        if process.pid is None:
            return
        if self._closed.is_set():
            process.join(_FAREWELL)
        process.kill()
        process.join()
        process.close()

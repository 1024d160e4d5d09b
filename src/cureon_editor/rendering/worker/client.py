"""The window's end of the worker process: sends without waiting, calls back, notices a death or a hang."""

import atexit
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from subprocess import Popen

from cureon_editor.rendering.protocol import Checked, FromWorker, Line, ToWorker
from cureon_editor.rendering.worker.process import start

#: Seconds of silence on one revision after which the worker is taken to hang.
PATIENCE = 8.0
#: Seconds between two looks at the clock while waiting for an answer.
_TICK = 0.25
#: Seconds that closing waits at most for a process that has been killed.
_FAREWELL = 2.0


class Worker:
    """One worker process and the two threads that talk to it.

    `on_message` is called with every answer, on a thread that is not the owner's. `on_death` is called at
    most once, there too, when the process has ended without `close`, was silent for `patience` seconds and
    was ended, or could not be started. A dead worker drops what it is sent: its owner makes a new one and
    opens the article in it. What is not closed is closed when the interpreter ends.
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
        self._queue: SimpleQueue[ToWorker | None] = SimpleQueue()
        self._closed = threading.Event()
        self._asked = self._answered = -1
        self._since = time.monotonic()
        self._process: Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._live, name="worker", daemon=True)
        self._thread.start()
        atexit.register(self.close)

    @property
    def pid(self) -> int | None:
        """The process's id once it has one."""
        return self._process.pid if self._process else None

    def send(self, message: ToWorker) -> None:
        """Queue a message; never waits."""
        self._queue.put(message)

    def close(self) -> None:
        """End the process, whatever it is doing; nothing is called back afterwards."""
        atexit.unregister(self.close)
        self._closed.set()
        if self._process:
            self._process.kill()
        if threading.current_thread() is not self._thread:
            self._thread.join(_FAREWELL)

    def _live(self) -> None:
        """Start the process, pass its answers on until it ends, and bury it."""
        with suppress(OSError):  # no memory for another process, say: as good as dead
            self._process, line = start()
            with line:
                self._talk(self._process, line)
        if not self._closed.is_set():
            self._on_death()

    def _talk(self, process: Popen[bytes], line: "Line[ToWorker, FromWorker]") -> None:
        """Pass messages both ways until the process ends or the owner closes; then neither is left."""
        writer = threading.Thread(target=self._write, args=(line,), name="worker queue", daemon=True)
        writer.start()
        try:
            with suppress(EOFError, OSError):
                self._read(line)
        finally:
            process.kill()
            process.wait()
            self._queue.put(None)
            writer.join()

    def _write(self, line: "Line[ToWorker, FromWorker]") -> None:
        """Send queued messages until nobody is there to read them."""
        with suppress(OSError):
            while message := self._queue.get():
                self._ask(message.revision)
                line.send(message)

    def _read(self, line: "Line[ToWorker, FromWorker]") -> None:
        """Pass answers on until the pipe or the owner closes, or the worker is silent for too long."""
        while not self._closed.is_set():
            if line.poll(_TICK):
                message = line.recv()
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

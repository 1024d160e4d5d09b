"""Messages on their way to a worker process: sent at once if that cannot wait, otherwise by a thread."""

import pickle
import sys
import threading
from contextlib import suppress
from queue import SimpleQueue

from cureon_editor.rendering.protocol import FromWorker, Line, Open, ToWorker

#: Bytes that fit into the buffer of every pipe that says it has room: what a key press sends is a tenth.
_SMALL = 2_000

if sys.platform == "win32":

    def _has_room(_line: "Line[ToWorker, FromWorker]") -> bool:
        """Whether a small message can be written without waiting; here nobody can say."""
        return False

else:
    import select

    def _has_room(line: "Line[ToWorker, FromWorker]") -> bool:
        """Whether a small message can be written without waiting."""
        looking = select.poll()
        looking.register(line.fileno(), select.POLLOUT)
        return bool(looking.poll(0))


class Outbox:
    """Keeps messages in order; one thread posts them, and a thread of its own runs `carry`.

    The thread that posts is the one that draws the window. A second thread has to wait until it lets go of
    the interpreter, so a key press that is sent at once reaches the worker some milliseconds sooner.
    """

    def __init__(self) -> None:
        self._queue: SimpleQueue[ToWorker | None] = SimpleQueue()
        self._line: Line[ToWorker, FromWorker] | None = None
        self._lock = threading.Lock()
        self._queued = self._carried = 0

    def post(self, message: ToWorker) -> None:
        """Send a message or queue it; never waits."""
        if isinstance(message, Open) or not self._sent(message):
            self._queued += 1
            self._queue.put(message)

    def open(self, line: "Line[ToWorker, FromWorker]") -> None:
        """From now on messages can be sent."""
        with self._lock:
            self._line = line

    def carry(self, line: "Line[ToWorker, FromWorker]") -> None:
        """Send queued messages until `close`, or until nobody is there to read them."""
        with suppress(OSError):
            while message := self._queue.get():
                line.send(message)
                self._carried += 1

    def close(self) -> None:
        """Let `carry` end; nothing is sent afterwards."""
        with self._lock:
            self._line = None
        self._queue.put(None)

    def _sent(self, message: ToWorker) -> bool:
        """Send a small message when none is before it and the pipe has room: whether that was so."""
        with self._lock:
            if self._line is None or self._carried != self._queued or not _has_room(self._line):
                return False
            data = pickle.dumps(message)
            if len(data) > _SMALL:
                return False
            with suppress(OSError):  # the process has ended; whoever reads from it will notice
                self._line.send_bytes(data)
            return True

"""The window's end of a worker process: sends without waiting, calls back, notices a death or a hang."""

import atexit
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from subprocess import Popen, TimeoutExpired

from cureon_editor.rendering.protocol import Checked, Claims, FromWorker, Line, Rechecked, ToWorker, Working
from cureon_editor.rendering.worker.process import start
from cureon_editor.rendering.worker.role import Role
from cureon_editor.rendering.worker.silence import Silence, Verdict

#: Seconds between two looks at the clock while waiting for an answer, and while there is nothing to wait for.
_TICK, _LONG_TICK = 0.1, 0.5
#: Seconds that a process has to end by itself once its end of the pipe is closed.
_LAST_WORDS = 0.3
#: Seconds that closing waits at most for a process that has been killed.
_FAREWELL = 2.0


@dataclass(frozen=True, slots=True)
class Slow:
    """The worker has been silent for longer than a person should wait without a word."""


@dataclass(frozen=True, slots=True)
class Death:
    """The process has ended without `close`.

    `labels` is what it was working on. `at_work` says that the work is what ended it, by taking too long or
    by failing; otherwise it may have been killed by anybody.
    """

    labels: tuple[str, ...]
    at_work: bool


News = FromWorker | Slow | Death


class Worker:
    """One worker process and the two threads that talk to it.

    `hear` is called with this worker and every piece of news, on a thread that is not the owner's:
    answers, `Slow` at most once for each piece of work, and in the end, unless it is closed, one `Death`. A
    dead worker drops what it is sent: its owner makes a new one and opens the article in it. What is not
    closed is closed when the interpreter ends.
    """

    def __init__(self, role: Role, hear: "Callable[[Worker, News], None]") -> None:
        self._role = role
        self._hear = hear
        self._queue: SimpleQueue[ToWorker | None] = SimpleQueue()
        self._silence = Silence()
        self._closed = threading.Event()
        self._process: Popen[bytes] | None = None
        self._checked: Checked | None = None
        self._thread = threading.Thread(target=self._live, name=f"{role} worker", daemon=True)
        self._thread.start()
        atexit.register(self.close)

    @property
    def pid(self) -> int | None:
        """The process's id once it has one."""
        return self._process.pid if self._process else None

    def hurry(self, haste: float) -> None:
        """Give it this much, up to 1, of the time that honest work may take, up to its first answer."""
        self._silence.haste = haste

    def send(self, message: ToWorker) -> None:
        """Queue a message; never waits."""
        self._silence.ask(message.revision)
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
        at_work = False
        with suppress(OSError):  # no memory for another process, say: as good as dead
            self._process, line = start(self._role)
            with line:
                at_work = self._talk(self._process, line)
        if not self._closed.is_set():
            self._hear(self, Death(self._silence.labels, at_work))

    def _talk(self, process: Popen[bytes], line: "Line[ToWorker, FromWorker]") -> bool:
        """Pass messages both ways until the process ends or the owner closes; then neither is left.

        Gives whether the process ended because of its work.
        """
        writer = threading.Thread(target=self._write, args=(line,), name="worker queue", daemon=True)
        writer.start()
        failed = False
        try:
            self._read(line)
        except EOFError:
            failed = _exit_code(process) > 0
        except OSError:
            pass
        else:
            failed = True
        finally:
            process.kill()
            process.wait()
            self._queue.put(None)
            writer.join()
        return failed

    def _write(self, line: "Line[ToWorker, FromWorker]") -> None:
        """Send queued messages until nobody is there to read them."""
        with suppress(OSError):
            while message := self._queue.get():
                line.send(message)

    def _read(self, line: "Line[ToWorker, FromWorker]") -> None:
        """Pass answers on until the pipe or the owner closes, or the worker hangs."""
        told = False
        while not self._closed.is_set():
            if line.poll(_LONG_TICK if self._silence.is_expected else _TICK):
                told = False
                self._take(line.recv())
                continue
            verdict = self._silence.verdict()
            # Getting here may have taken long on a busy machine: look once more before judging.
            if verdict is Verdict.STUCK and not line.poll():
                return
            if verdict is Verdict.SLOW and not told:
                told = True
                self._pass_on(Slow())

    def _take(self, message: FromWorker) -> None:
        if isinstance(message, Rechecked):
            message = self._checked = message.whole(self._checked)
        self._silence.hear(message)
        unchanged = isinstance(message, Claims) and message.claims is None
        if not (unchanged or isinstance(message, Working)):
            self._pass_on(message)

    def _pass_on(self, news: News) -> None:
        if not self._closed.is_set():
            self._hear(self, news)


def _exit_code(process: Popen[bytes]) -> int:
    """The code with which a process that has closed its pipe ends; negative when a signal ended it."""
    try:
        return process.wait(_LAST_WORDS)
    except TimeoutExpired:
        return 0

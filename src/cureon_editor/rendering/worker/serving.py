"""What runs in a worker process: takes in messages, answers the last of them, and says what it begins."""

import contextlib
import gc
from collections.abc import Callable, Iterator
from typing import Protocol

from cureon_editor.rendering.protocol import FromWorker, Line, ToWorker, Working
from cureon_editor.rendering.worker.limits import Watchdog
from cureon_editor.rendering.worker.role import Role

#: Exit code of a worker whose copy of the article is wrong, or that is no longer needed.
DONE = 0
#: Exit code of a worker that could not do what it had announced.
FAILED = 1
#: Seconds that a worker gives itself beyond what it announced, so that the window is the one to end it.
_GRACE = 10.0

Announce = Callable[[Working], None]


class Work(Protocol):
    """A copy of the article and what is made of it."""

    def take(self, message: ToWorker) -> None:
        """Bring the copy up to date; raises ValueError when a splice does not fit."""

    def answers(self) -> Iterator[FromWorker]:
        """Everything to be said of the article as it is, each part worked out when it is asked for.

        It may be left before its end; the next call says what was not said yet.
        """


def serve(line: "Line[FromWorker, ToWorker]", role: Role) -> int:
    """Answer messages until the window's end of the pipe is gone; gives the process's exit code."""
    watchdog = Watchdog()

    def announce(working: Working) -> None:
        watchdog.wait(working.seconds + _GRACE)
        line.send(working)

    try:
        work = _work(role, announce)
        while _took_all(line, work):
            watchdog.wait(_GRACE)
            _answer(line, work)
            watchdog.rest()
            if not gc.get_freeze_count():
                # What the first answer has made mostly stays: to look through it again would delay some key.
                gc.freeze()
    except (EOFError, OSError):  # the window has gone
        return DONE
    except MemoryError:  # the announced work needs more than there is: the window leaves it out
        return FAILED
    return DONE


def _work(role: Role, announce: Announce) -> Work:
    """A role's work; loads only what that needs."""
    if role is Role.PAGE:
        from cureon_editor.rendering.worker.page_work import PageWork

        return PageWork(announce)
    from cureon_editor.rendering.worker.analysis_work import AnalysisWork

    return AnalysisWork(announce)


def _took_all(line: "Line[FromWorker, ToWorker]", work: Work) -> bool:
    """Wait for a message and take those behind it; False when the copies of the article differ."""
    # A splice that does not fit means that: ending asks for the article anew.
    with contextlib.suppress(ValueError):
        work.take(line.recv())
        while line.poll():
            work.take(line.recv())
        return True
    return False


def _answer(line: "Line[FromWorker, ToWorker]", work: Work) -> None:
    """Send one answer after the other; a newer message cuts that short: the latest text wins."""
    for answer in work.answers():
        line.send(answer)
        if line.poll():
            return

"""What runs in a checking process: judges one article after the other and says which rule it begins."""

import gc
import signal
from collections.abc import Callable

from cureon_editor.cli.checking.task import Failed, Task
from cureon_editor.rendering.protocol import Line

#: What makes the packed result of a task; it is handed what to tell of each rule that it begins.
Work = Callable[[Task, Callable[[str], None]], bytes]

#: The first argument that makes a packaged program a checking process.
ARGUMENT = "--checker"
#: How many new objects make the garbage collector look, in its three generations.
_RARELY = (50_000, 20, 20)
#: Seconds on one article after which the process ends itself, for when nobody is left to end it.
_LONGEST = 600.0


def main(handle: str) -> int:
    """Check what comes in on an inherited pipe, given by number, until it closes; gives the exit code."""
    # Ctrl+C in a terminal goes to all processes; ending is up to the one that started us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from cureon_editor.cli.checking.judging import judge
    from cureon_editor.cli.checking.packing import pack

    return serve(handle, lambda task, begin: pack(judge(task, begin)))


def serve(handle: str, work: Work) -> int:
    """Answer each task with bytes, or with why there are none; ids of rules go before, as they begin."""
    from cureon_editor.rendering.worker.limits import Watchdog, bound_memory

    bound_memory()
    # An article leaves much that dies young: looking for circles at each turn would take a third of the time.
    gc.set_threshold(*_RARELY)
    watchdog = Watchdog()
    line: Line[str | bytes | Failed, Task] = Line(int(handle))
    with line:
        try:
            while True:
                task = line.recv()
                watchdog.wait(_LONGEST)
                line.send(_answer(work, task, line.send))
                watchdog.rest()
                if not gc.get_freeze_count():  # the rules, which stay
                    gc.freeze()
        except (EOFError, OSError):  # whoever started us has gone, or has had enough
            return 0


def _answer(work: Work, task: Task, begin: Callable[[str], None]) -> bytes | Failed:
    try:
        return work(task, begin)
    except OSError:  # nobody is left to hear of a rule
        raise
    except MemoryError:
        return Failed("Checking this article takes more memory than there is, so it could not be checked.")
    except Exception as error:  # one article must not end the run
        what = f"{type(error).__name__}: {str(error)[:200]}"
        return Failed(f"A fault in Cureon Editor kept this article from being checked ({what}).")

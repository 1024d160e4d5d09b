"""What a worker process may use, seen to from inside: memory, its turn, and time when nobody ends it."""

import faulthandler
import os
import sys
from pathlib import Path

#: Bytes of memory of its own that a worker may take. A text of 100,000 words needs a tenth of it; what needs
#: more would take the memory away from the window and everything else on the desk.
MOST_MEMORY = 2 * 1024**3
#: How much further back a process stands in the queue for a processor, of 19 steps.
_POLITENESS = 5


def bound_memory() -> None:
    """From now on a piece of work that wants more than `MOST_MEMORY` fails with MemoryError, where possible.

    Windows has no such limit for a single process that needs no privilege.
    """
    if sys.platform == "win32":
        return
    import resource

    # Linux counts private memory as data; elsewhere the address space is the nearest thing.
    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    _, most = resource.getrlimit(kind)
    wanted = MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most)
    try:
        resource.setrlimit(kind, (wanted, most))
    except (OSError, ValueError):  # some systems refuse; the program works without the limit
        return


def give_way() -> None:
    """From now on let other processes go first: nobody waits for this one with a finger on a key."""
    if sys.platform != "win32":
        os.nice(_POLITENESS)


class Watchdog:
    """Ends this process when it is not fed in time: needs neither the interpreter nor whoever started us.

    The window ends a worker that hangs; this is for a worker whose window has been killed meanwhile.
    """

    def __init__(self) -> None:
        self._nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as we live

    def wait(self, seconds: float) -> None:
        """Begin to wait for `rest` or another `wait`, for so long."""
        faulthandler.dump_traceback_later(seconds, exit=True, file=self._nowhere)

    def rest(self) -> None:
        """Nothing is being done, so nothing can hang."""
        faulthandler.cancel_dump_traceback_later()

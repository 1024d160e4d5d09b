"""What this process and all that it has started hold in memory, as Linux tells it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_KILOBYTES = 1024


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes by kind of process; memory that several share is divided among them."""

    window: float
    workers: float
    web_engine: float

    @property
    def whole(self) -> float:
        """All of it."""
        return self.window + self.workers + self.web_engine


def tree_memory() -> Memory | None:
    """The memory of this process and those below it, None where the system does not tell."""
    own = _megabytes(os.getpid())
    if own is None:
        return None
    below = [(_is_web_engine(pid), _megabytes(pid) or 0.0) for pid in _below(os.getpid())]
    return Memory(own, sum(size for web, size in below if not web), sum(size for web, size in below if web))


def _below(pid: int) -> Iterator[int]:
    """The processes started by one, and by those in turn."""
    for children in _PROC.glob(f"{pid}/task/*/children"):
        for child in map(int, children.read_text().split()):
            yield child
            yield from _below(child)


def _is_web_engine(pid: int) -> bool:
    return b"QtWebEngineProcess" in (_PROC / str(pid) / "cmdline").read_bytes()


def _megabytes(pid: int) -> float | None:
    """The share of memory in use (PSS) of one process."""
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return None
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / _KILOBYTES

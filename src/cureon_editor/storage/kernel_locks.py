"""Locks on a file that the system itself lets go when their process ends, however it ends.

A process number tells less: it is given out again, and one from another computer says nothing.
"""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

#: Seconds between two tries to take a lock that somebody else has.
_PAUSE = 0.02

if sys.platform == "win32":
    import msvcrt

    def try_lock(descriptor: int) -> bool:
        """Take the lock on an open file; False when another has it. Raises OSError where there are none."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def try_lock(descriptor: int) -> bool:
        """Take the lock on an open file; False when another has it. Raises OSError where there are none."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def is_locked(path: Path) -> bool:
    """Whether somebody holds the lock on a file; False when there is no such file or nobody can tell."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not try_lock(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def one_at_a_time(path: Path, patience: float = 5.0) -> Iterator[None]:
    """Let no other process or thread be in here for the same file, which is made when it is missing.

    Raises TimeoutError when it is taken for longer than `patience` (seconds), and other OSErrors when the
    file cannot be made. On a file system without locks everybody gets in: each single write is whole anyway.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        until = time.monotonic() + patience
        while not _taken(descriptor):
            if time.monotonic() > until:
                raise TimeoutError(None, "another window is writing there")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        return try_lock(descriptor)
    except OSError:
        return True

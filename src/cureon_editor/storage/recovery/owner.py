"""Who writes entries of the journal, and whether that program still runs."""

import os
import secrets
import weakref
from pathlib import Path

from cureon_editor.storage.atomic import remove
from cureon_editor.storage.kernel_locks import is_locked, try_lock

_SUFFIX = ".running"
#: Another program that looks whether a lock is held holds it for that moment: then a new name is tried.
_TRIES = 10
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL


class Owner:
    """One running program's name in the journal, true for as long as it lives and holds its lock.

    Raises OSError when the folder cannot be written to.
    """

    def __init__(self, folder: Path) -> None:
        self.name, self._path, descriptor = _held(folder)
        self._close = weakref.finalize(self, os.close, descriptor)

    @property
    def is_there(self) -> bool:
        """Whether others can still see it; False when somebody cleared the folder away."""
        return self._path.exists()

    def release(self) -> None:
        """Stop being there: what is still in the journal is found by others from now on."""
        self._close()
        remove(self._path)


def is_running(folder: Path, name: str) -> bool:
    """Whether the owner of this name still runs; False also where the file system has no locks.

    An entry shown to one person too many is better than an entry never shown.
    """
    return is_locked(folder / (name + _SUFFIX))


def sweep(folder: Path) -> None:
    """Remove the locks of owners that are no more."""
    for path in folder.glob("*" + _SUFFIX):
        if not is_locked(path):
            remove(path)


def _held(folder: Path) -> tuple[str, Path, int]:
    for _ in range(_TRIES):
        name = f"{os.getpid()}-{secrets.token_hex(6)}"
        path = folder / (name + _SUFFIX)
        descriptor = os.open(path, _NEW, 0o600)
        # Between making and locking, a sweep may take the file for a dead owner's and remove it.
        if _is_mine(descriptor) and path.exists():
            return name, path, descriptor
        os.close(descriptor)
        remove(path)
    raise TimeoutError(None, "the folder is busy")


def _is_mine(descriptor: int) -> bool:
    try:
        return try_lock(descriptor)
    except OSError:  # no locks on this file system
        return True

"""File layers that fail: at one call, at all calls from one on, or with the power."""

import os
from collections.abc import Callable
from pathlib import Path

from cureon_editor.storage.files import Files
from cureon_editor.storage.renaming import NotOfferedError

#: The methods of a file layer, each of which a test can let fail.
CALLS = tuple(name for name in vars(Files) if not name.startswith("_"))
#: What only looks, and cannot fail once the file has been looked at.
ATTRIBUTES = ("attributes", "changed", "may_write")


class KilledError(BaseException):
    """The end of the process: nothing runs after it, no clean-up either."""


class Recording(Files):
    """Writes down which calls a save makes; `before` sees each call before it is made."""

    def __init__(self, before: Callable[[int, str], None] = lambda _number, _name: None) -> None:
        self.made: list[str] = []
        self.before = before

    def __getattribute__(self, name: str) -> object:
        found = super().__getattribute__(name)
        if name not in CALLS:
            return found

        def call(*arguments: object) -> object:
            self.made.append(name)
            self.before(len(self.made), name)
            return found(*arguments)

        return call


def failing(number: int, error: int) -> Recording:
    """A layer whose call of that number (from 1) fails."""

    def before(made: int, _name: str) -> None:
        if made == number:
            raise OSError(error, os.strerror(error))

    return Recording(before)


def failing_from(number: int, error: int) -> Recording:
    """A layer all of whose calls from that number on fail, as when a disk is pulled out."""

    def before(made: int, _name: str) -> None:
        if made >= number:
            raise OSError(error, os.strerror(error))

    return Recording(before)


def killed(number: int) -> Recording:
    """A layer that ends with the call of that number, before it is made."""

    def before(made: int, _name: str) -> None:
        if made >= number:
            raise KilledError

    return Recording(before)


class Short(Files):
    """A disk that takes seven bytes at a time."""

    def write(self, handle: int, data: memoryview) -> int:
        return super().write(handle, data[:7])


class Plain(Files):
    """A file system on which files cannot change places."""

    def exchange(self, one: Path, other: Path) -> None:
        raise NotOfferedError(22, "Invalid argument")


class Volatile(Recording):
    """A disk that loses what was not synced when the power goes.

    A file that was not synced since it was last written has lost its second half; a rename in a folder that
    was not synced has not happened. Either may survive in truth: `cut` takes what to lose.
    """

    def __init__(self, before: Callable[[int, str], None] = lambda _number, _name: None) -> None:
        super().__init__(before)
        self._unsynced: set[int] = set()
        self._undo: list[Callable[[], None]] = []

    def write(self, handle: int, data: memoryview) -> int:
        self._unsynced.add(os.fstat(handle).st_ino)
        return super().write(handle, data)

    def sync(self, handle: int) -> None:
        super().sync(handle)
        self._unsynced.discard(os.fstat(handle).st_ino)

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self._undo.clear()

    def exchange(self, one: Path, other: Path) -> None:
        super().exchange(one, other)
        self._undo.append(lambda: Files.exchange(Files(), one, other))

    def move(self, old: Path, new: Path) -> None:
        super().move(old, new)
        self._undo.append(lambda: new.rename(old))

    def cut(self, folder: Path, *, renames_lost: bool) -> None:
        """Let the power go."""
        if renames_lost:
            for undo in reversed(self._undo):
                undo()
        for path in folder.iterdir():
            if path.stat().st_ino in self._unsynced:
                os.truncate(path, path.stat().st_size // 2)

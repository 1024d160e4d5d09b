"""Lets a program die at any one of the system calls by which it keeps a file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cureon_editor.storage.files import Files

_CALLS = ("create", "write", "sync", "replace", "sync_folder", "remove")
#: More calls than anything here makes.
_MANY = 200


class Killed(BaseException):
    """The end of the program: nothing catches it, so nothing is cleared away."""


class Calls:
    """Counts calls and ends at one of them: before it, or for a write in the middle."""

    def __init__(self, last: int) -> None:
        self._left = last

    def wrapped(self, name: str) -> Callable[..., object]:
        call = getattr(Files, name)

        def counted(*arguments: Any) -> object:
            self._left -= 1
            if self._left < 0:
                if name == "write":
                    files, handle, data = arguments
                    call(files, handle, data[: len(data) // 2])
                raise Killed
            return call(*arguments)

        return counted


@contextmanager
def _dying_at(last: int) -> Iterator[None]:
    calls = Calls(last)
    with pytest.MonkeyPatch.context() as patch:
        for name in _CALLS:
            patch.setattr(Files, name, calls.wrapped(name))
        yield


def deaths(folder: Path, before: Callable[[Path], object], work: Callable[[Path], object]) -> Iterator[Path]:
    """Do `work` again and again, each time in a new folder that `before` has filled, dying one call later.

    Gives the folder after each death, and ends when the work gets done.
    """
    for last in range(_MANY):
        place = folder / str(last)
        before(place)
        with _dying_at(last):
            try:
                work(place)
            except Killed:
                pass
            else:
                assert last > 0, "nothing was called"
                return
        yield place
    raise AssertionError("the work never gets done")

"""Two renames that Python does not offer: change the places of two files, and never replace a file.

Source: renameat2(2), Linux man-pages 6.9, read 2026-11-22. Both are single steps for the file system.
"""

import errno
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

_NO_REPLACE, _EXCHANGE = 1, 2
_FROM_HERE = -100
#: How file systems, layers of them and sandboxes say that they do not know these. EPERM may be a real
#: refusal, too: the plain rename, which is tried instead, then says so itself.
_NOT_OFFERED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV, errno.EPERM}


class NotOfferedError(OSError):
    """The system or the file system of a folder has no such rename."""


def exchange(one: Path, other: Path) -> None:
    """Let two existing files change names in one step. Raises NotOfferedError, or OSError as rename does."""
    _rename(one, other, _EXCHANGE)


def move(old: Path, new: Path) -> None:
    """Rename a file; FileExistsError when the new name is taken, NotOfferedError, or as rename does."""
    _rename(old, new, _NO_REPLACE)


def _rename(old: Path, new: Path, flags: int) -> None:
    call = _renameat2()
    number = call(old, new, flags) if call else errno.ENOSYS
    if number in _NOT_OFFERED:
        raise NotOfferedError(number, os.strerror(number))
    if number:
        raise OSError(number, os.strerror(number), str(new))


@lru_cache(maxsize=1)
def _renameat2() -> Callable[[Path, Path, int], int] | None:
    """The call, which gives an error number or 0; None where the C library lacks it."""
    import ctypes  # here, since reading an article needs none of it

    try:
        function = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, ImportError, OSError, TypeError):  # the last is what Windows says of None
        return None

    def call(old: Path, new: Path, flags: int) -> int:
        failed = function(_FROM_HERE, os.fsencode(old), _FROM_HERE, os.fsencode(new), flags)
        return ctypes.get_errno() if failed else 0

    return call

"""Write one of the program's own files so that it is the old one or the new one, whole, whatever happens."""

import os
from pathlib import Path

#: The end of the name under which a file grows until it is whole.
GROWING = ".tmp"
_BINARY = getattr(os, "O_BINARY", 0)


def write_atomically(target: Path, data: bytes) -> None:
    """Write a file durably and in one step, readable by its owner alone.

    Only one process at a time may write to the same target: the file beside it, in which the new one grows,
    always has the same name, so that a killed write leaves at most one and the next write takes it over.
    Raises OSError; the old file is then untouched.
    """
    growing = target.with_name(target.name + GROWING)
    try:
        descriptor = os.open(growing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(growing, target)  # noqa: PTH105 - the atomic call itself is the point
    except OSError:
        remove(growing)
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make new names in a folder durable where folders can be synced (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(path: Path) -> bool:
    """Remove a file; whether it is gone now."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True

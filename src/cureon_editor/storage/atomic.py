"""Write one of the program's own files so that it is the old one or the new one, whole, whatever happens."""

from pathlib import Path

from cureon_editor.storage.files import Files
from cureon_editor.storage.temporary import remove_quietly, write

#: The end of the name under which a file grows until it is whole.
GROWING = ".tmp"
_PRIVATE = 0o600


def write_atomically(target: Path, data: bytes, files: Files | None = None) -> None:
    """Write a file durably and in one step, readable by its owner alone.

    Only one program at a time may write to the same target: the file beside it, in which the new one grows,
    always has the same name, so that killed writes leave one such file at most. Raises OSError; the old file
    is then untouched, or, when only the folder could not be synced, the new one is there and whole.
    """
    files = files or Files()
    growing = target.with_name(target.name + GROWING)
    try:
        files.remove(growing)
        handle = write(files, growing, data, _PRIVATE)
        try:
            files.sync(handle)
        finally:
            files.close(handle)
        files.replace(growing, target)
    except OSError:
        remove_quietly(files, growing)
        raise
    files.sync_folder(target.parent)


def remove(path: Path) -> None:
    """Remove a file nobody needs; one that cannot be removed now stays, and does no harm."""
    remove_quietly(Files(), path)

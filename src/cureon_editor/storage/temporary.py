"""The files that a save writes beside its target: their names, and sweeping up what a killed save left."""

import contextlib
import re
from pathlib import Path
from uuid import uuid4

from cureon_editor.storage.files import Files
from cureon_editor.storage.loading import digest

#: The beginning of the names of files that a save writes beside its target.
TEMPORARY_PREFIX = ".cureon-"
#: Seconds for which a temporary file is left alone whatever it looks like.
FRESH = 60
_DIGITS = 16
_EXCHANGED = re.compile(rf"{re.escape(TEMPORARY_PREFIX)}([0-9a-f]{{{_DIGITS}}})-([0-9a-f]{{{_DIGITS}}})-")


def being_written(folder: Path) -> Path:
    """A name for a file that is being written; short, so that it fits wherever a file's name fits."""
    return folder / f"{TEMPORARY_PREFIX}{uuid4().hex}.tmp"


def to_exchange(folder: Path, old: str, new: str) -> Path:
    """A name for a whole file that waits to change places with the old one, and then is the old one.

    The digests of both are in it, so that whoever finds it after a crash knows whether it may go.
    """
    return folder / f"{TEMPORARY_PREFIX}{old[:_DIGITS]}-{new[:_DIGITS]}-{uuid4().hex}.tmp"


def write(files: Files, path: Path, data: bytes, mode: int) -> int:
    """Write all of the data to a new file; gives its handle, still open and not yet synced."""
    handle = files.create(path, mode)
    try:
        left = memoryview(data)
        while left:
            written = files.write(handle, left)
            if written <= 0:
                raise OSError(None, "the disk took nothing more")
            left = left[written:]
    except BaseException:
        close_quietly(files, handle)
        raise
    return handle


def close_quietly(files: Files, handle: int) -> None:
    """Close the handle of a file that is given up anyway."""
    with contextlib.suppress(OSError):
        files.close(handle)


def remove_quietly(files: Files, path: Path) -> None:
    """Delete a temporary file; one that cannot be deleted now is swept up later."""
    with contextlib.suppress(OSError):
        files.remove(path)


def sweep(folder: Path, files: Files | None = None) -> tuple[Path, ...]:
    """Delete what killed saves left in a folder more than a minute ago; what is still written stays.

    A file that changed places just before the save was killed may hold what another program wrote at that
    very moment. Nobody has seen that text, so it gets a name that can be seen; these files are given.
    """
    files = files or Files()
    rescued = []
    with contextlib.suppress(OSError):
        entries = list(folder.iterdir())
        for leftover in _stale(files, entries, [entry for entry in entries if _is_leftover(entry)]):
            with contextlib.suppress(OSError):
                rescued += _swept(files, leftover)
    return tuple(rescued)


def set_aside(files: Files, path: Path, name: str) -> Path:
    """Give a file a name that can be seen, with a number if it is taken; gives the new path."""
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in range(1, 100):
        visible = path.with_name(f"{stem}{f' {number}' if number > 1 else ''}{suffix}")
        with contextlib.suppress(FileExistsError):
            files.move(path, visible)
            return visible
    return path


def _stale(files: Files, entries: list[Path], leftovers: list[Path]) -> list[Path]:
    """Leftovers older than the newest file of their folder: a server's clock may differ from ours."""
    if not leftovers:
        return []
    newest = max(_time(files, entry) for entry in entries)
    return [leftover for leftover in leftovers if _time(files, leftover) < newest - FRESH]


def _swept(files: Files, leftover: Path) -> list[Path]:
    if not files.is_abandoned(leftover):
        return []
    exchanged = _EXCHANGED.match(leftover.name)
    if exchanged and digest(files.read(leftover))[:_DIGITS] not in exchanged.groups():
        return [set_aside(files, leftover, "Recovered text.md")]
    files.remove(leftover)
    return []


def _is_leftover(path: Path) -> bool:
    return path.name.startswith(TEMPORARY_PREFIX) and path.suffix == ".tmp" and not path.is_symlink()


def _time(files: Files, path: Path) -> float:
    """When a file was last written or renamed, in seconds; 0 for one that has just gone."""
    with contextlib.suppress(OSError):
        return files.changed(path)
    return 0.0

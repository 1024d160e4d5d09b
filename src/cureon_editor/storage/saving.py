"""Save an article so that at every moment the file is the old text or the new one, whole."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from cureon_editor.storage.attributes import CannotKeepError, is_write_protected, keep_attributes
from cureon_editor.storage.files import Files
from cureon_editor.storage.loading import digest
from cureon_editor.storage.placing import place_new, place_over
from cureon_editor.storage.refusals import (
    ChangedOnDiskError,
    Fault,
    SaveError,
    changed,
    refusal,
    refusal_of,
)
from cureon_editor.storage.temporary import (
    TEMPORARY_PREFIX,
    being_written,
    close_quietly,
    remove_quietly,
    sweep,
    write,
)

__all__ = ["TEMPORARY_PREFIX", "ChangedOnDiskError", "Fault", "SaveError", "save", "sweep"]

_NEW_FILE, _PRIVATE = 0o666, 0o600


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands where a text is to be saved: what the system says of it, and its SHA-256."""

    status: os.stat_result
    digest: str


def save(path: Path, text: str, expected: str | None, files: Files | None = None) -> str:
    """Write `text` to `path` as UTF-8, durably and in one step; gives the SHA-256 of what stands there.

    `expected` is the digest of the file as it was read or last saved: if the file is another by now,
    nothing is written. None writes whatever stands there (save as, after the person agreed).
    Raises SaveError with a sentence; the old file is then untouched (see there for the one exception).
    """
    files = files or Files()
    try:
        data = text.encode("utf-8")
        target = files.resolve(path)
        before = _look(files, path, target)
        if before and expected not in (None, before.digest):
            raise changed(path)
        new = _written_beside(files, target, data, before)
        if before:
            place_over(files, new, target, before.digest, digest(data))
        else:
            place_new(files, new, target, digest(data))
    except CannotKeepError as error:
        raise refusal(path, str(error), Fault.FORBIDDEN) from None
    except (OSError, ValueError) as error:
        raise refusal_of(path, error) from None
    return digest(data)


def _look(files: Files, path: Path, target: Path) -> _Before | None:
    """What stands at the target; None for nothing. Raises SaveError for what must not be replaced."""
    try:
        status = files.status(target)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise refusal(path, "it is not an ordinary file", Fault.PLACE)
    if status.st_nlink > 1:
        why = f"the same file has {status.st_nlink} names (hard links), and a save would part them"
        raise refusal(path, why, Fault.LINKED)
    if is_write_protected(files, target, status):
        raise refusal(path, "it is write-protected", Fault.FORBIDDEN)
    return _Before(status, digest(files.read(target)))


def _written_beside(files: Files, target: Path, data: bytes, before: _Before | None) -> Path:
    """A whole, synced and re-read file beside the target, with its owner, rights and attributes."""
    path = being_written(target.parent)
    try:
        handle = write(files, path, data, _PRIVATE if before else _NEW_FILE)
        try:
            if before:
                keep_attributes(files, target, path)
            files.sync(handle)
        except BaseException:
            close_quietly(files, handle)
            raise
        files.close(handle)
        if files.read(path) != data:
            raise OSError(None, "the disk did not keep what was written")
    except BaseException:
        remove_quietly(files, path)
        raise
    return path

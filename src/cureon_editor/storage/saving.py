"""Save an article so that at every moment the file is the old text or the new one, whole."""

import contextlib
import os
import shutil
import stat
import tempfile
from pathlib import Path

from cureon_editor.storage.loading import digest, reason

#: The beginning of the names of files that a save writes beside its target.
TEMPORARY_PREFIX = ".cureon-"


class SaveError(Exception):
    """A save that did not happen; the file is as it was.

    The text is a sentence for the person who saves an article; `why` is the reason alone, half a sentence.
    """

    def __init__(self, sentence: str, why: str = "") -> None:
        super().__init__(sentence)
        self.why = why


class ChangedOnDiskError(SaveError):
    """The file is no longer what was opened, so it was not overwritten."""


def save(path: Path, text: str, expected: str | None) -> str:
    """Write `text` to `path` as UTF-8, durably and in one step; gives the SHA-256 of what stands there.

    `expected` is the digest of the file as it was read or last saved: if the file is another by now,
    nothing is written. None writes whatever stands there (save as, after the person agreed).
    Raises SaveError with a sentence; the old file is then untouched.
    """
    target = Path(os.path.realpath(path))
    data = text.encode("utf-8")
    try:
        _refuse_if_changed(target, expected)
        temporary = _written_beside(target, data)
    except OSError as error:
        raise _refusal(path, error) from None
    try:
        os.replace(temporary, target)  # noqa: PTH105 - the atomic call itself is the point
        _sync_folder(target.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _refusal(path, error) from None
    return digest(data)


def sweep(folder: Path) -> None:
    """Remove temporary files that a killed save left in a folder more than a minute ago."""
    with contextlib.suppress(OSError):
        newest = max((entry.stat().st_mtime for entry in os.scandir(folder)), default=0.0)
        for entry in folder.glob(TEMPORARY_PREFIX + "*.tmp"):
            if entry.stat().st_mtime < newest - 60:
                entry.unlink(missing_ok=True)


def _refuse_if_changed(target: Path, expected: str | None) -> None:
    if expected is None or not target.exists():
        return
    if digest(target.read_bytes()) != expected:
        message = (
            f"“{target.name}” was changed by another program since it was opened, so it was not overwritten. "
            "Save under another name, or open it again to see the change."
        )
        raise ChangedOnDiskError(message)


def _written_beside(target: Path, data: bytes) -> Path:
    """A complete, synced and re-read temporary file beside the target, with the target's mode and owner."""
    handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _copy_attributes(target, temporary)
        if temporary.read_bytes() != data:
            raise OSError(None, "the disk did not keep what was written")
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _copy_attributes(target: Path, temporary: Path) -> None:
    """Give the new file the old one's mode, owner and extended attributes; a new file the usual mode."""
    if not target.exists():
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        return
    status = target.stat()
    if not os.access(target, os.W_OK):
        raise PermissionError(None, "it is write-protected")
    shutil.copystat(target, temporary)
    os.utime(temporary)
    temporary.chmod(stat.S_IMODE(status.st_mode))
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(temporary, status.st_uid, status.st_gid)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable where folders can be synced (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refusal(path: Path, error: OSError) -> SaveError:
    why = reason(error)
    return SaveError(f"“{path.name}” was not saved: {why}. Try another name or another folder.", why)

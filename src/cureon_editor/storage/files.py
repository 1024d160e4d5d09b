"""The system calls that a save makes, one method each, so that a test can let any of them fail."""

import contextlib
import errno
import os
import signal
import stat
import sys
import time
from pathlib import Path

from cureon_editor.storage import renaming

try:
    import fcntl
except ImportError:  # Windows has none
    _LOCKS = False
else:
    _LOCKS = True

#: What a folder answers that cannot be synced or opened for it, as on some network and FUSE file systems.
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EPERM}
#: How often, and after how many seconds each, a file is tried again that another program is writing.
_TRIES, _PAUSE = 40, 0.005
_PRIVATE = 0o600


class Files:
    """Files and folders of this machine. Methods raise OSError as the calls they are named after."""

    def resolve(self, path: Path) -> Path:
        """Where a path leads, symbolic links followed; a circle of links is ELOOP."""
        resolved = Path(os.path.realpath(path))
        if resolved.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        return resolved

    def status(self, path: Path) -> os.stat_result:
        """What `lstat` says."""
        return path.lstat()

    def changed(self, path: Path) -> float:
        """When a file was last written or renamed, in seconds."""
        status = self.status(path)
        return max(status.st_mtime, status.st_ctime)

    def may_write(self, path: Path) -> bool:
        """Whether this person may write to a file, and somebody may at all."""
        return os.access(path, os.W_OK)

    def read(self, path: Path) -> bytes:
        """All bytes of a file."""
        return path.read_bytes()

    def read_at_rest(self, path: Path) -> bytes:
        """All bytes of a file that no other program has open for writing.

        Raises BlockingIOError when one still has it open after a fifth of a second. Where the system
        cannot tell (not Linux, network folders, somebody else's file) the bytes are as good as `read`'s.
        """
        with path.open("rb") as stream:
            for _ in range(_TRIES):
                with contextlib.suppress(BlockingIOError):
                    _refuse_writers(stream.fileno())
                    return stream.read()
                time.sleep(_PAUSE)
        raise BlockingIOError(errno.EAGAIN, "another program is writing to it")

    def create(self, path: Path, mode: int = _PRIVATE) -> int:
        """A handle of a new file, locked while it is open, so that nobody takes it for a leftover."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(path, flags, mode)
        if _LOCKS:
            with contextlib.suppress(OSError):  # some network folders have no locks
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return handle

    def is_abandoned(self, path: Path) -> bool:
        """Whether no program holds the lock that `create` took on a file."""
        if not _LOCKS:
            return True  # Windows deletes no file that is open
        with path.open("rb") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
        return True

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of the data; how many bytes it was."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Let a file's bytes and attributes reach the disk itself."""
        if sys.platform == "darwin":  # where fsync stops at the disk's own memory: fsync(2)
            with contextlib.suppress(OSError):  # which network folders do not have
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close a handle; network folders may tell only now that bytes were lost."""
        os.close(handle)

    def sync_folder(self, folder: Path) -> None:
        """Make a folder's names durable, where folders can be synced at all."""
        if os.name == "nt":
            return
        try:
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise

    def set_owner(self, path: Path, user: int, group: int) -> None:
        """Give a file to a user and a group; -1 leaves one as it is."""
        os.chown(path, user, group)

    def set_mode(self, path: Path, mode: int) -> None:
        """Set who may read and write a file."""
        path.chmod(stat.S_IMODE(mode))

    def attributes(self, path: Path) -> dict[str, bytes]:
        """Extended attributes, access control lists among them; none where there is no such thing."""
        if sys.platform != "linux":
            return {}
        try:
            return {name: os.getxattr(path, name) for name in os.listxattr(path)}
        except OSError as error:
            if error.errno in {errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}:
                return {}
            raise

    def set_attribute(self, path: Path, name: str, value: bytes | None) -> None:
        """Set an extended attribute, or take it away."""
        if sys.platform != "linux":
            return
        if value is None:
            os.removexattr(path, name)
        else:
            os.setxattr(path, name, value)

    def exchange(self, one: Path, other: Path) -> None:
        """Let two files change names in one step; NotOfferedError where that is not possible."""
        renaming.exchange(one, other)

    def move(self, old: Path, new: Path) -> None:
        """Rename a file to a name that must be free, in one step where the system has it."""
        try:
            renaming.move(old, new)
        except renaming.NotOfferedError:
            if os.name != "nt" and os.path.lexists(new):  # there the rename itself refuses
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(new)) from None
            old.rename(new)

    def replace(self, old: Path, new: Path) -> None:
        """Rename a file over another in one step."""
        old.replace(new)

    def remove(self, path: Path) -> None:
        """Delete a file; one that is gone is fine."""
        path.unlink(missing_ok=True)


def _refuse_writers(handle: int) -> None:
    """Take a read lease, which the kernel grants only while nobody has the file open for writing.

    It is given back when the handle is closed. Raises BlockingIOError when somebody has.
    Source: fcntl(2), “Leases”, Linux man-pages 6.9, read 2026-11-22.
    """
    if sys.platform != "linux":
        return
    try:
        # Who opens it meanwhile waits for us, and we are told by a signal: by default one that ends us.
        fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except BlockingIOError:
        raise
    except OSError:
        return

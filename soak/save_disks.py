"""Saving on real small disks: full ones, ones without the usual calls, and ones whose power is cut."""

import array
import fcntl
import os
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.core.storage import killing

from cureon_editor.storage.loading import digest
from cureon_editor.storage.saving import Fault, SaveError, save

MEGABYTE = 2**20
OLD, NEW = "The old text.\n" * 4_000, "The new text, which is longer.\n" * 9_000
#: FS_IOC_SHUTDOWN of linux/fs.h and its flag EXT4_GOING_FLAGS_NOLOGFLUSH, read 2026-11-22: from this moment
#: on nothing more reaches the disk, not even what the journal still holds, as when the power goes.
_SHUTDOWN, _NO_LOG_FLUSH = 0x8004587D, 2
KINDS = {"tmpfs": (), "ext4": ("-q",), "ext2": ("-q",), "vfat": ()}


def why_not(kind: str) -> str:
    """Why a disk of a kind cannot be had here; empty when it can."""
    if os.name == "nt" or os.geteuid():
        return "mounting a disk takes root"
    if kind != "tmpfs" and shutil.which(f"mkfs.{kind}") is None:
        return f"mkfs.{kind} is not installed"
    try:
        with disk(kind):
            return ""
    except subprocess.CalledProcessError as error:
        return f"it cannot be mounted: {error.stderr.decode(errors='replace').strip()}"


@contextmanager
def disk(kind: str, size: int = 8 * MEGABYTE) -> Iterator["Disk"]:
    """A mounted disk of so many bytes in a file of its own."""
    with TemporaryDirectory() as name:
        made = Disk(Path(name), kind, size)
        made.mount()
        try:
            yield made
        finally:
            made.unmount()


class Disk:
    """A file system in a file, or in memory; `folder` is where it is mounted."""

    def __init__(self, place: Path, kind: str, size: int) -> None:
        self.folder, self._image, self._kind, self._size = place / "disk", place / "image", kind, size
        self.folder.mkdir()
        if kind != "tmpfs":
            with self._image.open("wb") as stream:
                stream.truncate(size)
            _run(f"mkfs.{kind}", *KINDS[kind], str(self._image))

    def mount(self) -> None:
        """Let it be reached."""
        if self._kind == "tmpfs":
            _run("mount", "-t", "tmpfs", "-o", f"size={self._size}", "tmpfs", str(self.folder))
        else:
            _run("mount", "-o", "loop", str(self._image), str(self.folder))

    def unmount(self) -> None:
        """Let it go."""
        _run("umount", str(self.folder))

    def cut_power(self) -> None:
        """Let nothing more reach the disk."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, _SHUTDOWN, array.array("I", [_NO_LOG_FLUSH]))
        finally:
            os.close(handle)


def fill(kind: str, tries: int) -> Counter[str]:
    """Save on a disk with less and less room; how often what came of it."""
    tally: Counter[str] = Counter()
    with disk(kind, 4 * MEGABYTE) as made:
        path = made.folder / "a.md"
        for number in range(tries):
            path.write_text(OLD, encoding="utf-8")
            _leave_free(made.folder, number * (len(NEW) + len(OLD)) // tries)
            tally[_saved_or_refused(path)] += 1
            (made.folder / "ballast").unlink()
    return tally


def cut(count: int, seed: int, saver: killing.Saver = save) -> killing.Tally:
    """Cut the power while savers save, mount the disk again, and look."""
    chance, tally = random.Random(seed), killing.Tally()  # noqa: S311 - repeatable
    with disk("ext4") as made, killing.called_saved() as last:
        path = made.folder / "a.md"
        path.write_text(killing.text(0), encoding="utf-8")
        os.sync()
        for _ in range(count):
            before = int.from_bytes(last[:])
            _cut_once(made, killing.begin_saver(path, last, saver), chance.uniform(0.002, 0.08))
            if killing.judge(path, last, before, tally):
                path.write_text(killing.text(int.from_bytes(last[:])), encoding="utf-8")
                os.sync()
    return tally


def _cut_once(made: Disk, saver: int, moment: float) -> None:
    time.sleep(moment)
    made.cut_power()
    os.kill(saver, signal.SIGKILL)
    os.waitpid(saver, 0)
    made.unmount()
    made.mount()


def kill(kind: str, count: int, seed: int) -> dict[str, int]:
    """Kill savers on a disk of a kind."""
    with disk(kind) as made:
        return asdict(killing.kill_savers(made.folder, count, seed))


def _leave_free(folder: Path, free: int) -> None:
    """Fill a disk but for so many bytes."""
    with (folder / "ballast").open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(b"x" * 4096)
        except OSError:
            stream.truncate(max(0, stream.tell() - free))


def _saved_or_refused(path: Path) -> str:
    try:
        save(path, NEW, digest(OLD.encode()))
    except SaveError as error:
        whole = path.read_text(encoding="utf-8") == OLD and error.fault is Fault.FULL
        alone = sorted(one.name for one in path.parent.glob("*.*")) == ["a.md"]
        return "refused as full, old file there" if whole and alone else f"FAULT: {error}"
    return "saved" if path.read_text(encoding="utf-8") == NEW else "FAULT: called saved, and was not"


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)

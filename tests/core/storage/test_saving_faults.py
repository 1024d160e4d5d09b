"""A save that fails, is killed or loses the power at any call leaves the old file or the new one, whole."""

import errno
import os
import stat
from pathlib import Path

import pytest

from cureon_editor.storage.files import Files
from cureon_editor.storage.loading import digest
from cureon_editor.storage.saving import Fault, SaveError, save, sweep
from tests.core.storage import faults

OLD, NEW = "The old text.\n" * 40, "The new text, which is longer.\n" * 50
OLD_DIGEST, NEW_DIGEST = digest(OLD.encode()), digest(NEW.encode())
ERRORS = ("ENOSPC", "EIO", "EACCES", "EINTR", "EDQUOT", "EROFS")
#: More calls than any save makes.
MANY = 60


class PlainAndFailing(faults.Recording):
    """Calls are counted, and files cannot change places."""

    exchange = faults.Plain.exchange


def standing(folder: Path, *, old: bool) -> Path:
    """The path to save to, with the old text there or nothing."""
    path = folder / "a.md"
    if old:
        path.write_text(OLD, encoding="utf-8")
    return path


def text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def attempt(files: Files, path: Path, *, old: bool) -> tuple[bool, str | None, SaveError | None]:
    """Whether it was called saved, what stands there, and the refusal."""
    try:
        return save(path, NEW, OLD_DIGEST if old else "", files) == NEW_DIGEST, text(path), None
    except SaveError as error:
        return False, text(path), error


@pytest.mark.parametrize("old", [True, False])
@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("name", ERRORS)
@pytest.mark.parametrize("make", [faults.failing, faults.failing_from])
def test_an_error_at_any_call(tmp_path: Path, name: str, make, old: bool, plain: bool) -> None:
    before = OLD if old else None
    for number in range(1, MANY):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = standing(folder, old=old)
        files = make(number, getattr(errno, name))
        if plain:
            files.__class__ = PlainAndFailing
        saved, found, error = attempt(files, path, old=old)
        if len(files.made) < number:
            assert saved
            return
        assert found in (before, NEW)
        if saved:
            assert found == NEW
        else:
            assert "\n" not in str(error)
            assert error.elsewhere
            assert (found == NEW) == (error.written == NEW_DIGEST), (number, files.made)
    pytest.fail("a save makes fewer calls than that")


@pytest.mark.parametrize("old", [True, False])
def test_one_error_leaves_no_file_behind_but_where_deleting_it_failed(tmp_path: Path, old: bool) -> None:
    for number in range(1, MANY):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = standing(folder, old=old)
        files = faults.failing(number, errno.EIO)
        saved, _, _ = attempt(files, path, old=old)
        expected = {"a.md"} if old or saved else set()
        if len(files.made) < number:
            return
        if files.made[number - 1] != "remove":
            assert names(folder) == expected, files.made


@pytest.mark.parametrize("old", [True, False])
def test_a_kill_at_any_call(tmp_path: Path, old: bool) -> None:
    for number in range(1, MANY):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = standing(folder, old=old)
        files = faults.killed(number)
        try:
            save(path, NEW, OLD_DIGEST if old else "", files)
        except faults.KilledError:
            assert text(path) in (OLD if old else None, NEW)
        else:
            assert text(path) == NEW
            return


@pytest.mark.parametrize("old", [True, False])
@pytest.mark.parametrize("renames_lost", [True, False])
def test_a_power_cut_at_any_call(tmp_path: Path, old: bool, renames_lost: bool) -> None:
    for number in range(1, MANY):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = standing(folder, old=old)
        files = faults.Volatile(faults.killed(number).before)
        try:
            save(path, NEW, OLD_DIGEST if old else "", files)
        except faults.KilledError:
            files.cut(folder, renames_lost=renames_lost)
            assert text(path) in (OLD if old else None, NEW)
        else:
            files.cut(folder, renames_lost=renames_lost)
            assert text(path) == NEW
            return


def test_a_disk_that_takes_little_at_a_time_gets_all(tmp_path: Path) -> None:
    path = standing(tmp_path, old=True)
    assert save(path, NEW, OLD_DIGEST, faults.Short()) == NEW_DIGEST
    assert text(path) == NEW


def test_a_disk_that_takes_nothing_more_is_said(tmp_path: Path) -> None:
    class Stuck(Files):
        def write(self, handle: int, data: memoryview) -> int:
            return 0

    path = standing(tmp_path, old=True)
    with pytest.raises(SaveError, match="the disk took nothing more"):
        save(path, NEW, OLD_DIGEST, Stuck())
    assert names(tmp_path) == {"a.md"}


def test_a_disk_that_keeps_something_else_is_noticed(tmp_path: Path) -> None:
    class Forgetful(Files):
        def write(self, handle: int, data: memoryview) -> int:
            return super().write(handle, memoryview(b"\0" * len(data)))

    path = standing(tmp_path, old=True)
    with pytest.raises(SaveError, match="the disk did not keep what was written"):
        save(path, NEW, OLD_DIGEST, Forgetful())
    assert text(path) == OLD
    assert names(tmp_path) == {"a.md"}


def test_what_is_full_or_forbidden_is_told_apart(tmp_path: Path) -> None:
    path = standing(tmp_path, old=True)
    for number, fault, words in (
        (errno.ENOSPC, Fault.FULL, "the disk is full. Make room"),
        (errno.EDQUOT, Fault.FULL, "your share of the disk is full"),
        (errno.EROFS, Fault.FORBIDDEN, "the disk is write-protected"),
        (errno.EACCES, Fault.FORBIDDEN, "you do not have permission"),
        (errno.EIO, Fault.DISK, "the disk reported an error"),
    ):
        made = faults.Recording()
        save(path, OLD, None, made)
        with pytest.raises(SaveError, match=words) as refused:
            save(path, NEW, OLD_DIGEST, faults.failing(made.made.index("sync") + 1, number))
        assert refused.value.fault is fault
        assert text(path) == OLD


def test_a_folder_that_cannot_be_synced_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = standing(tmp_path, old=True)
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    assert save(path, NEW, OLD_DIGEST) == NEW_DIGEST


def test_a_folder_whose_sync_fails_takes_the_save_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    for old in (False, True):
        path = standing(tmp_path, old=old)
        with pytest.raises(SaveError, match=r"“a\.md” was not saved: the disk reported an error"):
            save(path, NEW, OLD_DIGEST if old else "")
        assert text(path) == (OLD if old else None)
        assert names(tmp_path) == ({"a.md"} if old else set())


def test_where_files_cannot_change_places_the_sync_is_said_to_be_uncertain(tmp_path: Path) -> None:
    class Doubtful(faults.Plain):
        def sync_folder(self, folder: Path) -> None:
            raise OSError(errno.EIO, "Input/output error")

    path = standing(tmp_path, old=True)
    with pytest.raises(SaveError, match="not certain that a power cut would leave it") as refused:
        save(path, NEW, OLD_DIGEST, Doubtful())
    assert refused.value.written == NEW_DIGEST
    assert text(path) == NEW


class LongAgo(Files):
    """Everything whose name begins with a dot is old."""

    def changed(self, path: Path) -> float:
        return 0.0 if path.name.startswith(".") else super().changed(path)


def test_the_sweep_leaves_what_a_kill_left_just_now(tmp_path: Path) -> None:
    for number in range(1, MANY):
        path = standing(tmp_path, old=True)
        try:
            save(path, NEW, OLD_DIGEST, faults.killed(number))
        except faults.KilledError:
            left_open = names(tmp_path) - {"a.md"}
            assert sweep(tmp_path) == ()
            assert names(tmp_path) - {"a.md"} == left_open
        else:
            return


def test_the_sweep_leaves_what_is_fresh_locked_or_not_ours(tmp_path: Path) -> None:
    standing(tmp_path, old=True)
    for name in (".cureon-notes.md", ".other.tmp", "cureon-1.tmp", ".cureon-half.tmp"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    handle = Files().create(tmp_path / ".cureon-live.tmp")
    (tmp_path / ".cureon-link.tmp").symlink_to(tmp_path / "a.md")
    assert sweep(tmp_path) == ()
    assert len(names(tmp_path)) == 7
    assert sweep(tmp_path, LongAgo()) == ()
    assert not (tmp_path / ".cureon-half.tmp").exists()
    assert len(names(tmp_path)) == 6
    os.close(handle)
    sweep(tmp_path, LongAgo())
    assert len(names(tmp_path)) == 5


def test_a_text_nobody_has_seen_is_rescued_by_the_sweep(tmp_path: Path) -> None:
    """Another program writes just before the two files change places, then the save is killed."""
    path = standing(tmp_path, old=True)
    files = faults.Recording()

    def before(_number: int, name: str) -> None:
        if name == "exchange":
            path.write_text("Somebody else’s words.", encoding="utf-8")
        elif files.made[-2:-1] == ["exchange"]:
            raise faults.KilledError

    files.before = before
    with pytest.raises(faults.KilledError):
        save(path, NEW, OLD_DIGEST, files)
    assert text(path) == NEW
    (rescued,) = sweep(tmp_path, LongAgo())
    assert rescued.name == "Recovered text.md"
    assert text(rescued) == "Somebody else’s words."
    assert sweep(tmp_path, LongAgo()) == ()


def test_a_sweep_of_a_folder_that_is_gone_does_nothing(tmp_path: Path) -> None:
    assert sweep(tmp_path / "gone") == ()


def test_a_mac_is_asked_to_empty_the_disks_own_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    path = standing(tmp_path, old=True)
    asked = []
    real = os.fsync
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _handle, what: asked.append(what))
    monkeypatch.setattr(os, "fsync", lambda handle: (asked.append("fsync"), real(handle))[1])
    monkeypatch.setattr("sys.platform", "darwin")
    assert save(path, NEW, OLD_DIGEST) == NEW_DIGEST
    assert asked[:2] == [51, "fsync"]

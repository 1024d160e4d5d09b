"""Another program writes during a save: its words are always still there under a name that can be seen."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cureon_editor.storage import files as layer
from cureon_editor.storage.files import Files
from cureon_editor.storage.loading import digest
from cureon_editor.storage.saving import ChangedOnDiskError, save
from tests.core.storage import faults, racing

ROOT = Path(__file__).parents[3]
RACES = 100
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets two files change places")
WORDS = racing.other_words(7)


def at(name: str, act, nth: int = 1) -> faults.Recording:
    """A layer during whose nth call of a name another program acts, before the call is made."""

    def before(_number: int, called: str) -> None:
        if called == name and files.made.count(name) == nth:
            act()

    files = faults.Recording(before)
    return files


@linux
@pytest.mark.parametrize("manner", racing.MANNERS)
def test_a_write_at_any_call_is_never_overwritten_unseen(tmp_path: Path, manner: str) -> None:
    """Same size, same time."""
    for number in range(1, 60):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "a.md"
        path.write_bytes(racing.OLD)
        stamp = path.stat().st_mtime_ns
        write = racing.MANNERS[manner]

        def before(made: int, _name: str, path=path, stamp=stamp, number=number, write=write) -> None:
            if made == number:
                racing.same_time(write, path, WORDS, stamp)

        files = faults.Recording(before)
        try:
            save(path, racing.NEW, digest(racing.OLD), files)
        except ChangedOnDiskError:
            assert path.read_bytes() == WORDS
            assert len(list(folder.iterdir())) == 1
        else:
            if len(files.made) < number:
                assert path.read_text(encoding="utf-8") == racing.NEW
                return
            assert racing.still_there(folder, WORDS)
    pytest.fail("a save makes fewer calls than that")


@linux
def test_a_write_between_changing_places_and_changing_back_gets_a_name(tmp_path: Path) -> None:
    """Two programs write: one just before the files change places, one just before they change back."""
    path = tmp_path / "a.md"
    path.write_bytes(racing.OLD)
    again = racing.other_words(8)

    def before(_number: int, name: str) -> None:
        if name == "exchange":
            racing.by_rename(path, again if files.made.count(name) == 2 else WORDS)

    files = faults.Recording(before)
    with pytest.raises(ChangedOnDiskError):
        save(path, racing.NEW, digest(racing.OLD), files)
    assert path.read_bytes() == WORDS
    assert (tmp_path / "Recovered a.md").read_bytes() == again


@linux
def test_a_file_that_cannot_change_back_gets_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(racing.OLD)

    def before(_number: int, name: str) -> None:
        if name == "exchange" and files.made.count(name) == 2:
            raise OSError(5, "Input/output error")
        if name == "exchange":
            racing.in_place(path, WORDS)

    files = faults.Recording(before)
    with pytest.raises(ChangedOnDiskError.__base__, match="holds the new text") as refused:
        save(path, racing.NEW, digest(racing.OLD), files)
    assert refused.value.written == digest(path.read_bytes())
    assert (tmp_path / "Recovered a.md").read_bytes() == WORDS


@linux
def test_a_program_that_goes_on_writing_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It opened the file before the save, and writes after the save has looked at it."""
    monkeypatch.setattr(layer, "_TRIES", 2)
    path = tmp_path / "a.md"
    path.write_bytes(racing.OLD)
    with path.open("r+b", buffering=0) as stream:
        with pytest.raises(ChangedOnDiskError, match="is being written by another program"):
            save(path, racing.NEW, digest(racing.OLD))
        stream.write(WORDS)
    assert path.read_bytes() == WORDS
    assert len(list(tmp_path.iterdir())) == 1


def test_a_program_that_only_reads_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(racing.OLD)
    with path.open("rb"):
        save(path, racing.NEW, digest(racing.OLD))
    assert path.read_text(encoding="utf-8") == racing.NEW


def test_a_file_that_is_deleted_meanwhile_is_not_missed(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(racing.OLD)
    with pytest.raises(ChangedOnDiskError, match="was moved or deleted by another program"):
        save(path, racing.NEW, digest(racing.OLD), at("exchange", path.unlink))
    assert list(tmp_path.iterdir()) == []
    save(path, racing.NEW, digest(racing.OLD))
    assert path.read_text(encoding="utf-8") == racing.NEW


def test_a_file_that_appears_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    for expected in ("", None):
        files = at("move", lambda: path.write_bytes(WORDS))
        with pytest.raises(ChangedOnDiskError, match="was made by another program"):
            save(path, racing.NEW, expected, files)
        assert path.read_bytes() == WORDS
        assert len(list(tmp_path.iterdir())) == 1
        path.unlink()


def test_a_link_put_in_the_place_of_the_file_stays(tmp_path: Path) -> None:
    path, other = tmp_path / "a.md", tmp_path / "b.md"
    for each in (path, other):
        each.write_bytes(racing.OLD)

    def put() -> None:
        path.unlink()
        path.symlink_to(other)

    with pytest.raises(ChangedOnDiskError):
        save(path, racing.NEW, digest(racing.OLD), at("exchange", put))
    assert path.is_symlink()
    assert other.read_bytes() == racing.OLD


def test_a_file_that_is_not_there_must_not_be_expected_to_be(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(WORDS)
    with pytest.raises(ChangedOnDiskError):
        save(path, racing.NEW, "")
    assert path.read_bytes() == WORDS


@pytest.mark.parametrize("manner", racing.MANNERS)
def test_where_files_cannot_change_places_a_last_look_is_taken(tmp_path: Path, manner: str) -> None:
    """Only a write between the last look and the rename, two calls that follow at once, is not seen."""

    class Plain(faults.Recording):
        exchange = faults.Plain.exchange

    path = tmp_path / "a.md"
    for name in ("read", "create", "write", "sync", "close", "exchange", "read_at_rest"):
        path.write_bytes(racing.OLD)
        files = Plain()
        files.before = lambda _n, called, name=name: called == name and racing.MANNERS[manner](path, WORDS)
        with pytest.raises(ChangedOnDiskError):
            save(path, racing.NEW, digest(racing.OLD), files)
        assert path.read_bytes() == WORDS
        assert len(list(tmp_path.iterdir())) == 1


def test_without_changing_places_a_file_replaced_while_it_is_read_is_noticed(tmp_path: Path) -> None:
    class Slow(faults.Plain):
        def read_at_rest(self, path: Path) -> bytes:
            data = super().read_at_rest(path)
            racing.by_rename(path, WORDS)
            return data

    path = tmp_path / "a.md"
    path.write_bytes(racing.OLD)
    with pytest.raises(ChangedOnDiskError):
        save(path, racing.NEW, digest(racing.OLD), Slow())
    assert path.read_bytes() == WORDS
    assert len(list(tmp_path.iterdir())) == 1


def test_saves_without_changing_places_work_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(racing.OLD)
    save(path, racing.NEW, digest(racing.OLD), faults.Plain())
    assert path.read_text(encoding="utf-8") == racing.NEW
    assert len(list(tmp_path.iterdir())) == 1


def test_a_c_library_without_these_renames_is_survived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cureon_editor.storage.renaming._renameat2", lambda: None)
    path = tmp_path / "a.md"
    save(path, "first", "")
    save(path, "second", digest(b"first"))
    assert path.read_text(encoding="utf-8") == "second"
    with pytest.raises(FileExistsError):
        Files().move(path, path)


@linux
def test_races_with_another_process() -> None:
    program = [sys.executable, "-m", "tests.core.storage.racing", str(RACES), "1"]
    ended = subprocess.run(program, cwd=ROOT, env={**os.environ}, capture_output=True, check=True)
    outcomes = json.loads(ended.stdout)
    assert sum(outcomes.values()) == RACES
    assert set(outcomes) <= {"refused", "saved, then overwritten by the other program"}


@linux
@pytest.mark.parametrize("number", [errno.EPERM, errno.EXDEV, errno.EINVAL, errno.ENOSYS])
def test_a_sandbox_that_knows_no_such_renames_is_survived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr("cureon_editor.storage.renaming._renameat2", lambda: lambda *_arguments: number)
    path = tmp_path / "a.md"
    save(path, "first", "")
    save(path, "second", digest(b"first"))
    assert path.read_text(encoding="utf-8") == "second"
    assert len(list(tmp_path.iterdir())) == 1

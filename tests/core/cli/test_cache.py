"""The cache of results: what it keeps, and that a run never suffers from it."""

import os
import sqlite3
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from cureon_editor.cli.checking.cache import Cache, user_folder

TODAY, TOMORROW = date(2026, 6, 20), date(2026, 6, 21)
KEY = b"k" * 32


def keep(folder: Path, *rows: tuple[bytes, bytes], day: date = TODAY, largest: int = 2**20) -> None:
    cache = Cache(folder, day, largest)
    for key, packed in rows:
        cache.put(key, packed)
    cache.close()


def kept(folder: Path, key: bytes = KEY, day: date = TODAY) -> bytes | None:
    cache = Cache(folder, day)
    try:
        return cache.get(key)
    finally:
        cache.close()


def file_in(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_what_is_kept_is_found_by_the_next_run(tmp_path: Path) -> None:
    keep(tmp_path / "new" / "folder", (KEY, b"result"))
    assert kept(tmp_path / "new" / "folder") == b"result"
    assert kept(tmp_path / "new" / "folder", b"other") is None


def test_a_result_counts_on_its_day_only(tmp_path: Path) -> None:
    keep(tmp_path, (KEY, b"result"))
    assert kept(tmp_path, day=TOMORROW) is None
    keep(tmp_path, (KEY, b"newer"), day=TOMORROW)
    assert kept(tmp_path, day=TOMORROW) == b"newer"
    assert kept(tmp_path) is None


def test_many_results_are_all_kept(tmp_path: Path) -> None:
    keep(tmp_path, *((bytes([n]) * 32, bytes([n])) for n in range(250)))
    assert [kept(tmp_path, bytes([n]) * 32) for n in (0, 99, 100, 249)] == [b"\0", b"c", b"d", b"\xf9"]


def test_the_oldest_go_when_it_grows_too_large(tmp_path: Path) -> None:
    for number in range(30):
        keep(tmp_path, (bytes([number]) * 32, os.urandom(20_000)), largest=200_000)
    assert kept(tmp_path, bytes([0]) * 32) is None
    assert kept(tmp_path, bytes([29]) * 32)
    assert file_in(tmp_path).stat().st_size < 300_000


@pytest.mark.parametrize(
    "content", [b"no database at all, and long enough to be one", b"SQLite format 3\0" + b"x" * 9000]
)
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    keep(tmp_path, (KEY, b"result"))
    file_in(tmp_path).write_bytes(content)
    assert kept(tmp_path) is None
    keep(tmp_path, (KEY, b"again"))
    assert kept(tmp_path) == b"again"


def test_a_file_damaged_in_the_middle_does_no_harm(tmp_path: Path) -> None:
    keep(tmp_path, *((bytes([n]) * 32, os.urandom(3000)) for n in range(50)))
    path = file_in(tmp_path)
    data = bytearray(path.read_bytes())
    data[4096:60_000] = b"\xff" * (60_000 - 4096)
    path.write_bytes(data)
    for number in range(50):
        kept(tmp_path, bytes([number]) * 32)
    keep(tmp_path, (KEY, b"again"))
    keep(tmp_path, (KEY, b"again"))
    assert kept(tmp_path) == b"again"


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    keep(tmp_path, (KEY, b"result"))
    path = file_in(tmp_path)
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE results (mine TEXT)")
    database.close()
    before = path.read_bytes()
    keep(tmp_path, (KEY, b"result"))
    assert kept(tmp_path) is None
    assert path.read_bytes() == before


def test_a_place_that_cannot_hold_it_does_no_harm(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("in the way")
    keep(occupied, (KEY, b"result"))
    assert kept(occupied) is None
    (tmp_path / "folder" / "checked-articles.sqlite").mkdir(parents=True)
    keep(tmp_path / "folder", (KEY, b"result"))
    assert kept(tmp_path / "folder") is None


def test_a_full_disk_does_no_harm(tmp_path: Path) -> None:
    keep(tmp_path, (KEY, b"result"))
    cache = Cache(tmp_path, TODAY)
    assert cache._database
    cache._database.execute("PRAGMA max_page_count = 3")
    cache.put(b"other", os.urandom(100_000))
    cache.close()
    assert kept(tmp_path) == b"result"


def test_a_database_that_another_run_holds_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cureon_editor.cli.checking.cache._PATIENCE", 0.01)
    keep(tmp_path, (KEY, b"result"))
    with sqlite3.connect(file_in(tmp_path), isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        keep(tmp_path, (b"other", b"lost"))
        assert kept(tmp_path) is None
        other.execute("COMMIT")
    other.close()
    assert kept(tmp_path) == b"result"


def test_several_runs_at_once_keep_everything(tmp_path: Path) -> None:
    def run(first: int) -> None:
        keep(tmp_path, *((bytes([first, n]) * 16, b"x" * 500) for n in range(120)))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(kept(tmp_path, bytes([first, n]) * 16) for first in range(4) for n in (0, 60, 119))


def test_the_users_folder_follows_the_systems_ways(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_folder() == tmp_path / "cureon-editor"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert user_folder() == Path.home() / ".cache" / "cureon-editor"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert user_folder() == Path.home() / "Library" / "Caches" / "cureon-editor"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert user_folder() == tmp_path / "cureon-editor"

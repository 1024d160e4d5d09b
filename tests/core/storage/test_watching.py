"""One look at a file tells what has become of it, by its content and never by its times."""

import os
from pathlib import Path

from cureon_editor.storage.loading import load
from cureon_editor.storage.watching import Fate, Sight, identity_of, is_same_file, look, watched_places

TEXT = "---\ntitle: T\n---\n\nOne.\n"


def written(folder: Path, name: str = "a.md", text: str = TEXT) -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


def test_content_decides_and_not_size_or_time(tmp_path: Path) -> None:
    path = written(tmp_path)
    known, identity, times = load(path).digest, identity_of(path), path.stat()
    os.utime(path, (1, 1))
    assert look(path, known, identity) == Sight(Fate.SAME)
    written(tmp_path, text=TEXT.replace("One", "Two"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    seen = look(path, known, identity)
    assert seen.fate is Fate.CHANGED
    assert seen.loaded is not None
    assert seen.loaded.article.text == TEXT.replace("One", "Two")
    assert seen.digest == load(path).digest != known


def test_a_file_replaced_by_its_equal_is_the_same(tmp_path: Path) -> None:
    path = written(tmp_path)
    known, identity = load(path).digest, identity_of(path)
    written(tmp_path, "b.md").replace(path)
    assert look(path, known, identity).fate is Fate.SAME


def test_a_renamed_file_is_found_in_its_folder(tmp_path: Path) -> None:
    path = written(tmp_path)
    known, identity = load(path).digest, identity_of(path)
    written(tmp_path, "copy.md")
    path.rename(tmp_path / "b.md")
    assert look(path, known, identity) == Sight(Fate.RENAMED, moved_to=tmp_path / "b.md")
    # The same number with another text may be a new file altogether.
    written(tmp_path, "b.md", "Other.\n")
    assert look(path, known, identity).fate is Fate.GONE
    assert look(path, known, None).fate is Fate.GONE


def test_what_is_gone_or_cannot_be_read_is_said(tmp_path: Path) -> None:
    path = written(tmp_path)
    known, identity = load(path).digest, identity_of(path)
    path.write_bytes(b"\xff")
    seen = look(path, known, identity)
    assert seen.fate is Fate.UNREADABLE
    assert "not valid UTF-8" in seen.why
    path.unlink()
    assert look(path, known, identity).fate is Fate.GONE
    path.mkdir()
    assert look(path, known, identity).fate is Fate.UNREADABLE
    path.rmdir()
    path.symlink_to(tmp_path / "nowhere.md")
    assert look(path, known, identity).fate is Fate.GONE
    assert look(tmp_path / "no" / "folder.md", known, identity).fate is Fate.GONE
    assert look(Path("a\0.md"), known, identity).fate is Fate.GONE


def test_a_link_is_listened_to_at_both_ends(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    path = written(tmp_path / "far")
    link = tmp_path / "a.md"
    link.symlink_to(path)
    assert watched_places(link) == (tmp_path, tmp_path / "far", link)
    assert watched_places(path) == (tmp_path / "far", path)


def test_a_folder_that_has_gone_is_awaited_in_the_one_above(tmp_path: Path) -> None:
    assert watched_places(tmp_path / "gone" / "deep" / "a.md") == (tmp_path,)


def test_one_file_is_known_by_all_its_paths(tmp_path: Path) -> None:
    path = written(tmp_path)
    link = tmp_path / "link.md"
    link.symlink_to(path)
    assert is_same_file(link, path)
    assert is_same_file(tmp_path / "x" / ".." / path.name, path)
    assert not is_same_file(path, tmp_path / "other.md")
    path.unlink()
    assert is_same_file(link, path)
    assert not is_same_file(Path("a\0.md"), path)

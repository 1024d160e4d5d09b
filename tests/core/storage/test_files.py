"""Reading and saving: byte for byte, whole or not at all, and never over somebody else's change."""

import os
import stat
from pathlib import Path

import pytest

from cureon_editor.article.article import Article
from cureon_editor.storage.loading import NotUtf8Error, UnreadableError, digest, load
from cureon_editor.storage.saving import ChangedOnDiskError, SaveError, save

UNTOUCHED = [
    b"",
    b"no final newline",
    b"\xef\xbb\xbf---\ntitle: x  # kept\n---\nbody\n",
    b"---\r\ntitle: x\r\n---\r\nbody\r\n",
    b"---\ntitle: x\r\n---\nmixed\r\nlines\n",
    "---\nunknown: [1.10, no]\n...\n5\u00a0mg\u2028next\n😀\n".encode(),
    b"lone\rreturn\x00and nul",
]


@pytest.mark.parametrize("data", UNTOUCHED)
def test_opened_and_saved_untouched_is_byte_identical(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    loaded = load(path)
    assert save(path, loaded.article.text, loaded.digest) == digest(data)
    assert path.read_bytes() == data


def test_a_save_leaves_no_other_file_and_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    save(path, "new", load(path).digest)
    assert path.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_a_symbolic_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "a.md"
    target.write_text("old", encoding="utf-8")
    link = tmp_path / "link.md"
    link.symlink_to(target)
    save(link, "new", load(link).digest)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("mine", encoding="utf-8")
    known = load(path).digest
    path.write_text("than", encoding="utf-8")
    with pytest.raises(ChangedOnDiskError, match="changed by another program"):
        save(path, "mine, edited", known)
    assert path.read_text(encoding="utf-8") == "than"


@pytest.mark.parametrize("call", ["fsync", "write"])
def test_a_disk_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    known = load(path).digest

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(SaveError, match="the disk is full"):
        save(path, "new", known)
    monkeypatch.undo()
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_a_missing_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match=r"“a\.md” was not saved: its folder does not exist"):
        save(tmp_path / "gone" / "a.md", "text", None)


def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path) -> None:
    for path, words in (
        (tmp_path, "is a folder"),
        (tmp_path / "none.md", "it does not exist"),
        (Path("/dev/null"), "is not an ordinary file"),
        (tmp_path / "nul\0.md", "not a valid file name"),
    ):
        with pytest.raises(UnreadableError, match=words) as refused:
            load(path)
        assert "\n" not in str(refused.value)


def test_bytes_that_are_not_utf_8_are_named_by_place(tmp_path: Path) -> None:
    path = tmp_path / "latin.md"
    path.write_bytes("été\nna".encode() + b"\xefve")
    with pytest.raises(NotUtf8Error, match="line 2, column 3 holds the byte 0xEF") as refused:
        load(path)
    assert refused.value.data == path.read_bytes()


def test_ten_megabytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_bytes(b"A line of prose.\n" * 620_000)
    article = load(path).article
    assert isinstance(article, Article)
    assert len(article.text) == path.stat().st_size

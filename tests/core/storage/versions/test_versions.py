"""Versions: each text comes back exactly or not at all, once on the disk however often it was kept."""

import os
import shutil
import stat
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cureon_editor.storage import kernel_locks
from cureon_editor.storage.files import Files
from cureon_editor.storage.keeping import DocumentKey, NotKeptError
from cureon_editor.storage.loading import UnreadableError, digest
from cureon_editor.storage.versions import index, texts
from cureon_editor.storage.versions.index import Version
from cureon_editor.storage.versions.shrinking import is_suspicious
from cureon_editor.storage.versions.versions import Versions
from tests.core.storage.dying import deaths

NOW = datetime(2026, 3, 3, 10, 42, tzinfo=UTC)
ONE, TWO = DocumentKey("/one/a.md"), DocumentKey("/two/a.md")
TEXT = "---\ntitle: x\n---\n5\u00a0mg\u2028😀 and\r\nlast"


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def go(self, **ahead: float) -> None:
        self.now += timedelta(**ahead)


@dataclass
class Desk:
    folder: Path
    clock: Clock = field(default_factory=Clock)

    def versions(self, largest: int = 2**20) -> Versions:
        return Versions(self.folder, self.clock, largest)

    @property
    def contents(self) -> list[Path]:
        return sorted((self.folder / "texts").iterdir())

    def index(self, document: DocumentKey = ONE) -> Path:
        return self.folder / (document.file_name + index.SUFFIX)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "versions")


def texts_of(versions: Versions, document: DocumentKey = ONE) -> list[str]:
    return [versions.text(version) for version in versions.listed(document)]


def shown(versions: Versions, version: Version) -> str | None:
    with suppress(UnreadableError):
        return versions.text(version)
    return None


# Keeping


def test_a_version_comes_back_with_all_that_is_told_of_it(desk: Desk) -> None:
    version = desk.versions().keep(ONE, TEXT, "saved")
    assert desk.versions().listed(ONE) == (version,)
    assert desk.versions().text(version) == TEXT
    assert (version.when, version.why, version.words, version.readable) == (NOW, "saved", 3, True)
    assert version.digest == digest(TEXT.encode())


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("one", 1), ("---\ntitle: not counted\n---\n", 0), ("# One two\n\nThree four\nfive.\n", 6)],
)
def test_words_are_counted_roughly_and_only_in_the_body(desk: Desk, text: str, words: int) -> None:
    assert desk.versions().keep(ONE, text, "saved").words == words


def test_the_number_of_words_shown_elsewhere_is_taken_over(desk: Desk) -> None:
    assert desk.versions().keep(ONE, TEXT, "saved", words=4).words == 4


def test_newest_first_also_within_one_moment(desk: Desk) -> None:
    versions = desk.versions()
    for text in "abc":
        versions.keep(ONE, text, "saved")
    desk.clock.go(minutes=1)
    versions.keep(ONE, "d", "saved")
    assert texts_of(versions) == ["d", "c", "b", "a"]
    assert len({version.id for version in versions.listed(ONE)}) == 4


def test_a_new_index_is_a_new_name_that_must_last(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(Files, "sync_folder", lambda _, folder: synced.append(folder))
    for text in "ab":
        desk.versions().keep(ONE, text, "saved")
    assert synced == [desk.folder / "texts", desk.folder, desk.folder / "texts"]


def test_the_same_text_again_is_no_new_version(desk: Desk) -> None:
    versions = desk.versions()
    first = versions.keep(ONE, "a", "saved")
    desk.clock.go(hours=2)
    assert versions.keep(ONE, "a", "before reload") == first
    assert versions.listed(ONE) == (first,)


def test_going_back_to_an_earlier_text_is_a_new_version_and_one_file(desk: Desk) -> None:
    versions = desk.versions()
    for text in "aba":
        versions.keep(ONE, text, "saved")
    files = [path.stat() for path in desk.contents]
    versions.keep(TWO, "a", "saved")
    assert texts_of(versions) == ["a", "b", "a"]
    assert [path.stat() for path in desk.contents] == files
    assert len(files) == 2


def test_one_file_name_in_two_folders_is_two_documents(desk: Desk) -> None:
    versions = desk.versions()
    versions.keep(ONE, "one", "saved")
    versions.keep(TWO, "two", "saved")
    assert (texts_of(versions, ONE), texts_of(versions, TWO)) == (["one"], ["two"])


def test_others_may_not_read_what_was_kept(desk: Desk) -> None:
    desk.versions().keep(ONE, "private", "saved")
    files = [path for path in desk.folder.rglob("*") if path.is_file()]
    assert stat.S_IMODE(desk.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_looking_makes_no_folder(desk: Desk) -> None:
    assert desk.versions().listed(ONE) == ()
    assert not desk.folder.exists()


def test_a_clock_without_offset_will_do(desk: Desk) -> None:
    desk.clock.now = NOW.astimezone().replace(tzinfo=None)
    desk.versions().keep(ONE, "a", "saved")
    assert desk.versions().listed(ONE)[0].when == NOW


any_text = st.text(st.characters() | st.sampled_from("\ud800\udfff\0\r\n\ufeff\u2028"), max_size=60)


@example(["\ud800\udfff \udfff"], "\udc80")
@given(st.lists(any_text, max_size=6), any_text)
def test_every_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, kept: list[str], why: str
) -> None:
    versions = Desk(tmp_path_factory.mktemp("v")).versions()
    for text in kept:
        versions.keep(ONE, text, why)
    expected = [text for at, text in enumerate(kept) if not at or kept[at - 1] != text]
    assert texts_of(versions) == expected[::-1]
    assert {version.why for version in versions.listed(ONE)} <= {why}


# A document's new name


def test_a_draft_takes_its_versions_to_its_first_file(desk: Desk) -> None:
    versions, draft = desk.versions(), DocumentKey.of_draft("7c2f")
    versions.keep(draft, "draft", "saved")
    desk.clock.go(minutes=1)
    versions.move(draft, ONE)
    versions.keep(ONE, "file", "saved")
    assert (texts_of(versions, ONE), texts_of(versions, draft)) == (["file", "draft"], [])


def test_versions_that_the_new_name_had_stay(desk: Desk) -> None:
    versions = desk.versions()
    for document, text in ((ONE, "one"), (TWO, "two"), (ONE, "three")):
        versions.keep(document, text, "saved")
        desk.clock.go(minutes=1)
    versions.move(TWO, ONE)
    assert texts_of(versions) == ["three", "two", "one"]


def test_moving_to_itself_or_from_nothing_changes_nothing(desk: Desk) -> None:
    versions = desk.versions()
    versions.keep(ONE, "one", "saved")
    versions.move(ONE, ONE)
    versions.move(TWO, ONE)
    assert texts_of(versions) == ["one"]


# Damage


def damaged_somehow(data: bytes) -> list[bytes]:
    cut = [data[:length] for length in range(len(data))]
    return cut + [data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :] for at in range(len(data))]


def test_a_text_damaged_at_any_byte_is_listed_as_unreadable_and_never_shown(desk: Desk) -> None:
    versions = desk.versions()
    version = versions.keep(ONE, "A short text.", "saved")
    (content,) = desk.contents
    for damaged in damaged_somehow(content.read_bytes()):
        content.write_bytes(damaged)
        assert [found.readable for found in versions.listed(ONE)] == [False]
        # The checksum in front is only for the list: a text that is right in itself may be shown.
        assert shown(versions, version) in {None, "A short text."}


def test_another_text_in_its_place_is_never_shown(desk: Desk) -> None:
    versions = desk.versions()
    one, two = versions.keep(ONE, "one", "saved"), versions.keep(ONE, "two", "saved")
    path_of = {path.name: path for path in desk.contents}
    shutil.copy(path_of[one.digest], path_of[two.digest])
    with pytest.raises(UnreadableError, match="changed by a fault"):
        versions.text(two)


def test_a_text_that_is_gone_is_told(desk: Desk) -> None:
    versions = desk.versions()
    version = versions.keep(ONE, "a", "saved")
    desk.contents[0].unlink()
    assert [found.readable for found in versions.listed(ONE)] == [False]
    with pytest.raises(UnreadableError, match="not there any more"):
        versions.text(version)


def test_a_text_that_would_fill_the_memory_is_not_unpacked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = desk.versions()
    version = versions.keep(ONE, "a", "saved")
    desk.contents[0].write_bytes(b"1234" + zlib.compress(bytes(10**6)))
    unpacked: list[int] = []

    class Counting:
        def decompress(self, data: bytes, largest: int) -> bytes:
            found = zlib_object().decompress(data, largest)
            unpacked.append(len(found))
            return found

    zlib_object = zlib.decompressobj
    monkeypatch.setattr(texts, "_LARGEST", 1000)
    monkeypatch.setattr(zlib, "decompressobj", Counting)
    with pytest.raises(UnreadableError):
        versions.text(version)
    assert unpacked == [1000]


def test_keeping_a_text_again_mends_it(desk: Desk) -> None:
    versions = desk.versions()
    version = versions.keep(ONE, "a", "saved")
    desk.contents[0].write_bytes(b"")
    assert versions.keep(ONE, "a", "saved") == version
    assert texts_of(versions) == ["a"]


def test_an_index_cut_anywhere_keeps_the_lines_before_and_takes_new_ones(desk: Desk) -> None:
    versions = desk.versions()
    for text in "ab":
        versions.keep(ONE, text, "saved")
    whole = desk.index().read_bytes()
    first = whole.index(b"\n") + 1
    for length in range(len(whole)):
        desk.index().write_bytes(whole[:length])
        expected = ["a"] * (length >= first - 1) + ["b"] * (length >= len(whole) - 1)
        assert texts_of(versions) == expected[::-1], length
        versions.keep(ONE, "c", "saved")
        assert texts_of(versions) == ["c", *expected[::-1]], length


def test_an_index_changed_at_any_byte_never_gives_a_wrong_line(desk: Desk) -> None:
    versions = desk.versions()
    for text in "ab":
        versions.keep(ONE, text, "saved")
    whole = desk.index().read_bytes()
    right = set(index.read(desk.index()))
    for damaged in damaged_somehow(whole)[len(whole) :]:
        desk.index().write_bytes(damaged)
        found = index.read(desk.index())
        assert set(found) < right
        assert len(found) >= (0 if damaged.count(b"\n") < 2 else 1)


def test_lines_of_another_program_are_passed_over(desk: Desk) -> None:
    versions = desk.versions()
    versions.keep(ONE, "a", "saved")
    for text in (b"{}", b"no JSON", b"[]", b""):
        line = digest(text)[:16].encode() + b" " + text + b"\n"
        desk.index().write_bytes(line + desk.index().read_bytes())
    assert texts_of(versions) == ["a"]


def test_a_list_that_cannot_be_read_is_told(desk: Desk) -> None:
    desk.index().mkdir(parents=True)
    with pytest.raises(UnreadableError, match="cannot be listed"):
        desk.versions().listed(ONE)


# What cannot be kept


def fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("call", ["create", "write", "sync", "replace", "sync_folder"])
def test_a_full_disk_leaves_what_was_kept_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    versions = desk.versions()
    versions.keep(ONE, "before", "saved")
    with monkeypatch.context() as patch:
        patch.setattr(Files, call, fail)
        with pytest.raises(NotKeptError, match="the disk is full") as refused:
            versions.keep(ONE, "after", "saved")
    assert refused.value.why == "the disk is full"
    assert texts_of(versions) == ["before"]
    versions.keep(ONE, "after", "saved")
    assert texts_of(versions) == ["after", "before"]


def test_a_folder_that_cannot_be_made_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    versions = Versions(tmp_path / "file" / "versions", Clock())
    attempts: dict[str, Callable[[], object]] = {
        "was not kept": lambda: versions.keep(ONE, "x", "saved"),
        "could not be moved": lambda: versions.move(ONE, TWO),
        "could not be thinned": versions.thin,
    }
    for sentence, attempt in attempts.items():
        with pytest.raises(NotKeptError, match=f"{sentence}.*The article’s file is not affected"):
            attempt()


def test_who_waits_too_long_for_another_program_is_told(desk: Desk) -> None:
    desk.folder.mkdir()
    with (
        kernel_locks.one_at_a_time(desk.folder / "lock"),
        pytest.raises(TimeoutError, match="another window"),
        kernel_locks.one_at_a_time(desk.folder / "lock", patience=0.05),
    ):
        pass


def test_several_at_once_lose_nothing(desk: Desk) -> None:
    def work(name: str) -> None:
        versions = desk.versions()
        for number in range(8):
            versions.keep(ONE, f"{name} {number}", "saved")

    working = [Thread(target=work, args=(name,)) for name in "abc"]
    for thread in working:
        thread.start()
    for thread in working:
        thread.join()
    expected = {f"{name} {number}" for name in "abc" for number in range(8)}
    assert set(texts_of(desk.versions())) == expected


# Thinning


def test_time_thins_the_versions_and_their_texts(desk: Desk) -> None:
    versions = desk.versions()
    for number in range(6):
        versions.keep(ONE, str(number), "saved")
        desk.clock.go(minutes=1)
    assert len(desk.contents) == 6
    desk.clock.go(days=2)
    versions.keep(ONE, "last", "saved")
    assert texts_of(versions) == ["last", "5", "0"]
    assert len(desk.contents) == 3


def test_what_one_document_lets_go_another_may_still_have(desk: Desk) -> None:
    versions = desk.versions()
    for text in ("start", "shared", "end"):
        versions.keep(ONE, text, "saved")
    versions.keep(TWO, "shared", "saved")
    desk.clock.go(days=2)
    versions.thin()
    assert texts_of(versions, ONE) == ["end", "start"]
    assert texts_of(versions, TWO) == ["shared"]


def test_all_together_stay_within_the_size(desk: Desk) -> None:
    versions = desk.versions(largest=3_000)
    for number in range(20):
        text = "".join(chr(0x4E00 + number * 500 + at) for at in range(200))
        versions.keep(ONE if number % 2 else TWO, text, "saved")
        desk.clock.go(hours=2)
    versions.thin()
    assert sum(path.stat().st_size for path in desk.contents) <= 3_000
    assert len(texts_of(versions, ONE)) + len(texts_of(versions, TWO)) == len(desk.contents) > 2


def test_a_document_whose_last_version_had_to_go_leaves_no_index(desk: Desk) -> None:
    versions = desk.versions(largest=0)
    versions.keep(ONE, "one", "saved")
    desk.clock.go(hours=2)
    versions.keep(TWO, "two", "saved")
    assert not desk.index(ONE).exists()
    assert texts_of(versions, TWO) == ["two"]


def test_scraps_of_a_killed_write_are_cleared_away(desk: Desk) -> None:
    versions = desk.versions()
    versions.keep(ONE, "one", "saved")
    scrap = desk.contents[0].with_name("0" * 64 + ".tmp")
    scrap.touch()
    versions.thin()
    assert not scrap.exists()
    assert texts_of(versions) == ["one"]


def test_no_text_goes_while_one_index_cannot_be_read(desk: Desk) -> None:
    versions = desk.versions()
    versions.keep(ONE, "one", "saved")
    desk.index(TWO).mkdir()
    desk.index(ONE).unlink()
    with pytest.raises(NotKeptError, match="thinned"):
        versions.thin()
    assert len(desk.contents) == 1


def test_a_version_is_kept_even_if_thinning_fails(desk: Desk) -> None:
    desk.index(TWO).mkdir(parents=True)
    versions = desk.versions()
    versions.keep(ONE, "one", "saved")
    assert texts_of(versions) == ["one"]


def test_a_crash_between_indexes_and_texts_leaves_no_version_without_its_text(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = desk.versions()
    for text in "abc":
        versions.keep(ONE, text, "saved")
    desk.clock.go(days=2)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail)
        patch.setattr(Files, "replace", fail)
        with pytest.raises(NotKeptError):
            versions.thin()
    assert texts_of(versions) == ["c", "b", "a"]


# Dying


def test_whenever_its_program_dies_a_version_is_whole_or_not_there(tmp_path: Path) -> None:
    def keep(folder: Path, text: str) -> None:
        Desk(folder).versions().keep(ONE, text, "saved")

    found = []
    for folder in deaths(tmp_path, lambda at: keep(at, "before"), lambda at: keep(at, "after")):
        versions = Desk(folder).versions()
        found.append(texts_of(versions))
        versions.keep(ONE, "later", "saved")
        assert texts_of(versions) == ["later", *found[-1]]
        assert all(len(path.name) == len(digest(b"")) for path in Desk(folder).contents)
    assert found[0] == ["before"]
    assert found[-1] == ["after", "before"]
    assert all(texts in (found[0], found[-1]) for texts in found)


def test_whenever_it_dies_while_thinning_what_stays_is_there(tmp_path: Path) -> None:
    def fill(folder: Path) -> None:
        for document in (ONE, TWO):
            for text in "abcd":
                Desk(folder).versions().keep(document, document.value + text, "saved")

    def thin(folder: Path) -> None:
        Desk(folder, Clock(NOW + timedelta(days=2))).versions().thin()

    for folder in deaths(tmp_path, fill, thin):
        for document in (ONE, TWO):
            found = texts_of(Desk(folder).versions(), document)
            assert found in [[document.value + text for text in kept] for kept in ("dcba", "da")]
        thin(folder)
        assert len(Desk(folder).contents) == 4


# Shrinking


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (1000, 499, True),
        (1000, 500, False),
        (1000, 0, True),
        (199, 0, False),
        (200, 0, True),
        (1000, 5000, False),
    ],
)
def test_a_text_that_loses_most_of_itself_is_suspicious(before: int, after: int, expected: bool) -> None:
    assert is_suspicious("x" * before, "y" * after) is expected

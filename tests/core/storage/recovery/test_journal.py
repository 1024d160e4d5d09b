"""The journal: what was typed is found after a crash, exactly or not at all, and by nobody else."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cureon_editor.storage import atomic, kernel_locks
from cureon_editor.storage.files import Files
from cureon_editor.storage.keeping import DocumentKey, NotKeptError
from cureon_editor.storage.loading import digest
from cureon_editor.storage.recovery import entry as entries
from cureon_editor.storage.recovery import owner as owners
from cureon_editor.storage.recovery.entry import Damaged, DamagedError, Kept, Unsaved
from cureon_editor.storage.recovery.journal import WAITS, Journal
from cureon_editor.storage.recovery.standing import Standing, standing
from tests.core.storage.dying import deaths

NOW = datetime(2026, 3, 3, 10, 42, tzinfo=UTC)
DRAFT = DocumentKey.of_draft("7c2f")
TEXT = "---\ntitle: x\n---\n5\u00a0mg\u2028😀\r\nlast"


def journal(folder: Path, now: datetime = NOW) -> Journal:
    return Journal(folder, lambda: now)


def kept(found: tuple[Kept | Damaged, ...]) -> list[Kept]:
    assert not [entry for entry in found if isinstance(entry, Damaged)]
    return [entry for entry in found if isinstance(entry, Kept)]


def after_a_crash(folder: Path) -> list[Kept]:
    return kept(journal(folder).found())


# What is kept is found


def test_what_was_kept_is_found_when_its_program_runs_no_more(tmp_path: Path) -> None:
    document = DocumentKey.of_file(tmp_path / "a.md")
    dying = journal(tmp_path / "journal")
    dying.keep(document, TEXT, "base", 17, "a.md")
    dying.close()
    (found,) = after_a_crash(tmp_path / "journal")
    assert (found.document, found.text, found.base_digest) == (document, TEXT, "base")
    assert (found.caret, found.name, found.when) == (17, "a.md", NOW)


def test_only_the_last_text_of_a_document_is_found(tmp_path: Path) -> None:
    dying = journal(tmp_path)
    for text in ("first", "second", "third"):
        dying.keep(DRAFT, text, None, 0, "Untitled")
    dying.close()
    assert [found.text for found in after_a_crash(tmp_path)] == ["third"]


def test_a_dropped_text_is_not_found(tmp_path: Path) -> None:
    dying = journal(tmp_path)
    dying.keep(DRAFT, "saved", None, 0, "Untitled")
    dying.drop(DRAFT)
    dying.close()
    assert after_a_crash(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_dropping_what_was_never_kept_is_no_error(tmp_path: Path) -> None:
    journal(tmp_path / "missing").drop(DRAFT)
    assert not (tmp_path / "missing").exists()


def test_one_file_name_in_two_folders_is_two_documents(tmp_path: Path) -> None:
    dying = journal(tmp_path / "journal")
    for folder in ("one", "two"):
        dying.keep(DocumentKey.of_file(tmp_path / folder / "a.md"), folder, None, 0, "a.md")
    dying.close()
    assert {found.text for found in after_a_crash(tmp_path / "journal")} == {"one", "two"}


def test_a_draft_is_never_a_file(tmp_path: Path) -> None:
    path = DocumentKey.of_file(tmp_path / "a.md")
    assert DocumentKey.of_draft(path.value).file_name != path.file_name


def test_a_link_is_the_file_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    (tmp_path / "link.md").symlink_to("a.md")
    assert DocumentKey.of_file(tmp_path / "link.md") == DocumentKey.of_file(tmp_path / "a.md")


def test_newest_first(tmp_path: Path) -> None:
    for minutes in (3, 1, 2):
        dying = journal(tmp_path, NOW + timedelta(minutes=minutes))
        dying.keep(DRAFT, str(minutes), None, 0, "Untitled")
        dying.close()
    assert [found.text for found in after_a_crash(tmp_path)] == ["3", "2", "1"]


def test_a_clock_without_offset_will_do(tmp_path: Path) -> None:
    dying = journal(tmp_path, NOW.astimezone().replace(tzinfo=None))
    dying.keep(DRAFT, "x", None, 0, "Untitled")
    dying.close()
    assert after_a_crash(tmp_path)[0].when == NOW


def test_others_may_not_read_what_was_kept(tmp_path: Path) -> None:
    writing = journal(tmp_path / "journal")
    writing.keep(DRAFT, "private", None, 0, "Untitled")
    (entry,) = (tmp_path / "journal").glob("*.kept")
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600
    assert stat.S_IMODE(entry.parent.stat().st_mode) == 0o700


# Several programs at once


def test_nobody_is_offered_what_a_running_program_writes(tmp_path: Path) -> None:
    writing = journal(tmp_path)
    writing.keep(DRAFT, "live", None, 0, "Untitled")
    assert writing.found() == journal(tmp_path).found() == ()


def test_two_programs_keep_the_same_document_apart(tmp_path: Path) -> None:
    one, two = journal(tmp_path), journal(tmp_path)
    one.keep(DRAFT, "one", None, 0, "Untitled")
    two.keep(DRAFT, "two", None, 0, "Untitled")
    two.drop(DRAFT)
    one.close()
    assert [found.text for found in two.found() if isinstance(found, Kept)] == ["one"]


def test_dropping_spares_what_a_crash_has_left(tmp_path: Path) -> None:
    dying, next_one = journal(tmp_path), journal(tmp_path)
    dying.keep(DRAFT, "never saved", None, 0, "Untitled")
    dying.close()
    next_one.keep(DRAFT, "saved", None, 0, "Untitled")
    next_one.drop(DRAFT)
    (found,) = kept(next_one.found())
    next_one.discard(found)
    assert next_one.found() == ()


def test_a_killed_program_leaves_its_text(tmp_path: Path) -> None:
    script = (
        "import sys, time, pathlib, datetime\n"
        "from cureon_editor.storage.keeping import DocumentKey\n"
        "from cureon_editor.storage.recovery.journal import Journal\n"
        "journal = Journal(pathlib.Path(sys.argv[1]), lambda: datetime.datetime.now(datetime.UTC))\n"
        "journal.keep(DocumentKey.of_draft('d'), 'typed', None, 5, 'Untitled')\n"
        "print('kept', flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, tmp_path], stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline().strip() == b"kept"
        assert journal(tmp_path).found() == ()
        running.send_signal(signal.SIGKILL)
    assert [found.text for found in after_a_crash(tmp_path)] == ["typed"]


def test_while_another_program_looks_at_its_lock_an_owner_takes_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False, True])

    def looked_at(descriptor: int) -> bool:
        return next(answers) and kernel_locks.try_lock(descriptor)

    monkeypatch.setattr(owners, "try_lock", looked_at)
    owner = owners.Owner(tmp_path)
    assert owners.is_running(tmp_path, owner.name)
    assert [path.name for path in tmp_path.iterdir()] == [f"{owner.name}.running"]


def test_an_owner_swept_away_before_it_has_its_lock_takes_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[Path] = []

    def sweep_first(descriptor: int) -> bool:
        if not swept:
            swept.extend(tmp_path.iterdir())
            owners.sweep(tmp_path)
        return kernel_locks.try_lock(descriptor)

    monkeypatch.setattr(owners, "try_lock", sweep_first)
    owner = owners.Owner(tmp_path)
    assert owners.is_running(tmp_path, owner.name)
    assert len(swept) == 1
    assert swept[0].name != f"{owner.name}.running"


def test_an_owner_that_never_gets_its_lock_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owners, "try_lock", lambda _: False)
    with pytest.raises(NotKeptError, match="the folder is busy"):
        journal(tmp_path).keep(DRAFT, "text", None, 0, "Untitled")
    assert list(tmp_path.iterdir()) == []


def test_a_journal_goes_on_after_closing(tmp_path: Path) -> None:
    again = journal(tmp_path)
    for text in ("before", "after"):
        again.keep(DRAFT, text, None, 0, "Untitled")
        again.close()
    assert {found.text for found in after_a_crash(tmp_path)} == {"before", "after"}


def test_without_locks_text_is_still_kept_and_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(descriptor: int) -> bool:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(kernel_locks, "try_lock", no_locks)
    monkeypatch.setattr("cureon_editor.storage.recovery.owner.try_lock", no_locks)
    journal(tmp_path).keep(DRAFT, "text", None, 0, "Untitled")
    assert [found.text for found in after_a_crash(tmp_path)] == ["text"]


# Damage


def small_entry() -> bytes:
    return entries.written(Unsaved(DRAFT, "Aé\n", None, 1, "a", NOW))


def test_cut_at_every_byte_it_is_never_restored() -> None:
    data = small_entry()
    for length in range(len(data)):
        with pytest.raises(DamagedError):
            entries.read(data[:length], Path())


def test_with_any_bit_of_any_byte_flipped_it_is_never_restored() -> None:
    data = small_entry()
    for at in range(len(data)):
        for bit in range(8):
            flipped = bytearray(data)
            flipped[at] ^= 1 << bit
            with pytest.raises(DamagedError):
                entries.read(bytes(flipped), Path())


def test_with_a_byte_more_or_less_anywhere_it_is_never_restored() -> None:
    data = small_entry()
    for at in range(len(data) + 1):
        for other in (data[:at] + b"0" + data[at:], data[:at] + data[at + 1 :]):
            if other != data:
                with pytest.raises(DamagedError):
                    entries.read(other, Path())


any_text = st.text(st.characters() | st.sampled_from("\ud800\udfff\0\r\n\ufeff\u2028"), max_size=60)


@example("\ud800\udfff \udfff", "\udc80.md", None, 0)
@given(any_text, any_text, st.none() | st.just("ab" * 32), st.integers(0, 10**9))
def test_every_text_comes_back_as_it_was(text: str, name: str, base: str | None, caret: int) -> None:
    unsaved = Unsaved(DocumentKey(name), text, base, caret, name, NOW)
    found = entries.read(entries.written(unsaved), Path("e"))
    assert found == Kept(DocumentKey(name), text, base, caret, name, NOW, Path("e"))


@given(st.data())
def test_a_large_entry_with_holes_is_never_restored(data: st.DataObject) -> None:
    whole = entries.written(Unsaved(DRAFT, "A longer text. " * 5_000, None, 1, "a", NOW))
    at = data.draw(st.integers(0, len(whole) - 1))
    hole = bytes(data.draw(st.integers(1, 4096)))
    damaged = data.draw(st.sampled_from([whole[:at], whole[:at] + hole + whole[at + len(hole) :]]))
    with pytest.raises(DamagedError):
        entries.read(damaged[: len(whole)], Path())


@pytest.mark.parametrize("rest", [b"{}\ntext", b"no JSON\ntext", b"[]\nx", b"one line", b'{"document": 1}\n'])
def test_a_whole_entry_of_another_kind_is_never_restored(rest: bytes) -> None:
    with pytest.raises(DamagedError, match="another version"):
        entries.read(b"cureon-recovery 1\n" + digest(rest).encode() + b"\n" + rest, Path())


def test_damage_is_told_and_spoils_no_other(tmp_path: Path) -> None:
    dying = journal(tmp_path)
    for name in ("a", "b"):
        dying.keep(DocumentKey.of_draft(name), name, None, 0, "Untitled")
    dying.close()
    (tmp_path / f"{DocumentKey.of_draft('a').file_name}.{'0-0'}.kept").write_bytes(b"")
    good, other, damaged = journal(tmp_path).found()
    assert {getattr(good, "text", ""), getattr(other, "text", "")} == {"a", "b"}
    assert isinstance(damaged, Damaged)
    assert "cut short" in damaged.reason
    journal(tmp_path).discard(damaged)
    assert len(journal(tmp_path).found()) == 2


def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.0-0.kept")
    (tmp_path / "folder.0-0.kept").mkdir()
    (tmp_path / ".kept").symlink_to("/dev/zero")
    assert [type(found) for found in journal(tmp_path).found()] == [Damaged] * 3


@pytest.mark.parametrize(
    ("fault", "told"),
    [(FileNotFoundError(2, "gone"), []), (OSError(5, "I/O error"), ["the disk reported an error"])],
)
def test_an_entry_that_cannot_be_read_now_is_told_and_stays_however_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, told: list[str]
) -> None:
    (tmp_path / "a.0-0.kept").touch()

    os.utime(tmp_path / "a.0-0.kept", (0, 0))

    def refuse(path: Path) -> bytes:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        found = journal(tmp_path).found()
        journal(tmp_path, NOW + 2 * WAITS).retire(lambda *_: None)
    assert [entry.reason for entry in found if isinstance(entry, Damaged)] == told
    assert len(found) == len(told)
    assert (tmp_path / "a.0-0.kept").exists()


def test_what_is_larger_than_any_article_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dying = journal(tmp_path)
    dying.keep(DRAFT, "x" * 1_000, None, 0, "Untitled")
    dying.close()
    monkeypatch.setattr("cureon_editor.storage.recovery.journal._LARGEST_ENTRY", 1_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    (found,) = journal(tmp_path).found()
    assert isinstance(found, Damaged)
    assert "not a file that this program wrote" in found.reason


def test_a_folder_that_is_none_has_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert journal(tmp_path / "missing").found() == journal(tmp_path / "file").found() == ()


# What cannot be kept


@pytest.mark.parametrize("call", ["create", "write", "sync", "replace"])
def test_a_full_disk_leaves_the_entry_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    dying = journal(tmp_path)
    dying.keep(DRAFT, "before", None, 0, "Untitled")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Files, call, full)
        with pytest.raises(NotKeptError, match="the disk is full") as refused:
            dying.keep(DRAFT, "after", None, 0, "Untitled")
    assert refused.value.why == "the disk is full"
    assert not list(tmp_path.glob("*" + atomic.GROWING))
    dying.close()
    assert [found.text for found in after_a_crash(tmp_path)] == ["before"]


def test_a_folder_that_cannot_be_made_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotKeptError, match="not being kept"):
        journal(tmp_path / "file" / "journal").keep(DRAFT, "x", None, 0, "Untitled")


def test_a_folder_cleared_away_is_made_anew(tmp_path: Path) -> None:
    writing = journal(tmp_path / "journal")
    writing.keep(DRAFT, "before", None, 0, "Untitled")
    shutil.rmtree(tmp_path / "journal")
    writing.keep(DRAFT, "after", None, 0, "Untitled")
    assert journal(tmp_path / "journal").found() == ()
    writing.close()
    assert [found.text for found in after_a_crash(tmp_path / "journal")] == ["after"]


# What waits too long


def test_an_entry_that_waited_too_long_goes_where_it_is_kept(tmp_path: Path) -> None:
    dying = journal(tmp_path)
    dying.keep(DRAFT, "old", None, 0, "Untitled")
    dying.close()
    moved: list[tuple[DocumentKey, str, str]] = []
    journal(tmp_path, NOW + WAITS).retire(lambda *what: moved.append(what))
    assert moved == []
    journal(tmp_path, NOW + WAITS + timedelta(seconds=1)).retire(lambda *what: moved.append(what))
    assert [what[:2] for what in moved] == [(DRAFT, "old")]
    assert "2026-03-03" in moved[0][2]
    assert list(tmp_path.iterdir()) == []


def test_an_entry_that_nobody_else_keeps_stays(tmp_path: Path) -> None:
    dying = journal(tmp_path)
    dying.keep(DRAFT, "old", None, 0, "Untitled")
    dying.close()

    def refuse(document: DocumentKey, text: str, why: str) -> None:
        raise NotKeptError("No", OSError(28, "full"), "Then.")

    journal(tmp_path, NOW + 2 * WAITS).retire(refuse)
    assert [found.text for found in after_a_crash(tmp_path)] == ["old"]


def test_damage_and_scraps_of_old_are_cleared_away_and_what_is_live_stays(tmp_path: Path) -> None:
    writing = journal(tmp_path)
    writing.keep(DRAFT, "live", None, 0, "Untitled")
    live = sorted(tmp_path.iterdir())
    for name in ("a.0-0.kept", "a.0-0.kept.tmp", "0-0.running"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / "b.0-0.kept").touch()
    moved: list[object] = []
    journal(tmp_path, datetime.now(UTC)).retire(lambda *what: moved.append(what))
    assert sorted(tmp_path.iterdir()) == sorted([*live, tmp_path / "b.0-0.kept"])
    assert moved == []


# How an unsaved text stands to its file


@pytest.mark.parametrize(
    ("now_in_the_file", "expected"),
    [
        (b"base", Standing.NEWER),
        (TEXT.encode(), Standing.SAVED),
        (b"changed by another", Standing.BOTH_CHANGED),
        (b"\xff", Standing.UNREADABLE),
        (None, Standing.MISSING),
    ],
)
def test_how_it_stands_to_its_file(tmp_path: Path, now_in_the_file: bytes | None, expected: Standing) -> None:
    path = tmp_path / "a.md"
    if now_in_the_file is not None:
        path.write_bytes(now_in_the_file)
    unsaved = Unsaved(DocumentKey.of_file(path), TEXT, digest(b"base"), 0, "a.md", NOW)
    assert standing(unsaved) is expected


def test_a_draft_has_no_file_to_stand_to() -> None:
    assert standing(Unsaved(DRAFT, TEXT, None, 0, "Untitled", NOW)) is Standing.DRAFT


# Dying while it is written


def test_whenever_its_program_dies_the_text_before_or_after_is_found(tmp_path: Path) -> None:
    def keep(folder: Path, text: str) -> None:
        # A journal that nobody holds any more lets its lock go, as a dead program does.
        journal(folder).keep(DRAFT, text, None, 0, "Untitled")

    found = [
        {entry.text for entry in after_a_crash(folder)}
        for folder in deaths(
            tmp_path, lambda folder: keep(folder, "before"), lambda folder: keep(folder, "after")
        )
    ]
    assert found[0] == {"before"}
    assert found[-1] == {"before", "after"}
    assert all("before" in texts for texts in found)


def test_whenever_it_dies_while_an_entry_is_replaced_one_of_both_is_found(tmp_path: Path) -> None:
    journals: dict[Path, Journal] = {}

    def begin(folder: Path) -> None:
        journals[folder] = journal(folder)
        journals[folder].keep(DRAFT, "before", None, 0, "Untitled")

    found = []
    for folder in deaths(tmp_path, begin, lambda at: journals[at].keep(DRAFT, "after", None, 0, "Untitled")):
        journals[folder].close()
        found += [entry.text for entry in after_a_crash(folder)]
        journal(folder).retire(lambda *_: None)
        assert not list(folder.glob("*" + atomic.GROWING))
    assert found == sorted(found, reverse=True)
    assert set(found) == {"before", "after"}

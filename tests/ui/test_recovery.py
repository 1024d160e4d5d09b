"""What was typed survives a crash: kept behind the typing, offered at the next start, never in the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cureon_editor.storage.keeping import DocumentKey
from cureon_editor.storage.recovery.entry import Kept
from cureon_editor.storage.recovery.journal import Journal
from cureon_editor.ui.dialogs.recovery import DISCARD, RecoveryDialog
from cureon_editor.ui.recovery import FOLDER
from cureon_editor.ui.recovery_thread import RecoveryThread
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE, Answers, Clock, OpenWindow
from tests.ui.seeing import answer_with

UNSAVED = ARTICLE.replace("a little", "a lot")


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Iterator[Journal]:
    """The journal as another program sees it."""
    made = Journal(tmp_path / "settings" / FOLDER, clock)
    yield made
    made.close()


def kept(journal: Journal) -> list[Kept]:
    return [entry for entry in journal.found() if isinstance(entry, Kept)]


def crash(window: MainWindow) -> None:
    """End the window's journal as the death of its program does."""
    window.document.recovery.keep_now()
    window.document.recovery._journal.close()


def left_behind(journal: Journal, path: Path | None, text: str = UNSAVED, caret: int = 700) -> None:
    """Leave an entry as a program that crashed would."""
    key = DocumentKey.of_file(path) if path else DocumentKey.of_draft("one")
    journal.keep(key, text, None, caret, path.name if path else "Untitled article")
    journal.close()


def offered(window: MainWindow, qtbot: QtBot) -> None:
    window.furnish()
    qtbot.waitUntil(lambda: bool(window.document.recovery.left.entries))


def restore(window: MainWindow, **arguments: object) -> bool:
    (entry,) = window.document.recovery.left.entries
    return window.run("file.recover", entry=entry.path, **arguments)


def test_typing_is_kept_and_found_after_a_crash(
    window: MainWindow, article_file: Path, journal: Journal, qtbot: QtBot
) -> None:
    qtbot.keyClicks(window.editor, "Mine ")
    assert kept(journal) == []
    crash(window)
    (entry,) = kept(journal)
    assert entry.text == window.session.article.text
    assert entry.document == DocumentKey.of_file(article_file)
    assert entry.base_digest == window.document.digest
    assert entry.caret == window.session.selection.head == 5
    assert entry.name == "walking.md"


def test_it_is_kept_within_two_seconds_without_being_asked(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.keyClicks(window.editor, "Mine ")
    folder = tmp_path / "settings" / FOLDER
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.kept"))), timeout=10_000)


@pytest.mark.parametrize("end", ["file.save", "edit.undo"])
def test_nothing_is_kept_of_a_text_that_is_saved_or_undone(
    window: MainWindow, journal: Journal, qtbot: QtBot, end: str
) -> None:
    qtbot.keyClicks(window.editor, "M")
    window.document.recovery.keep_now()
    assert window.run(end)
    crash(window)
    assert kept(journal) == []


def test_a_text_whose_file_was_deleted_is_kept_without_another_key(
    window: MainWindow, article_file: Path, journal: Journal
) -> None:
    article_file.unlink()
    window.document.outside.look()
    crash(window)
    assert [entry.text for entry in kept(journal)] == [ARTICLE]


def test_a_text_just_reloaded_is_not_kept(window: MainWindow, article_file: Path, tmp_path: Path) -> None:
    article_file.write_text(UNSAVED, encoding="utf-8")
    assert window.run("file.reload")
    window.document.recovery.keep_now()
    assert list((tmp_path / "settings" / FOLDER).glob("*.kept")) == []


def test_closing_in_order_leaves_nothing(window: MainWindow, journal: Journal, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.editor, "Mine ")
    window.document.recovery.keep_now()
    assert isinstance(window.questions, Answers)
    window.questions.choices["unsaved"] = "Don’t save"
    window.close()
    assert kept(journal) == []


def test_each_draft_is_a_document_of_its_own(open_window: OpenWindow, journal: Journal, qtbot: QtBot) -> None:
    windows = [open_window(), open_window()]
    for number, window in enumerate(windows):
        qtbot.keyClicks(window.editor, f"Draft {number}")
    for window in windows:
        crash(window)
    assert sorted(entry.text[-7:] for entry in kept(journal)) == ["Draft 0", "Draft 1"]
    assert all(entry.document.is_draft for entry in kept(journal))


def test_a_text_saved_under_a_name_leaves_no_draft(
    open_window: OpenWindow, journal: Journal, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    qtbot.keyClicks(window.editor, "Words")
    window.document.recovery.keep_now()
    assert window.run("file.save_as", path=tmp_path / "named.md")
    qtbot.keyClicks(window.editor, " more")
    crash(window)
    (entry,) = kept(journal)
    assert entry.document == DocumentKey.of_file(tmp_path / "named.md")


def test_what_was_left_is_offered_and_restored_as_one_step(
    open_window: OpenWindow, article_file: Path, journal: Journal, qtbot: QtBot
) -> None:
    left_behind(journal, article_file)
    window = open_window(article_file)
    assert window.session.article.text == ARTICLE
    offered(window, qtbot)
    assert window.banner.text.startswith("“walking.md” has text that was not saved")
    assert restore(window)
    assert window.session.article.text == UNSAVED
    assert window.session.is_modified
    assert window.session.undo_name == "restore unsaved text"
    qtbot.waitUntil(lambda: window.banner.text == "")
    # Until it is saved the text is still kept, now in this window's name.
    crash(window)
    assert [entry.text for entry in kept(journal)] == [UNSAVED]
    window.run("edit.undo")
    assert window.session.article.text == ARTICLE
    assert article_file.read_text(encoding="utf-8") == ARTICLE


def test_later_means_it_is_offered_again_whatever_is_typed(
    open_window: OpenWindow, article_file: Path, journal: Journal, qtbot: QtBot
) -> None:
    left_behind(journal, article_file)
    window = open_window(article_file)
    offered(window, qtbot)
    qtbot.keyClicks(window.editor, "Mine ")
    window.document.recovery.keep_now()
    assert window.run("file.save")
    window.close()
    assert [entry.text for entry in kept(journal)] == [UNSAVED]


def test_another_articles_text_is_restored_in_its_own_file(
    open_window: OpenWindow, article_file: Path, journal: Journal, qtbot: QtBot
) -> None:
    left_behind(journal, article_file, caret=20)
    window = open_window()
    offered(window, qtbot)
    assert window.banner.text.startswith("Unsaved text of “walking.md” was found.")
    assert restore(window)
    assert window.document.path == article_file
    assert window.session.article.text == UNSAVED
    assert window.session.selection.head == window.editor.textCursor().position() == 20
    window.run("edit.undo")
    assert window.session.article.text == ARTICLE


@pytest.mark.parametrize("what", ["draft", "missing", "unreadable"])
def test_a_text_without_a_file_comes_back_untitled(
    open_window: OpenWindow, tmp_path: Path, journal: Journal, qtbot: QtBot, what: str
) -> None:
    path = None if what == "draft" else tmp_path / "gone.md"
    left_behind(journal, path)
    if what == "unreadable":
        (tmp_path / "gone.md").write_bytes(b"\xff\n")
    window = open_window()
    offered(window, qtbot)
    assert restore(window)
    assert window.document.path is None
    assert window.session.article.text == UNSAVED
    assert window.session.is_modified
    assert not window.editor.isReadOnly()


def test_restoring_asks_before_it_takes_unsaved_text_away(
    open_window: OpenWindow, tmp_path: Path, journal: Journal, qtbot: QtBot
) -> None:
    left_behind(journal, None)
    window = open_window()
    offered(window, qtbot)
    qtbot.keyClicks(window.editor, "Mine")
    text = window.session.article.text
    assert not restore(window)
    assert window.session.article.text == text
    assert window.document.recovery.left.entries


def test_what_is_discarded_is_gone(
    open_window: OpenWindow, article_file: Path, journal: Journal, qtbot: QtBot
) -> None:
    left_behind(journal, article_file)
    window = open_window(article_file)
    offered(window, qtbot)
    assert not restore(window, discard=True)
    qtbot.waitUntil(lambda: window.banner.text == "")
    assert kept(journal) == []
    assert not window.run("file.recover")
    assert window.banner.text == "There is no unsaved text to restore."


def test_what_the_file_holds_by_now_is_not_offered(
    open_window: OpenWindow, article_file: Path, journal: Journal, qtbot: QtBot
) -> None:
    left_behind(journal, article_file, ARTICLE)
    window = open_window(article_file)
    window.furnish()
    qtbot.waitUntil(lambda: kept(journal) == [])
    assert window.banner.text == ""


def test_what_waited_a_month_is_a_version_from_then_on(
    open_window: OpenWindow, article_file: Path, journal: Journal, qtbot: QtBot, clock: Clock
) -> None:
    left_behind(journal, article_file)
    clock.pass_seconds(31 * 24 * 3600)
    window = open_window(article_file)
    window.furnish()
    versions = window.document.versions
    with qtbot.waitSignal(versions.listed):
        versions.refresh()
    (version,) = versions.versions
    assert versions.text(version) == UNSAVED
    assert kept(journal) == []


def test_a_damaged_entry_alone_is_told_and_can_be_let_go(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "settings" / FOLDER / "aa.0-dead.kept"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"cut")
    offered(window, qtbot)
    assert window.banner.text == "Text that was kept for recovery is damaged."
    assert not restore(window)
    assert window.session.article.text == ARTICLE
    qtbot.waitUntil(lambda: not path.exists())


def test_the_dialog_shows_both_texts_and_what_was_decided(
    open_window: OpenWindow,
    article_file: Path,
    journal: Journal,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    left_behind(journal, article_file)
    (tmp_path / "settings" / FOLDER / "aa.0-dead.kept").write_bytes(b"cut")
    window = open_window(article_file)
    offered(window, qtbot)
    seen: list[str] = []

    def look(dialog: RecoveryDialog) -> int:
        seen.append(dialog.view.toPlainText() + dialog.standing.text())
        dialog.entries.setCurrentRow(1)
        assert not dialog.restore.isEnabled()
        seen.append(dialog.standing.text())
        dialog.entries.setCurrentRow(0)
        dialog.restore.click()
        return 1

    answer_with(monkeypatch, RecoveryDialog, look)
    (button,) = [b for b in window.banner.findChildren(QPushButton) if b.text() == "Look at it…"]
    button.click()
    assert "a little" in seen[0]
    assert "a lot" in seen[0]
    assert "cannot be restored" in seen[1]
    assert window.session.article.text == UNSAVED


def test_two_files_of_one_name_come_with_their_folders(
    open_window: OpenWindow,
    article_file: Path,
    journal: Journal,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left_behind(journal, article_file)
    left_behind(journal, article_file.parent / "drafts" / article_file.name)
    left_behind(journal, None)
    window = open_window(None)
    offered(window, qtbot)
    names: list[str] = []

    def read(dialog: RecoveryDialog) -> int:
        names.extend(dialog.entries.item(row).text() for row in range(dialog.entries.count()))
        return 0

    answer_with(monkeypatch, RecoveryDialog, read)
    window.perform("file.recover")
    folder = article_file.parent.name
    assert sorted(names) == sorted([f"{folder}/walking.md", "drafts/walking.md", "Untitled article"])


def test_a_text_that_looks_like_an_accident_is_named_so(
    open_window: OpenWindow,
    article_file: Path,
    journal: Journal,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left_behind(journal, article_file, " \n")
    window = open_window(article_file)
    offered(window, qtbot)
    said: list[str] = []

    def read(dialog: RecoveryDialog) -> int:
        said.append(dialog.standing.text())
        return 0

    answer_with(monkeypatch, RecoveryDialog, read)
    window.perform("file.recover")
    assert said[0].endswith("Look closely at the unsaved text: nothing is left of it.")


def test_discarding_in_the_dialog_asks_first(
    open_window: OpenWindow,
    article_file: Path,
    journal: Journal,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left_behind(journal, article_file)
    window = open_window(article_file)
    offered(window, qtbot)

    def discard(dialog: RecoveryDialog) -> int:
        (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Discard…"]
        button.click()
        return 1

    answer_with(monkeypatch, RecoveryDialog, discard)
    assert not window.perform("file.recover")
    assert len(kept(journal)) == 1
    assert isinstance(window.questions, Answers)
    window.questions.choices["recovery.discard"] = DISCARD
    window.perform("file.recover")
    qtbot.waitUntil(lambda: kept(journal) == [])
    assert window.session.article.text == ARTICLE


def test_a_journal_that_cannot_be_written_is_told_once(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "settings").mkdir(exist_ok=True)
    (tmp_path / "settings" / FOLDER).write_text("in the way", encoding="utf-8")
    qtbot.keyClicks(window.editor, "M")
    window.document.recovery.keep_now()
    qtbot.waitUntil(lambda: window.banner.text.startswith("What you type is not being kept"))
    window.banner.hide()
    qtbot.keyClicks(window.editor, "i")
    window.document.recovery.keep_now()
    qtbot.wait(20)
    assert window.banner.text == ""


def test_of_what_comes_fast_the_latest_is_run_and_the_rest_in_order() -> None:
    done: list[str] = []
    thread = RecoveryThread(pause=60)
    for number in range(100):
        thread.soon(lambda number=number: done.append(f"soon {number}"))
    thread.run(lambda: done.append("then"))
    thread.flush()
    assert done == ["then", "soon 99"]
    thread.soon(lambda: done.append("never"))
    thread.cancel()
    thread.soon(lambda: done.append("at the end"))
    thread.close()
    assert done == ["then", "soon 99", "at the end"]

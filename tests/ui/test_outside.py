"""Changes from outside: noticed, told in a banner, answered without losing a word of either side."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cureon_editor.storage.loading import digest
from cureon_editor.storage.refusals import Fault, SaveError
from cureon_editor.storage.watching import Fate
from cureon_editor.ui import document
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE, Answers, OpenWindow
from tests.ui.seeing import part, put_caret

THEIRS = ARTICLE.replace("The effect is small", "The effect is modest")
CHANGED = "“walking.md” was changed by another program"


def labels(window: MainWindow) -> list[str]:
    """The banner's buttons."""
    return [b.text() for b in window.banner.findChildren(QPushButton) if not b.isHidden()]


def press(window: MainWindow, label: str) -> None:
    (found,) = [b for b in window.banner.findChildren(QPushButton) if b.text() == label]
    found.click()


def write(path: Path, text: str) -> None:
    """As most programs save: beside it, then in its place."""
    beside = path.with_name("other-program.tmp")
    beside.write_bytes(text.encode("utf-8"))
    beside.replace(path)


def test_a_change_is_told_and_reloaded_as_one_step(
    window: MainWindow, article_file: Path, qtbot: QtBot
) -> None:
    put_caret(window, "Most people")
    write(article_file, THEIRS)
    qtbot.waitUntil(lambda: window.banner.text.startswith(CHANGED))
    assert window.session.article.text == ARTICLE
    press(window, "Reload")
    assert window.session.article.text == THEIRS
    assert window.editor.toPlainText() == window.session.article.body
    assert not window.session.is_modified
    assert window.banner.text == ""
    caret = window.session.selection.head
    assert window.session.article.body[caret:].startswith("Most people")
    assert window.session.undo_name == "reload"
    window.run("edit.undo")
    assert window.session.article.text == ARTICLE
    assert window.session.is_modified
    assert window.run("file.save")
    assert article_file.read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize("label", ["Reload", "Keep mine", "Close"])
def test_after_an_answer_typing_goes_into_the_text_again(
    shown: MainWindow, article_file: Path, qtbot: QtBot, label: str
) -> None:
    write(article_file, THEIRS)
    qtbot.waitUntil(lambda: shown.banner.text.startswith(CHANGED))
    (pressed,) = [b for b in shown.banner.findChildren(QPushButton) if b.text() == label]
    pressed.setFocus()
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert shown.focusWidget() is shown.editor


def test_a_change_in_place_and_a_second_one_are_seen(
    window: MainWindow, article_file: Path, qtbot: QtBot
) -> None:
    for text in (THEIRS, THEIRS + "\nMore.\n"):
        article_file.write_bytes(text.encode("utf-8"))
        qtbot.waitUntil(lambda: window.banner.text.startswith(CHANGED))
        press(window, "Reload")
        assert window.session.article.text == text
    write(article_file, ARTICLE)
    qtbot.waitUntil(lambda: window.banner.text.startswith(CHANGED))


def test_our_own_saves_are_not_foreign(window: MainWindow, article_file: Path, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClicks(window.editor, "Mine ")
        assert window.run("file.save")
        qtbot.wait(150)
        assert window.banner.text == ""
        assert window.document.outside.sight.fate is Fate.SAME
    os.utime(article_file)
    qtbot.wait(150)
    assert window.banner.text == ""


def test_a_form_that_changed_alone_comes_with_the_reload_and_goes_with_undo(
    window: MainWindow, article_file: Path
) -> None:
    theirs = "\ufeff" + ARTICLE.replace("\n", "\r\n")
    write(article_file, theirs)
    assert window.run("file.reload")
    assert window.session.article.text == theirs
    assert not window.session.is_modified
    window.run("edit.undo")
    assert window.session.article.text == ARTICLE
    window.run("edit.redo")
    assert window.session.article.text == theirs


def test_saving_over_a_foreign_change_is_refused_with_the_same_banner(
    window: MainWindow, article_file: Path, qtbot: QtBot
) -> None:
    qtbot.keyClicks(window.editor, "Mine ")
    write(article_file, THEIRS)
    assert not window.run("file.save")
    assert window.banner.text == CHANGED + " while you were writing."
    assert labels(window)[:4] == ["Merge…", "Compare…", "Keep mine", "Reload"]
    assert article_file.read_text(encoding="utf-8") == THEIRS
    press(window, "Close")
    assert not window.run("file.save")
    assert window.banner.text.startswith(CHANGED)


def test_mine_can_be_kept_and_then_saved(window: MainWindow, article_file: Path, qtbot: QtBot) -> None:
    write(article_file, THEIRS)
    qtbot.waitUntil(lambda: window.banner.text.startswith(CHANGED))
    press(window, "Keep mine")
    assert window.session.is_modified
    assert part(window, QLabel, "saveState").property("value") == "modified"
    assert window.isWindowModified()
    assert window.run("file.save")
    assert article_file.read_text(encoding="utf-8") == ARTICLE


def test_a_deleted_file_leaves_the_text_unsaved_until_it_is_back(
    window: MainWindow, article_file: Path, qtbot: QtBot
) -> None:
    article_file.unlink()
    qtbot.waitUntil(lambda: "was deleted or moved" in window.banner.text)
    assert window.session.is_modified
    article_file.write_text(ARTICLE, encoding="utf-8")
    qtbot.waitUntil(lambda: window.banner.text == "")
    assert not window.session.is_modified
    article_file.unlink()
    qtbot.waitUntil(lambda: "was deleted or moved" in window.banner.text)
    press(window, "Save it again")
    assert article_file.read_text(encoding="utf-8") == ARTICLE
    assert not window.session.is_modified
    assert window.banner.text == ""


def test_another_text_in_a_deleted_file_s_place_is_a_change(window: MainWindow, article_file: Path) -> None:
    article_file.unlink()
    assert window.document.outside.look().fate is Fate.GONE
    article_file.write_text(THEIRS, encoding="utf-8")
    assert not window.run("file.save")
    assert window.banner.text.startswith(CHANGED)
    assert article_file.read_text(encoding="utf-8") == THEIRS


def test_a_renamed_file_can_be_followed(window: MainWindow, article_file: Path, qtbot: QtBot) -> None:
    new = article_file.with_name("steps.md")
    article_file.rename(new)
    qtbot.waitUntil(lambda: "renamed to “steps.md”" in window.banner.text)
    press(window, "Go on with the new name")
    assert window.document.path == new
    assert window.windowTitle().startswith("steps.md")
    assert window.banner.text == ""
    qtbot.keyClicks(window.editor, "Mine ")
    assert window.run("file.save")
    assert not article_file.exists()
    assert "Mine " in new.read_text(encoding="utf-8")


def test_a_file_made_unreadable_takes_nothing_away(window: MainWindow, article_file: Path) -> None:
    article_file.write_bytes(b"---\ntitle: Caf\xe9\n---\n")
    window.document.outside.look()
    assert "not valid UTF-8" in window.banner.text
    assert not window.run("file.reload")
    assert window.session.article.text == ARTICLE


def test_a_link_is_watched_where_it_leads(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "real.md").write_text(ARTICLE, encoding="utf-8")
    link = tmp_path / "link.md"
    link.symlink_to(folder / "real.md")
    window = open_window(link)
    write(folder / "real.md", THEIRS)
    qtbot.waitUntil(lambda: "was changed by another program" in window.banner.text)


@pytest.mark.parametrize("command", ["file.reload", "file.keep_mine", "file.follow"])
def test_without_a_change_there_is_nothing_to_do(window: MainWindow, command: str) -> None:
    assert not window.run(command)
    assert window.banner.text.endswith("nothing to do.")
    assert window.run("file.new")
    assert not window.run(command)


def test_a_read_only_text_is_reloaded_too(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_text("x" * 30_000, encoding="utf-8")
    window = open_window(path)
    assert window.editor.isReadOnly()
    write(path, "Short lines now.\n")
    assert window.run("file.reload")
    assert window.session.article.text == "Short lines now.\n"
    assert not window.editor.isReadOnly()
    write(path, "y" * 30_000)
    assert window.run("file.reload")
    assert window.editor.isReadOnly()


def test_what_the_window_tells_meanwhile_does_not_hide_the_change_for_good(
    window: MainWindow, article_file: Path
) -> None:
    write(article_file, THEIRS)
    window.document.outside.look()
    window.tell("Something else.")
    assert not window.run("file.save")
    assert window.banner.text.startswith(CHANGED)


@pytest.mark.parametrize("written", [False, True])
def test_a_save_that_fails_keeps_the_text_and_offers_another_place(
    window: MainWindow, article_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, written: bool
) -> None:
    def full(path: Path, text: str, _expected: str | None) -> str:
        if written:
            path.write_bytes(text.encode("utf-8"))
        stands = digest(text.encode("utf-8")) if written else ""
        raise SaveError("There is no room. Save it elsewhere.", "no room", Fault.FULL, written=stands)

    qtbot.keyClicks(window.editor, "Mine ")
    monkeypatch.setattr(document, "save", full)
    assert not window.run("file.save")
    assert window.session.is_modified
    assert labels(window)[0] == "Save elsewhere…"
    window.document.outside.look()
    assert window.banner.text.startswith("There is no room.")
    monkeypatch.undo()
    assert isinstance(window.questions, Answers)
    window.questions.paths["file.save_as"] = article_file.with_name("elsewhere.md")
    press(window, "Save elsewhere…")
    assert window.document.path == article_file.with_name("elsewhere.md")
    assert not window.session.is_modified
    assert window.banner.text == ""


def test_what_cannot_be_saved_anywhere_is_only_said(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_path: Path, _text: str, _expected: str | None) -> str:
        raise SaveError("A character cannot be saved.", fault=Fault.TEXT)

    monkeypatch.setattr(document, "save", refused)
    assert not window.run("file.save")
    assert labels(window) == ["Close"]


def test_another_program_that_wrote_what_stands_here_changed_nothing(
    window: MainWindow, article_file: Path, qtbot: QtBot
) -> None:
    qtbot.keyClicks(window.editor, "Mine ")
    article_file.unlink()
    window.document.outside.look()
    write(article_file, window.session.article.text)
    assert window.document.outside.look().fate is Fate.SAME
    assert window.banner.text == ""
    assert not window.session.is_modified
    qtbot.keyClicks(window.editor, "More ")
    assert window.run("file.save")


def test_a_second_change_is_told_though_the_first_was_closed(window: MainWindow, article_file: Path) -> None:
    write(article_file, THEIRS)
    window.document.outside.look()
    press(window, "Close")
    window.document.outside.look()
    assert window.banner.text == ""
    write(article_file, THEIRS + "\nMore.\n")
    window.document.outside.look()
    assert window.banner.text.startswith(CHANGED)


def test_save_as_over_the_file_itself_does_not_overwrite_a_change(
    window: MainWindow, article_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    link = tmp_path / "link.md"
    link.symlink_to(article_file)
    qtbot.keyClicks(window.editor, "Mine ")
    assert window.run("file.save_as", path=link)
    saved = window.session.article.text
    assert article_file.read_text(encoding="utf-8") == saved
    assert saved.splitlines()[1] == ARTICLE.splitlines()[1]
    assert link.is_symlink()
    write(article_file, THEIRS)
    assert not window.run("file.save_as", path=link)
    assert window.banner.text.startswith(CHANGED)
    assert article_file.read_text(encoding="utf-8") == THEIRS


def test_what_a_cut_save_set_aside_is_told(
    window: MainWindow, article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rescued = article_file.with_name("Recovered text.md")
    monkeypatch.setattr(document, "sweep", lambda _folder: (rescued,))
    assert window.run("file.save")
    assert "“Recovered text.md”" in window.banner.text


def test_a_reload_of_empty_front_matter_leaves_nothing_unsaved(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "plain.md"
    path.write_text("Text.\n", encoding="utf-8")
    window = open_window(path)
    write(path, "---\n---\nText.\n")
    assert window.run("file.reload")
    assert not window.session.is_modified
    window.run("edit.undo")
    assert window.session.article.text == "Text.\n"

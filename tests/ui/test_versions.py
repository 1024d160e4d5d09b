"""Versions: kept at each save and before text goes away, listed, compared, put back as steps of Undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from cureon_editor.ui.dialogs.compare import CompareDialog
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE, Clock, OpenWindow
from tests.ui.seeing import answer_with, part

THEIRS = ARTICLE.replace("a little", "a lot").replace("effect is small", "effect is modest")


def listed(window: MainWindow, qtbot: QtBot) -> list[str]:
    """Why each version was kept, newest first."""
    with qtbot.waitSignal(window.document.versions.listed):
        window.document.versions.refresh()
    return [version.why for version in window.document.versions.versions]


def type_and_save(window: MainWindow, qtbot: QtBot, clock: Clock, words: str) -> None:
    clock.pass_seconds(60)
    qtbot.keyClicks(window.editor, words)
    assert window.run("file.save")


def saved_twice(window: MainWindow, qtbot: QtBot, clock: Clock) -> None:
    type_and_save(window, qtbot, clock, "One ")
    type_and_save(window, qtbot, clock, "Two ")
    assert listed(window, qtbot) == ["saved", "saved", "as opened"]


def test_each_save_and_what_stood_before_the_first_are_kept(
    window: MainWindow, qtbot: QtBot, clock: Clock
) -> None:
    saved_twice(window, qtbot, clock)
    versions = window.document.versions
    texts = [versions.text(version) for version in versions.versions]
    assert texts[0] == window.session.article.text
    assert texts[2] == ARTICLE


def test_a_version_is_restored_as_one_step(window: MainWindow, qtbot: QtBot, clock: Clock) -> None:
    saved_twice(window, qtbot, clock)
    now = window.session.article.text
    assert window.run("versions.restore", version=window.document.versions.versions[2].id)
    assert window.session.article.text == ARTICLE
    assert window.session.undo_name == "restore a version"
    window.run("edit.undo")
    assert window.session.article.text == now
    assert not window.session.is_modified


def test_an_unsaved_text_is_kept_before_a_version_takes_its_place(
    window: MainWindow, qtbot: QtBot, clock: Clock
) -> None:
    saved_twice(window, qtbot, clock)
    clock.pass_seconds(60)
    qtbot.keyClicks(window.editor, "Unsaved ")
    unsaved = window.session.article.text
    assert window.run("versions.restore", version=window.document.versions.versions[2].id)
    assert listed(window, qtbot)[0] == "before a version was restored"
    assert window.document.versions.text(window.document.versions.versions[0]) == unsaved


def test_a_large_deletion_keeps_the_text_first(
    open_window: OpenWindow, article_file: Path, qtbot: QtBot
) -> None:
    text = ARTICLE + "\nWalking is easy to begin with and hard to overdo.\n" * 5
    article_file.write_text(text, encoding="utf-8")
    window = open_window(article_file)
    window.editor.selectAll()
    window.editor.textCursor().insertText("x")
    assert listed(window, qtbot) == ["before much was deleted"]
    assert window.document.versions.text(window.document.versions.versions[0]) == text


def test_both_sides_of_a_change_from_outside_are_kept(
    window: MainWindow, article_file: Path, qtbot: QtBot, clock: Clock
) -> None:
    qtbot.keyClicks(window.editor, "Mine ")
    mine = window.session.article.text
    article_file.write_text(THEIRS, encoding="utf-8")
    window.run("file.reload")
    assert listed(window, qtbot) == ["before a reload"]
    assert window.document.versions.text(window.document.versions.versions[0]) == mine
    clock.pass_seconds(60)
    article_file.write_text(ARTICLE, encoding="utf-8")
    window.run("file.keep_mine")
    assert listed(window, qtbot)[0] == "written by another program"
    assert window.document.versions.text(window.document.versions.versions[0]) == ARTICLE


def test_versions_go_with_a_draft_and_a_renamed_file_but_not_with_a_copy(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    window.run("versions.keep")
    assert listed(window, qtbot) == ["kept by hand"]
    qtbot.keyClicks(window.editor, "Words ")
    assert window.run("file.save_as", path=tmp_path / "a.md")
    assert listed(window, qtbot)[-1] == "kept by hand"
    (tmp_path / "a.md").rename(tmp_path / "b.md")
    assert window.run("file.follow")
    assert listed(window, qtbot)[-1] == "kept by hand"
    assert window.run("file.save_as", path=tmp_path / "c.md")
    assert listed(window, qtbot) == ["saved"]


def test_the_panel_lists_compares_and_restores(
    desk: MainWindow, qtbot: QtBot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.side.open("versions")
    qtbot.keyClicks(desk.editor, "One ")
    assert desk.run("file.save")
    versions = part(desk, QListWidget, "versionsList")
    qtbot.waitUntil(lambda: versions.count() == 2)
    assert versions.item(0).text() == "Today, 10:00"
    versions.setCurrentRow(1)
    seen: list[str] = []

    def look(dialog: CompareDialog) -> int:
        seen.append(dialog.count.text())
        return 0

    answer_with(monkeypatch, CompareDialog, look)
    panel = versions.parentWidget()
    compare, restore = (b for b in panel.findChildren(QPushButton))
    compare.click()
    assert seen == ["They differ in one place."]
    restore.click()
    assert desk.session.article.text == ARTICLE
    desk.side.open("checklist")


def test_a_passage_is_put_back_as_a_step_of_its_own(
    window: MainWindow, qtbot: QtBot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.run("versions.keep")
    body = window.session.article.body
    for old, new in (("a little", "a lot"), ("effect is small", "effect is modest")):
        place = body.index(old)
        window.binding.select(place, place + len(old))
        window.editor.textCursor().insertText(new)
        body = window.session.article.body
    listed(window, qtbot)

    def put_back(dialog: CompareDialog) -> int:
        assert dialog.count.text() == "They differ in 2 places."
        shown = dialog.view.toPlainText()
        assert "a little" in shown
        assert "a lot" in shown
        assert shown.count("Put this back") == 2
        dialog.view.anchorClicked.emit(QUrl("take:1"))
        assert dialog.count.text() == "They differ in one place."
        return 0

    answer_with(monkeypatch, CompareDialog, put_back)
    assert not window.perform("versions.compare")
    assert "a lot" in window.session.article.body
    assert "effect is small" in window.session.article.body
    assert window.session.undo_name == "put a passage back"
    window.run("edit.undo")
    assert window.session.article.body == body


def test_a_change_from_the_file_is_taken_alone_and_the_rest_kept(
    window: MainWindow, article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article_file.write_text(THEIRS, encoding="utf-8")

    def take(dialog: CompareDialog) -> int:
        dialog.view.anchorClicked.emit(QUrl("take:0"))
        return 0

    answer_with(monkeypatch, CompareDialog, take)
    window.perform("file.compare")
    assert "a lot" in window.session.article.body
    assert "effect is small" in window.session.article.body
    answer_with(monkeypatch, CompareDialog, lambda _dialog: 1)
    window.perform("file.compare")
    assert window.session.article.text == THEIRS


def test_with_every_change_taken_nothing_is_left_to_tell(
    window: MainWindow, article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article_file.write_text(THEIRS, encoding="utf-8")
    window.document.outside.look()

    def take_all(dialog: CompareDialog) -> int:
        while dialog.whole.isEnabled():
            dialog.view.anchorClicked.emit(QUrl("take:0"))
        return 0

    answer_with(monkeypatch, CompareDialog, take_all)
    window.perform("file.compare")
    assert window.banner.text == ""
    assert not window.session.is_modified


def test_an_unknown_version_is_said(window: MainWindow) -> None:
    assert not window.run("versions.restore", version="no such")
    assert window.banner.text.startswith("There is no such version.")
    assert not window.run("versions.compare")
    assert not window.perform("versions.compare")

"""The names and promises that a newsroom's own tests rely on."""

from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cureon_editor.app import create_window
from cureon_editor.article.edits import Edit, Part, Splice
from cureon_editor.rendering.protocol import Checked
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE, Clock, OpenWindow
from tests.ui.seeing import choose, indexes, keys, part, settle, texts

WIDGETS = (
    (QPlainTextEdit, "bodyEditor"),
    (QWebEngineView, "preview"),
    (QAbstractItemView, "sourceList"),
    (QAbstractItemView, "checklist"),
    (QAbstractItemView, "outline"),
    (QWidget, "metadataForm"),
    (QLineEdit, "field:title"),
    (QLineEdit, "field:date"),
    (QLineEdit, "field:review_due"),
    (QPlainTextEdit, "field:standfirst"),
    (QComboBox, "field:category"),
    (QLabel, "wordCount"),
    (QLabel, "readingTime"),
    (QLabel, "checkSummary"),
    (QLabel, "saveState"),
)
COMMANDS = """
    file.new file.open file.save file.save_as file.export_html file.export_pdf
    edit.undo edit.redo edit.find edit.replace insert.citation
    source.add source.edit source.remove source.move source.rename source.merge citations.order article.set
    checklist.insert_wording checklist.waive checklist.go_to view.theme view.focus help.palette
"""
STATES = {"met", "partly", "needs-person", "not-met", "not-applicable", "waived"}


@pytest.mark.parametrize(("kind", "name"), WIDGETS, ids=[name for _kind, name in WIDGETS])
def test_widget_names(desk: MainWindow, kind: type[QWidget], name: str) -> None:
    assert part(desk, kind, name)


def test_commands_are_actions(window: MainWindow) -> None:
    assert [name for name in COMMANDS.split() if window.findChild(QAction, name) is None] == []


def test_unknown_command_raises(window: MainWindow) -> None:
    with pytest.raises(KeyError):
        window.run("no.such_command")


def test_run_tells_whether_anything_changed(window: MainWindow) -> None:
    assert window.run("article.set", field="title", value="Other") is True
    assert window.run("article.set", field="title", value="Other") is False
    assert window.run("edit.undo") is True
    assert window.run("edit.undo") is False
    assert window.run("edit.redo") is True


def test_run_asks_nothing_where_a_person_would_be_asked(window: MainWindow) -> None:
    assert window.run("source.remove", key="alpha2001")
    assert window.run("citations.order", policy="list")
    assert window.run("checklist.waive", rule="claims-cited", reason="A test")
    assert window.questions.asked == []


def test_session_shows_the_file(window: MainWindow) -> None:
    article = window.session.article
    assert article.text == ARTICLE
    assert article.body.startswith("\n## What it is")
    assert "title: Walking" in article.front_matter
    assert not window.session.is_modified
    assert window.problem == ""


def test_source_list_columns_and_keys(desk: MainWindow) -> None:
    view = part(desk, QAbstractItemView, "sourceList")
    assert keys(view) == ["beta2002", "alpha2001", "gamma2003"]
    assert texts(view, 0) == ["1", "2", "–"]
    assert [text.split(" ")[0] for text in texts(view, 1)] == ["Beta", "Alpha", "Gamma"]
    assert texts(view, 2) == ["1", "2", "0"]


def test_checklist_rows_give_rule_and_state(desk: MainWindow) -> None:
    view = part(desk, QAbstractItemView, "checklist")
    states = {index.data(Qt.ItemDataRole.UserRole + 1) for index in indexes(view)}
    assert states <= STATES
    assert {"author-named", "citations-resolve", "hype-words"} <= set(keys(view))


def test_status_bar_values(desk: MainWindow, qtbot: QtBot) -> None:
    def value(name: str) -> Any:
        return part(desk, QLabel, name).property("value")

    assert value("wordCount") == 16 + 5
    assert value("readingTime") == 1
    assert value("checkSummary") == sum(
        index.data(Qt.ItemDataRole.UserRole + 1) in ("not-met", "partly")
        for index in indexes(part(desk, QAbstractItemView, "checklist"))
    )
    assert value("saveState") == "saved"
    words = value("wordCount")
    qtbot.keyClicks(desk.editor, "Three more words ")
    assert value("saveState") == "modified"
    settle(desk, qtbot)
    assert value("wordCount") == words + 3


def test_settled_comes_later_from_the_event_loop(desk: MainWindow, qtbot: QtBot) -> None:
    spy = QSignalSpy(desk.settled)
    assert desk.is_settled
    assert desk.run("article.set", field="title", value="Another title")
    assert not desk.is_settled
    assert desk.session.apply(Edit("typing", (Splice(Part.BODY, 0, 0, "x"),)))
    assert not desk.is_settled
    assert spy.count() == 0
    qtbot.waitUntil(lambda: spy.count() > 0, timeout=10_000)
    assert desk.is_settled
    qtbot.wait(50)
    assert spy.count() == 1


@pytest.mark.parametrize(
    ("command_id", "arguments"),
    [
        ("article.set", {"field": "title", "value": "Walking and blood pressure"}),
        ("edit.redo", {}),
        ("citations.order", {"policy": "mention"}),
        ("edit.find", {}),
    ],
)
def test_what_changes_nothing_settles_nothing(
    desk: MainWindow, qtbot: QtBot, command_id: str, arguments: dict[str, Any]
) -> None:
    spy = QSignalSpy(desk.settled)
    assert desk.run(command_id, **arguments) is False
    assert desk.is_settled
    qtbot.wait(60)
    assert spy.count() == 0


def test_every_settling_follows_the_last_change(desk: MainWindow, qtbot: QtBot) -> None:
    for letter in "A few words more":
        qtbot.keyClicks(desk.editor, letter)
        assert not desk.is_settled
    settle(desk, qtbot)
    view = part(desk, QLabel, "wordCount")
    assert view.property("value") == 16 + 5 + 4


def test_a_new_window_is_not_shown_and_writes_only_its_settings(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, article_file: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    settings_dir = tmp_path / "own"
    window = create_window(article_file, settings_dir=settings_dir, clock=Clock(), identity="T")
    assert not window.isVisible()
    assert qapp.activeModalWidget() is None
    window.close()
    window.deleteLater()
    assert list(home.rglob("*")) == []
    assert {path.name for path in tmp_path.iterdir()} <= {"home", "own", article_file.name}


def test_without_a_path_an_untitled_article(open_window: OpenWindow) -> None:
    window = open_window(None)
    assert window.problem == ""
    assert not window.session.is_modified
    assert "Untitled" in window.windowTitle()
    assert part(window, QLabel, "saveState").property("value") == "new"


def test_a_bad_path_gives_an_empty_window_with_a_sentence(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(tmp_path / "missing.md")
    assert window.problem == "“missing.md” cannot be opened: it does not exist."
    assert window.session.article.text == ""
    assert window.editor.isReadOnly()
    assert window.banner.text == window.problem


def test_move_gives_the_final_row_and_list_order_in_one_step(desk: MainWindow, qtbot: QtBot) -> None:
    view = part(desk, QAbstractItemView, "sourceList")
    assert desk.run("source.move", key="alpha2001", to=0)
    settle(desk, qtbot)
    assert keys(view) == ["alpha2001", "beta2002", "gamma2003"]
    assert "citation_order: list" in desk.session.article.front_matter
    assert desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


def test_remove_takes_the_key_out_of_clusters(desk: MainWindow) -> None:
    assert desk.run("source.remove", key="alpha2001")
    body = desk.session.article.body
    assert "a little [@beta2002]. Most" in body
    assert "The effect is small.\n" in body
    assert desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


def test_rename_and_merge_change_text_and_list_together(window: MainWindow) -> None:
    assert window.run("source.rename", key="alpha2001", new_key="steps2001")
    assert window.session.article.body.count("@steps2001") == 2
    assert "- id: steps2001" in window.session.article.front_matter
    assert window.run("source.merge", keep="beta2002", drop="steps2001")
    assert "steps2001" not in window.session.article.text
    assert window.run("edit.undo")
    assert window.run("edit.undo")
    assert window.session.article.text == ARTICLE


def test_clock_and_identity_are_handed_in(window: MainWindow) -> None:
    assert window.run("checklist.waive", rule="author-named", reason="House style")
    written = window.session.article.front_matter
    assert "Test Writer" in written
    assert "2026-06-20" in written


def test_a_row_of_the_source_list_can_be_chosen_by_its_key(desk: MainWindow) -> None:
    view = part(desk, QAbstractItemView, "sourceList")
    assert choose(view, "gamma2003").siblingAtColumn(2).data() == "0"


def test_a_journal_of_the_caller(article_file: Path, tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "journal.yaml").write_text("categories: [Heart, Mind]\n", encoding="utf-8")
    window = create_window(article_file, settings_dir=tmp_path / "own", journal_dir=tmp_path / "house")
    category = part(window, QComboBox, "field:category")
    assert [category.itemText(row) for row in range(category.count())] == ["Heart", "Mind"]
    window.close()
    shiboken6.delete(window)


def test_a_deleted_window_settles_no_more(article_file: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = create_window(article_file, settings_dir=tmp_path / "own", clock=Clock(), identity="T")
    bench, revision = window.bench, window.session.revision
    window.page.shown.emit(revision)
    bench.checked.emit(Checked(revision, ()))
    shiboken6.delete(window)
    qtbot.wait(20)
    assert bench.findings == Checked(revision, ())

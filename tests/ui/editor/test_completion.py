"""The list of sources under the caret, with real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from cureon_editor.ui.dialogs.source_form import SourceForm
from cureon_editor.ui.widgets.row_delegate import ROW_ROLE
from cureon_editor.ui.widgets.source_choices import KEY_ROLE
from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import answer_with, part, put_caret, settle


@pytest.fixture
def found(desk: MainWindow, qtbot: QtBot) -> QListWidget:
    settle(desk, qtbot)
    put_caret(desk, " can start")
    desk.editor.setFocus()
    return part(desk, QListWidget, "completion")


def test_a_row_tells_who_when_where_title_number_and_key(
    desk: MainWindow, qtbot: QtBot, found: QListWidget
) -> None:
    qtbot.keyClicks(desk.editor, " [@study 2001")
    row = found.item(0).data(ROW_ROLE)
    assert (row.first, row.second) == ("Alpha · 2001 · Journal of Steps", "First study")
    assert (row.lead, row.trail) == ("2", "alpha2001")
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    assert "Most people [@alpha2001] can start" in desk.session.article.body


def test_a_second_key_joins_the_first(desk: MainWindow, qtbot: QtBot, found: QListWidget) -> None:
    qtbot.keyClicks(desk.editor, " [@beta2002; @gam")
    qtbot.keyClick(desk.editor, Qt.Key.Key_Tab)
    assert "Most people [@beta2002; @gamma2003] can start" in desk.session.article.body
    assert not found.isVisible()


def test_the_list_stays_closed_once_a_key_was_taken(
    desk: MainWindow, qtbot: QtBot, found: QListWidget
) -> None:
    qtbot.keyClicks(desk.editor, " [@beta2002]")
    qtbot.keyClick(desk.editor, Qt.Key.Key_Left)
    qtbot.keyClicks(desk.editor, "; @gam")
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    assert "Most people [@beta2002; @gamma2003] can start" in desk.session.article.body
    assert not found.isVisible()
    qtbot.keyClicks(desk.editor, "x")
    assert found.isVisible()


def test_words_in_braces_find_a_source(desk: MainWindow, qtbot: QtBot, found: QListWidget) -> None:
    qtbot.keyClicks(desk.editor, " As @{third page")
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    assert "Most people As @gamma2003 can start" in desk.session.article.body


def test_the_caret_coming_by_opens_nothing(desk: MainWindow, qtbot: QtBot, found: QListWidget) -> None:
    put_caret(desk, "eta2002")
    for _ in range(3):
        qtbot.keyClick(desk.editor, Qt.Key.Key_Right)
        assert not found.isVisible()


def test_code_and_places_in_a_source_offer_nothing(
    desk: MainWindow, qtbot: QtBot, found: QListWidget
) -> None:
    qtbot.keyClicks(desk.editor, " [@alpha2001, p")
    assert not found.isVisible()
    put_caret(desk, " can start")
    qtbot.keyClicks(desk.editor, " `@al")
    assert not found.isVisible()
    desk.run("edit.undo")
    desk.binding.select(0, 0)
    qtbot.keyClicks(desk.editor, "```")
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(desk.editor, "@al")
    assert not found.isVisible()


def test_an_unknown_key_can_be_added_but_never_by_enter_alone(
    desk: MainWindow, qtbot: QtBot, found: QListWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fill(form: SourceForm) -> int:
        asked.append(form.source()["id"] if isinstance(form.source(), dict) else form.source().key)
        return form.DialogCode.Rejected.value

    answer_with(monkeypatch, SourceForm, fill)
    qtbot.keyClicks(desk.editor, " [@zebra1999")
    assert found.count() == 1
    assert found.item(0).data(ROW_ROLE).first == "Add a source for @zebra1999…"
    assert not found.item(0).data(KEY_ROLE)
    qtbot.keyClick(desk.editor, Qt.Key.Key_Down)
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    assert asked == ["zebra1999"]
    assert "Most people [@zebra1999] can start" in desk.session.article.body
    put_caret(desk, " can start")
    qtbot.keyClicks(desk.editor, " @zebra")
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    assert len(asked) == 1
    assert " @zebra\n" in desk.session.article.body


def test_a_theme_is_worn_by_the_list_too(desk: MainWindow, qtbot: QtBot, found: QListWidget) -> None:
    qtbot.keyClicks(desk.editor, " [@alp")
    desk.run("view.theme", name="dark")
    QApplication.processEvents()
    picture = found.viewport().grab().toImage()
    colours = {picture.pixelColor(2, y).name() for y in range(picture.height())}
    desk.run("view.theme", name="light")
    assert colours & {"#1f3334", "#1b1f26", "#16191f"}

"""Real keys in the text: what is typed, undone and formatted is what the article says."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE, Clock
from tests.ui.seeing import put_caret


def shown_text(window: MainWindow) -> str:
    return window.editor.document().toRawText().replace("\u2029", "\n")


def test_typed_words_stand_in_the_article(window: MainWindow, qtbot: QtBot) -> None:
    put_caret(window, "Most people")
    qtbot.keyClicks(window.editor, "Truly. ")
    assert "Truly. Most people can start today." in window.session.article.body
    assert shown_text(window) == window.session.article.body
    assert window.session.is_modified


def test_undo_back_to_the_file_clears_modified(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.editor, "abc")
    assert window.session.is_modified
    assert window.run("edit.undo")
    assert not window.session.is_modified
    assert window.session.article.text == ARTICLE
    assert shown_text(window) == window.session.article.body


def test_one_history_for_text_and_sources(window: MainWindow, qtbot: QtBot, clock: Clock) -> None:
    put_caret(window, "Most people")
    qtbot.keyClicks(window.editor, "one ")
    window.run("source.move", key="gamma2003", to=0)
    clock.pass_seconds(5)
    put_caret(window, "Most people")
    qtbot.keyClicks(window.editor, "two ")
    names = []
    while window.session.undo_name:
        names.append(window.session.undo_name)
        window.run("edit.undo")
    assert names == ["typing", "move source", "typing"]
    assert window.session.article.text == ARTICLE


def test_a_pause_ends_the_step(window: MainWindow, qtbot: QtBot, clock: Clock) -> None:
    qtbot.keyClicks(window.editor, "ab")
    clock.pass_seconds(2)
    qtbot.keyClicks(window.editor, "cd")
    window.run("edit.undo")
    assert window.session.article.body.startswith("ab\n")


def test_control_z_undoes_in_the_session(desk: MainWindow, qtbot: QtBot) -> None:
    desk.editor.setFocus()
    qtbot.keyClicks(desk.editor, "x")
    qtbot.keyClick(desk.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.article.text == ARTICLE


def test_shift_enter_is_a_plain_new_line(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.article.body == "\n" + ARTICLE.split("---\n", 2)[2]


def test_enter_continues_a_list(window: MainWindow, qtbot: QtBot) -> None:
    window.binding.select(0, 0)
    qtbot.keyClicks(window.editor, "- one")
    qtbot.keyClick(window.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(window.editor, "two")
    assert window.session.article.body.startswith("- one\n- two")


def test_bold_by_key_is_one_step(desk: MainWindow, qtbot: QtBot) -> None:
    put_caret(desk, "small [@")
    desk.editor.setFocus()
    qtbot.keyClick(desk.editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert "The effect is **small**" in desk.session.article.body
    desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


def test_tab_moves_through_a_table_that_stays_aligned(window: MainWindow, qtbot: QtBot) -> None:
    end = len(window.session.article.body)
    window.binding.select(end, end)
    window.run("insert.table", rows=1, columns=2)
    qtbot.keyClicks(window.editor, "Use")
    qtbot.keyClick(window.editor, Qt.Key.Key_Tab)
    qtbot.keyClicks(window.editor, "A much longer heading")
    qtbot.keyClick(window.editor, Qt.Key.Key_Tab)
    table = [line for line in window.session.article.body.split("\n") if line.startswith("|")]
    assert "Use" in table[0]
    assert "A much longer heading" in table[0]
    assert len({len(line) for line in table}) == 1


def test_paste_is_one_step_and_keeps_no_break_spaces(window: MainWindow) -> None:
    window.binding.select(0, 0)
    window.run("edit.paste", text="5\u00a0mg\r\nnext\u2028line")
    assert window.session.article.body.startswith("5\u00a0mg\nnext\nline")
    assert shown_text(window) == window.session.article.body
    window.run("edit.undo")
    assert window.session.article.text == ARTICLE


@pytest.mark.parametrize("text", ["😀", "e\u0301", "👩‍👩‍👧", "عربى", "\u00a0", "𝔘𝔫𝔦"])
def test_characters_beyond_the_first_plane(window: MainWindow, text: str) -> None:
    put_caret(window, "Most people")
    cursor = window.editor.textCursor()
    cursor.insertText(text + " and ")
    assert f"{text} and Most people" in window.session.article.body
    put_caret(window, "The effect")
    window.editor.textCursor().insertText("X")
    assert "XThe effect is small" in window.session.article.body
    assert shown_text(window) == window.session.article.body


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 30), st.text("ab\n😀 é*[@|", max_size=6)),
        min_size=1,
        max_size=8,
    )
)
def test_widget_and_article_never_part(window: MainWindow, steps: list[tuple[int, int, str]]) -> None:
    first = window.session.article
    for start, length, text in steps:
        last = len(window.session.article.body)
        window.binding.select(min(start, last), min(start + length, last))
        window.editor.textCursor().insertText(text)
        assert shown_text(window) == window.session.article.body
    while window.run("edit.undo"):
        assert shown_text(window) == window.session.article.body
    assert window.session.article == first


def test_the_editor_is_a_plain_text_edit_called_body_editor(window: MainWindow) -> None:
    assert window.findChild(QPlainTextEdit, "bodyEditor") is window.editor


def test_a_bar_in_a_cell_does_not_cut_it(window: MainWindow, qtbot: QtBot) -> None:
    end = len(window.session.article.body)
    window.binding.select(end, end)
    window.run("insert.table", rows=1, columns=2)
    qtbot.keyClicks(window.editor, "a|b")
    qtbot.keyClick(window.editor, Qt.Key.Key_Tab)
    qtbot.keyClicks(window.editor, "c")
    assert "| a\\|b" in window.session.article.body
    assert "| c" in window.session.article.body

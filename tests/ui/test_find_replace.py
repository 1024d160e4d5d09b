"""Find and replace by hand: the bar over the text, its options, and one step of Undo for all."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE
from tests.ui.seeing import part, put_caret

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = "Rest. rest, restful Rest (rest) 5\u00a0mg \U0001f600 rest\n\n"


@pytest.fixture
def text(desk: MainWindow) -> MainWindow:
    """The shared window with a text of many rests at its top, the caret before them."""
    desk.binding.select(0, 0)
    assert desk.run("edit.paste", text=TEXT)
    desk.binding.select(0, 0)
    desk.editor.setFocus()
    yield desk
    for name in ("whole_word", "match_case", "expression"):
        part(desk, QToolButton, f"find:{name}").setChecked(False)


def find(window: MainWindow, qtbot: QtBot, words: str) -> QLineEdit:
    """Open the bar by its key and type what to find."""
    qtbot.keyClick(window.editor, Qt.Key.Key_F, CONTROL)
    line = part(window, QLineEdit, "findText")
    assert line.hasFocus()
    line.clear()
    qtbot.keyClicks(line, words)
    return line


def count(window: MainWindow) -> str:
    return part(window, QLabel, "findCount").text()


def selected(window: MainWindow) -> str:
    selection = window.session.selection
    return window.session.article.body[selection.start : selection.end]


@pytest.mark.parametrize(
    ("words", "options", "times"),
    [
        ("rest", (), 6),
        ("rest", ("whole_word",), 5),
        ("Rest", ("match_case",), 2),
        ("Rest", ("match_case", "whole_word"), 2),
        (r"rest\w+", ("expression",), 1),
        (r"\d\s?mg", ("expression",), 1),
        ("(rest)", (), 1),
        ("nowhere", (), 0),
    ],
)
def test_matches_are_counted(
    text: MainWindow, qtbot: QtBot, words: str, options: tuple[str, ...], times: int
) -> None:
    find(text, qtbot, words)
    for name in options:
        qtbot.mouseClick(part(text, QToolButton, f"find:{name}"), Qt.MouseButton.LeftButton)
    assert count(text) == ("Not found" if not times else "1 match" if times == 1 else f"{times} matches")
    assert len(text.editor.extraSelections()) == times


def test_enter_goes_on_and_shift_enter_back(text: MainWindow, qtbot: QtBot) -> None:
    line = find(text, qtbot, "rest")
    starts = [text.session.selection.start]
    for _ in range(6):
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert selected(text).casefold() == "rest"
        starts.append(text.session.selection.start)
    assert starts[:6] == sorted(set(starts))
    assert starts[6] == starts[0]
    assert count(text) == "1 of 6"
    qtbot.keyClick(line, Qt.Key.Key_Return, SHIFT)
    assert text.session.selection.start == starts[5]
    assert text.editor.textCursor().selectedText() == "rest"


def test_function_keys_go_on_from_the_text(text: MainWindow, qtbot: QtBot) -> None:
    line = find(text, qtbot, "rest")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not text.find_bar.isVisible()
    assert text.editor.hasFocus()
    assert text.editor.extraSelections() == []
    assert text.session.selection.start == 0
    qtbot.keyClick(text.editor, Qt.Key.Key_F3)
    assert text.session.selection.start == 6
    qtbot.keyClick(text.editor, Qt.Key.Key_F3, SHIFT)
    assert text.session.selection.start == 0


def test_the_selection_is_what_is_searched(text: MainWindow, qtbot: QtBot) -> None:
    text.binding.select(12, 19)
    qtbot.keyClick(text.editor, Qt.Key.Key_F, CONTROL)
    assert part(text, QLineEdit, "findText").text() == "restful"


def test_an_expression_that_makes_no_sense_is_said(text: MainWindow, qtbot: QtBot) -> None:
    find(text, qtbot, "(rest")
    part(text, QToolButton, "find:expression").setChecked(True)
    assert count(text).endswith(".")
    assert text.editor.extraSelections() == []


def replace_with(window: MainWindow, qtbot: QtBot, words: str, replacement: str) -> None:
    qtbot.keyClick(window.editor, Qt.Key.Key_H, CONTROL)
    part(window, QLineEdit, "findText").setText(words)
    line = part(window, QLineEdit, "replaceText")
    assert line.isVisible()
    line.setText(replacement)


def press(window: MainWindow, qtbot: QtBot, label: str) -> None:
    (made,) = [made for made in window.find_bar.findChildren(QPushButton) if made.text() == label]
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def test_replacing_all_is_one_step(text: MainWindow, qtbot: QtBot) -> None:
    before = text.session.article.text
    replace_with(text, qtbot, "rest", "pause")
    press(text, qtbot, "Replace all")
    assert text.session.article.body.startswith(
        "pause. pause, pauseful pause (pause) 5\u00a0mg \U0001f600 pause\n"
    )
    assert count(text) == "6 replaced"
    assert text.session.undo_name == "replace all"
    text.run("edit.undo")
    assert text.session.article.text == before
    text.run("edit.undo")
    assert text.session.article.text == ARTICLE


def test_replacing_one_by_one(text: MainWindow, qtbot: QtBot) -> None:
    replace_with(text, qtbot, "rest", "pause")
    part(text, QToolButton, "find:match_case").setChecked(True)
    press(text, qtbot, "Replace")
    assert selected(text) == "rest"
    press(text, qtbot, "Replace")
    assert text.session.article.body.startswith("Rest. pause, restful")
    assert selected(text) == "rest"
    assert count(text).startswith(("3", "1 of 3"))


def test_replacing_by_groups(text: MainWindow, qtbot: QtBot) -> None:
    replace_with(text, qtbot, r"(\d)\s(mg)", r"\2 \1")
    part(text, QToolButton, "find:expression").setChecked(True)
    press(text, qtbot, "Replace all")
    assert "mg 5" in text.session.article.body


def test_nothing_to_replace_changes_nothing(text: MainWindow, qtbot: QtBot) -> None:
    before = text.session.article.text
    replace_with(text, qtbot, "nowhere", "pause")
    press(text, qtbot, "Replace all")
    assert count(text) == "Nothing to replace"
    assert text.session.article.text == before


def test_the_count_follows_the_text(text: MainWindow, qtbot: QtBot) -> None:
    find(text, qtbot, "rest")
    put_caret(text, "Rest.")
    qtbot.keyClicks(text.editor, "rest ")
    assert count(text) == "7 matches"


def test_both_commands_without_a_dialog(window: MainWindow) -> None:
    assert window.run("edit.replace", text="effect", replacement="result")
    assert "The result is small" in window.session.article.body
    assert not window.run("edit.replace", text="effect", replacement="result")
    assert window.run("edit.undo")
    assert window.session.article.text == ARTICLE


def test_typing_shows_the_first_match_behind_the_caret(text: MainWindow, qtbot: QtBot) -> None:
    text.binding.select(6, 6)
    line = find(text, qtbot, "res")
    assert text.session.selection.start == TEXT.index("rest,")
    qtbot.keyClicks(line, "tful")
    assert selected(text) == "restful"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert text.editor.hasFocus()
    assert selected(text) == "restful"

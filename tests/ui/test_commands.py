"""Every command has an action that can be pressed at any time, and can be found by its words."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget, QMenu, QToolBar
from pytestqt.qtbot import QtBot

from cureon_editor.editing.command import editing_commands
from cureon_editor.ui.commands.command import window_commands
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE, OpenWindow
from tests.ui.seeing import part, put_caret

ALL = sorted({*editing_commands(), *window_commands()})
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def refuse_dialogs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Close every dialog as soon as it is shown; gives the titles of those that were."""
    shown: list[str] = []

    def closed(dialog: QDialog) -> int:
        shown.append(dialog.windowTitle())
        return 0

    monkeypatch.setattr(QDialog, "exec", closed)
    return shown


def test_every_command_is_an_action(window: MainWindow) -> None:
    assert sorted(window.actions_by_id.all) == ALL
    for command_id in ALL:
        action = window.findChild(QAction, command_id)
        assert action.text()
        assert action.isEnabled()


def test_shortcuts_are_unique(window: MainWindow) -> None:
    keys = Counter(
        action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.actions_by_id.all.values()
        if not action.shortcut().isEmpty()
    )
    assert [key for key, times in keys.items() if times > 1] == []
    assert len(keys) > 20


@pytest.mark.parametrize(
    ("command_id", "key"),
    [
        ("file.save", QKeySequence.StandardKey.Save),
        ("file.open", QKeySequence.StandardKey.Open),
        ("file.new", QKeySequence.StandardKey.New),
        ("edit.undo", QKeySequence.StandardKey.Undo),
        ("edit.redo", QKeySequence.StandardKey.Redo),
        ("edit.find", QKeySequence.StandardKey.Find),
        ("format.bold", QKeySequence.StandardKey.Bold),
        ("format.italic", QKeySequence.StandardKey.Italic),
    ],
)
def test_usual_keys(window: MainWindow, command_id: str, key: QKeySequence.StandardKey) -> None:
    assert window.actions_by_id.all[command_id].shortcut() in QKeySequence.keyBindings(key)


def test_menus_hold_every_command_that_stands_in_one(window: MainWindow) -> None:
    commands = {**editing_commands(), **window_commands()}
    offered = {action.objectName() for action in window.actions_by_id.offered}
    held = {action.objectName() for menu in window.findChildren(QMenu) for action in menu.actions()}
    assert {name for name, command in commands.items() if command.menu and name in offered} <= held


@pytest.mark.parametrize("command_id", [name for name in ALL if name != "file.close"])
def test_every_action_can_be_pressed(
    desk: MainWindow, monkeypatch: pytest.MonkeyPatch, command_id: str
) -> None:
    refuse_dialogs(monkeypatch)
    # What “Copy” has left there, “Paste” would begin to import.
    QApplication.clipboard().clear()
    put_caret(desk, "effect is")
    desk.questions.choices["unsaved"] = "Don’t save"
    before = desk.session.article.text
    desk.actions_by_id.all[command_id].trigger()
    desk.palette_list.hide()
    if desk.session.undo_name is not None:
        assert desk.session.article.text != before
        assert desk.run("edit.undo")
        assert desk.session.article.text == before
        assert desk.session.undo_name is None


@pytest.mark.parametrize("name", ["latin.md", "missing.md"])
def test_actions_on_a_read_only_text_change_nothing(
    open_window: OpenWindow, tmp_path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    refuse_dialogs(monkeypatch)
    (tmp_path / "latin.md").write_bytes(b"Caf\xe9 text\n")
    window = open_window(tmp_path / name)
    before = window.session.article
    for command_id in editing_commands():
        window.actions_by_id.all[command_id].trigger()
    for command_id in ("edit.cut_text", "edit.paste_text", "edit.undo", "edit.redo", "file.save"):
        window.actions_by_id.all[command_id].trigger()
    assert window.session.article is before


def test_close_asks_and_closes(shown: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(shown.editor, "x")
    shown.actions_by_id.all["file.close"].trigger()
    assert shown.isVisible()
    shown.questions.choices["unsaved"] = "Don’t save"
    qtbot.keyClick(shown.editor, Qt.Key.Key_W, CONTROL)
    assert not shown.isVisible()


@pytest.mark.parametrize(
    ("words", "command_id"),
    [
        ("bold", "format.bold"),
        ("SAVE AS", "file.save_as"),
        ("theme dark", "view.theme_dark"),
        ("source.add", "source.add"),
    ],
)
def test_the_palette_finds_a_command(desk: MainWindow, qtbot: QtBot, words: str, command_id: str) -> None:
    desk.editor.setFocus()
    qtbot.keyClick(desk.editor, Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    search = desk.palette_list.findChild(QLineEdit)
    qtbot.keyClicks(search, words)
    found = part(desk, QListWidget, "commandList")
    assert found.item(0).data(Qt.ItemDataRole.UserRole) == command_id
    desk.palette_list.hide()


def test_the_palette_runs_what_is_chosen(desk: MainWindow, qtbot: QtBot) -> None:
    desk.binding.select(
        desk.session.article.body.index("small"), desk.session.article.body.index("small") + 5
    )
    desk.run("help.palette")
    assert desk.palette_list.isVisible()
    search = desk.palette_list.findChild(QLineEdit)
    qtbot.keyClicks(search, "bold")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert not desk.palette_list.isVisible()
    assert "is **small**" in desk.session.article.body


def test_the_palette_with_nothing_found_runs_nothing(desk: MainWindow, qtbot: QtBot) -> None:
    desk.run("help.palette")
    search = desk.palette_list.findChild(QLineEdit)
    qtbot.keyClicks(search, "no such command")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert desk.session.article.text == ARTICLE


def test_alt_arrows_move_a_line_of_the_text_only_from_the_text(desk: MainWindow, qtbot: QtBot) -> None:
    put_caret(desk, "The effect")
    desk.editor.setFocus()
    qtbot.keyClick(desk.editor, Qt.Key.Key_Up, ALT)
    assert desk.session.article.text != ARTICLE
    desk.run("edit.undo")
    title = part(desk, QLineEdit, "field:review_due")
    desk.side.open("details")
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_Up, ALT)
    assert desk.session.article.text == ARTICLE


@pytest.mark.parametrize(
    ("command_id", "caret", "expected"),
    [
        ("format.bold", "small", "is **small** ["),
        ("format.italic", "small", "is *small* ["),
        ("format.heading3", "The effect", "### The effect"),
        ("format.bullet_list", "The effect", "- The effect"),
        ("format.numbered_list", "The effect", "1. The effect"),
        ("format.quote", "The effect", "> The effect"),
    ],
)
def test_formatting_without_markup_is_one_step(
    window: MainWindow, command_id: str, caret: str, expected: str
) -> None:
    put_caret(window, caret)
    assert window.run(command_id)
    assert expected in window.session.article.body
    assert window.run("edit.undo")
    assert window.session.article.text == ARTICLE
    assert window.session.undo_name is None


@pytest.mark.parametrize(
    ("command_id", "arguments", "expected"),
    [
        ("insert.link", {"url": "https://example.org/", "text": "a page"}, "[a page](https://example.org/)"),
        ("insert.table", {"rows": 2, "columns": 2}, "|"),
        ("insert.callout", {"kind": "note"}, "::: "),
    ],
)
def test_inserting_is_one_step(
    window: MainWindow, command_id: str, arguments: dict[str, object], expected: str
) -> None:
    put_caret(window, "The effect")
    assert window.run(command_id, **arguments)
    assert expected in window.session.article.body
    assert window.run("edit.undo")
    assert window.session.article.text == ARTICLE


def test_rows_and_columns_of_a_table(window: MainWindow) -> None:
    put_caret(window, "The effect")
    window.run("insert.table", rows=2, columns=2)

    def size() -> tuple[int, int]:
        rows = [line for line in window.session.article.body.split("\n") if line.startswith("|")]
        assert len({len(row) for row in rows}) == 1
        return len(rows) - 1, rows[0].count("|") - 1

    rows, columns = size()
    for command_id, changed in (
        ("table.add_row_below", (rows + 1, columns)),
        ("table.add_column_right", (rows + 1, columns + 1)),
        ("table.remove_row", (rows, columns + 1)),
        ("table.remove_column", (rows, columns)),
    ):
        assert window.run(command_id)
        assert size() == changed


def test_the_toolbar_holds_the_formatting(window: MainWindow) -> None:
    window.furnish()
    held = {action.objectName() for action in part(window, QToolBar, "toolbar").actions()}
    assert {"format.bold", "insert.citation", "insert.table", "edit.undo", "file.save"} <= held

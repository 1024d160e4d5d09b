"""What a test does to a window and sees of it."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from cureon_editor.ui.window import MainWindow

#: The world a test's script runs in: the page's own scripts are off.
WORLD = 1
T = TypeVar("T", bound=QWidget)


def put_caret(window: MainWindow, before: str) -> None:
    """Put the caret right before the first place of a text."""
    place = window.session.article.body.index(before)
    window.binding.select(place, place)


def part(window: MainWindow, kind: type[T], name: str) -> T:
    """The one widget of a name, of the kind that a test relies on."""
    found = window.findChild(kind, name)
    assert found is not None, name
    assert window.findChildren(kind, name) == [found]
    return found


def indexes(view: QAbstractItemView) -> list[QModelIndex]:
    """The first cell of each row."""
    model = view.model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def keys(view: QAbstractItemView) -> list[str]:
    """What each row's UserRole holds: a source's key, a rule's id."""
    return [index.data(Qt.ItemDataRole.UserRole) for index in indexes(view)]


def texts(view: QAbstractItemView, column: int) -> list[str]:
    """What each row shows in a column."""
    return [index.siblingAtColumn(column).data() for index in indexes(view)]


def choose(view: QAbstractItemView, key: str) -> QModelIndex:
    """Make the row of a key the current one."""
    index = indexes(view)[keys(view).index(key)]
    view.setCurrentIndex(index)
    return index


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until page and checks show the article."""
    qtbot.waitUntil(lambda: window.is_settled, timeout=20_000)


def evaluate(window: MainWindow, qtbot: QtBot, code: str) -> Any:
    """The value of an expression on the page."""
    answers: list[str] = []
    assert window.page.view is not None
    # As text, because lists do not survive the way out of the page.
    window.page.view.page().runJavaScript(f"JSON.stringify({code})", WORLD, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    return json.loads(answers[0] or "null")


def at_rest(window: MainWindow, qtbot: QtBot, code: str) -> Any:
    """The value of an expression, such as a place, once it stays: until it is drawn heights are guesses."""
    seen: list[Any] = [None]

    def stays() -> bool:
        qtbot.wait(50)
        seen.append(evaluate(window, qtbot, code))
        return bool(seen[-1] == seen[-2])

    qtbot.waitUntil(stays, timeout=5_000)
    return seen[-1]


def answer_with(monkeypatch: pytest.MonkeyPatch, dialog: type, handle: Callable[[Any], int]) -> None:
    """Hand every dialog of a class, instead of showing it, to a function that gives its result."""
    monkeypatch.setattr(dialog, "exec", handle)

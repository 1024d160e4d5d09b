"""Sources on the clipboard: the chosen one or the whole numbered list, plain and rich."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import choose, keys, part

ALL = (
    "1. Beta B., Journal of Steps (2002) — Second study\n2. Alpha A., Journal of Steps (2001) — First study\n"
)


@pytest.fixture
def said(desk: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window tells; the clipboard begins empty."""
    found: list[str] = []
    monkeypatch.setattr(desk, "tell", found.append)
    QGuiApplication.clipboard().setText("")
    return found


def copied() -> tuple[str, str]:
    data = QGuiApplication.clipboard().mimeData()
    return data.text(), data.html()


def test_a_source_by_its_key_in_the_style_of_the_journal_or_another(
    desk: MainWindow, said: list[str]
) -> None:
    before = desk.session.article
    assert not desk.run("source.copy", key="alpha2001")
    assert copied()[0] == "Alpha A., Journal of Steps (2001) — First study"
    assert not desk.run("source.copy", key="alpha2001", style="ama")
    assert copied() == (
        "Alpha A. First study. Journal of Steps. 2001.",
        "<p>Alpha A. First study. <i>Journal of Steps</i>. 2001.</p>",
    )
    assert said[-1] == "The source is on the clipboard. Style: AMA, 11th edition."
    assert desk.session.article is before


def test_the_list_when_none_is_chosen_in_the_order_of_the_numbers(desk: MainWindow, said: list[str]) -> None:
    desk.run("source.copy")
    text, html = copied()
    assert text == ALL
    assert html.startswith("<ol><li>Beta B., Journal of Steps (2002)")
    assert html.count("<li>") == 2
    assert said == ["2 sources are on the clipboard. Style: The journal’s own."]


def test_the_chosen_source_while_the_list_is_seen(desk: MainWindow, said: list[str], qtbot: QtBot) -> None:
    desk.side.open("sources")
    tree = part(desk, QAbstractItemView, "sourceList")
    qtbot.waitUntil(lambda: len(keys(tree)) == 3)
    choose(tree, "alpha2001")
    desk.run("source.copy")
    assert copied()[0] == "Alpha A., Journal of Steps (2001) — First study"
    desk.run("source.copy_all")
    assert copied()[0] == ALL
    desk.side.open("checklist")
    desk.run("source.copy")
    assert copied()[0] == ALL
    assert len(said) == 3


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"key": "nobody"}, "No source has the key nobody."),
        (
            {"key": "alpha2001", "style": "harvard"},
            "There is no style harvard. Use ama, journal or vancouver.",
        ),
        ({"style": "harvard"}, "There is no style harvard."),
    ],
)
def test_what_cannot_be_copied_is_said(
    desk: MainWindow, said: list[str], asked: dict[str, str], sentence: str
) -> None:
    assert not desk.run("source.copy", **asked)
    assert said[0].startswith(sentence)
    assert copied()[0] == ""


def test_nothing_is_numbered(desk: MainWindow, said: list[str]) -> None:
    desk.run("file.new")
    desk.run("source.copy")
    assert said == ["There is nothing to copy: no source is cited, so none has a number."]

"""The card that a resting mouse shows, over a number as over a key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import settle


def card(window: MainWindow, place: str) -> str:
    """What is shown where a text begins."""
    body = window.session.article.body
    return window.editor.hover_text(window.binding.position(body.index(place) + 1))


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ({"correction": "retracted"}, "⚠ This source was retracted."),
        ({"correction": "concern"}, "⚠ The publisher has voiced concern"),
        ({"correction": "corrected"}, "was corrected after it appeared"),
        ({"correction": "none"}, "no identifier · cited twice"),
        ({"DOI": "10.1000/182"}, "DOI 10.1000/182 · cited twice"),
    ],
)
def test_the_card_warns_and_identifies(
    desk: MainWindow, qtbot: QtBot, item: dict[str, str], words: str
) -> None:
    desk.run("source.edit", key="alpha2001", item=item)
    settle(desk, qtbot)
    shown = card(desk, "[@alpha2001]")
    assert words in shown
    assert "<b>2</b>" in shown
    assert "First study" in shown


def test_an_unknown_key_says_what_to_do(desk: MainWindow, qtbot: QtBot) -> None:
    desk.run("insert.citation", keys=["nobody"])
    settle(desk, qtbot)
    assert "No source has the key nobody. Add the source" in card(desk, "[@nobody]")


def test_control_click_on_a_number_shows_its_source(desk: MainWindow, qtbot: QtBot) -> None:
    settle(desk, qtbot)
    desk.binding.select(0, 0)
    cursor = QTextCursor(desk.editor.document())
    cursor.setPosition(desk.binding.position(desk.session.article.body.index("[@alpha2001]")))
    place = desk.editor.cursorRect(cursor).center()
    QTest.mouseClick(
        desk.editor.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place
    )
    assert desk.side.current == "sources"
    # Qt remembers Ctrl as held until another event says otherwise.
    QTest.mouseClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=place)

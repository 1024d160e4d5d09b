"""A citation on the page and in the text: what its card says, and the way to its source and on."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cureon_editor.ui.panels.sources_tree import SourceTree
from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import at_rest, choose, evaluate, part, put_caret, settle

CONTROL = Qt.KeyboardModifier.ControlModifier
CARD = "(card => card.hidden ? null : card.innerText || null)(document.getElementById('card'))"


def point_at(window: MainWindow, qtbot: QtBot, selector: str) -> None:
    event = "new MouseEvent('mouseover', {bubbles: true})"
    evaluate(window, qtbot, f"document.querySelector('{selector}').dispatchEvent({event})")


def card(window: MainWindow, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: evaluate(window, qtbot, CARD) is not None, timeout=3_000)
    text: str = evaluate(window, qtbot, CARD)
    return text


def test_a_card_says_what_is_behind_a_number(desk: MainWindow, qtbot: QtBot) -> None:
    point_at(desk, qtbot, "a.citation[data-key=alpha2001]")
    shown = card(desk, qtbot)
    assert shown.split("\n")[0].startswith("2")
    assert "First study" in shown
    assert "cited twice" in shown
    page = "const {clientWidth, clientHeight} = document.documentElement"
    edges = "[r.left >= 0, r.right <= clientWidth, r.top >= 0, r.bottom <= clientHeight]"
    place = f"(r => {{ {page}; return {edges}; }})"
    seen = evaluate(desk, qtbot, f"{place}(document.getElementById('card').getBoundingClientRect())")
    assert seen == [True] * 4
    escape = "new KeyboardEvent('keydown', {key: 'Escape', bubbles: true})"
    evaluate(desk, qtbot, f"document.body.dispatchEvent({escape})")
    assert evaluate(desk, qtbot, CARD) is None


def test_a_card_of_an_unknown_key_says_so(desk: MainWindow, qtbot: QtBot) -> None:
    put_caret(desk, "The effect")
    desk.run("insert.text", text="Nobody knows [@nobody1999]. ")
    settle(desk, qtbot)
    point_at(desk, qtbot, "a.citation.unknown")
    assert "No source has the key nobody1999" in card(desk, qtbot)


def test_a_range_shows_all_its_sources(desk: MainWindow, qtbot: QtBot) -> None:
    put_caret(desk, "The effect")
    desk.run("insert.text", text="All [@beta2002; @alpha2001; @gamma2003]. ")
    settle(desk, qtbot)
    point_at(desk, qtbot, "sup:nth-of-type(1) a.inside")
    shown = card(desk, qtbot)
    for title in ("First study", "Second study", "Third page"):
        assert title in shown


def test_what_is_compared_is_not_lit(desk: MainWindow, qtbot: QtBot) -> None:
    """Light and card of a citation do not keep its element from living on."""
    point_at(desk, qtbot, "a.citation[data-key=beta2002]")
    card(desk, qtbot)
    assert evaluate(desk, qtbot, "!!(globalThis.lit = document.querySelector('a.citation.related'))")
    put_caret(desk, "Most people")
    qtbot.keyClicks(desk.editor, "So. ")
    settle(desk, qtbot)
    assert evaluate(desk, qtbot, "[lit.isConnected, lit.classList.contains('related')]") == [True, True]


def click(window: MainWindow, qtbot: QtBot, selector: str, held: Qt.KeyboardModifier) -> None:
    place = "(r => [r.left + r.width / 2, r.top + r.height / 2])"
    found = f"document.querySelector('{selector}').getBoundingClientRect()"
    across, down = at_rest(window, qtbot, f"{place}({found})")
    zoom = window.page.view.zoomFactor()
    point = QPoint(round(across * zoom), round(down * zoom))
    QTest.mouseClick(window.page.view.focusProxy(), Qt.MouseButton.LeftButton, held, point)


def test_a_click_shows_the_source_and_another_comes_back(desk: MainWindow, qtbot: QtBot) -> None:
    put_caret(desk, "The effect")
    desk.run("insert.text", text="".join(f"Paragraph {n}.\n\n" for n in range(80)))
    settle(desk, qtbot)
    put_caret(desk, "## What it is")
    source = "document.querySelector('#sources li').getBoundingClientRect()"
    seen = f"(r => r.top >= 0 && r.bottom <= innerHeight)({source})"
    assert not evaluate(desk, qtbot, seen)
    before = evaluate(desk, qtbot, "window.scrollY")
    click(desk, qtbot, "a.citation", Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: evaluate(desk, qtbot, seen), timeout=3_000)
    click(desk, qtbot, ".back", Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: abs(evaluate(desk, qtbot, "window.scrollY") - before) < 40, timeout=3_000)


def test_with_ctrl_a_click_on_the_page_opens_the_source_list(desk: MainWindow, qtbot: QtBot) -> None:
    desk.side.open("outline")
    click(desk, qtbot, "a.citation[data-key=alpha2001]", CONTROL)
    qtbot.waitUntil(lambda: desk.side.current == "sources", timeout=3_000)
    assert part(desk, SourceTree, "sourceList").current_key() == "alpha2001"


def test_with_ctrl_a_click_in_the_text_opens_the_source_list(desk: MainWindow, qtbot: QtBot) -> None:
    desk.side.open("outline")
    put_caret(desk, "beta2002]" if "beta2002]" in desk.session.article.body else "beta2002")
    cursor = desk.editor.textCursor()
    place = desk.editor.cursorRect(cursor).center() + QPoint(3, 0)
    QTest.mouseMove(desk.editor.viewport(), place)
    QTest.mouseClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)
    assert desk.side.current == "sources"
    tree = part(desk, SourceTree, "sourceList")
    assert tree.current_key() == "beta2002"


def test_a_source_leads_to_its_places_round_and_round(desk: MainWindow, qtbot: QtBot) -> None:
    desk.side.open("sources")
    tree = part(desk, SourceTree, "sourceList")
    body = desk.session.article.body
    first = body.index("@alpha2001")
    second = body.index("@alpha2001", first + 1)
    desk.binding.select(0, 0)
    for start in (first, second, first):
        choose(tree, "alpha2001")
        tree.setFocus()
        QTest.keyClick(tree, Qt.Key.Key_Return, CONTROL)
        assert desk.session.selection.anchor == start
        assert desk.session.selection.head == start + len("@alpha2001")


def test_commands_say_what_they_need(desk: MainWindow) -> None:
    desk.binding.select(0, 0)
    desk.editor.setFocus()
    assert not desk.run("source.show")
    assert "Put the caret in one" in desk.banner.text
    assert not desk.run("source.next_citation", key="gamma2003")
    assert "not cited" in desk.banner.text
    assert not desk.run("source.show", key="nobody")
    assert "No source has the key nobody" in desk.banner.text


@pytest.mark.parametrize(("words", "said"), [("beta2002", "Second study"), ("Most people", "")])
def test_a_card_over_the_text(desk: MainWindow, words: str, said: str) -> None:
    position = desk.binding.position(desk.session.article.body.index(words) + 2)
    shown = desk.editor.hover_text(position)
    assert said in shown
    assert bool(shown) == bool(said)
    if said:
        assert "First study" in shown
        assert "cited once" in shown
        assert "cited twice" in shown

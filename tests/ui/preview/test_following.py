"""Page and text follow each other, also within long blocks, and the page does not jump while one types."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import at_rest, evaluate, put_caret, settle

SENTENCES = " ".join(f"Sentence {n} has [@alpha2001] some *marked* words." for n in range(400))
ITEMS = "\n".join(f"- Item {n} of the list. It says more here." for n in range(150))
ROWS = "\n".join(f"| use {n} | stage {n} | what is known of {n} |" for n in range(150))
CODE = "\n".join(f"    line_{n} = {n}" for n in range(150))
TEXT = f"""\
## Opening

{SENTENCES}

{ITEMS}

| use | stage | known |
|---|---|---|
{ROWS}

{CODE}

Words with a note.[^a]

[^a]: The note says what it says.

A last paragraph stands here.
"""


@pytest.fixture
def long(desk: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with blocks longer than the page is high."""
    desk.binding.select(0, len(desk.session.article.body))
    assert desk.run("edit.paste", text=TEXT)
    settle(desk, qtbot)
    return desk


def place_of(words: str) -> str:
    """Code that gives the rectangle of some words on the page."""
    return f"""(() => {{
        const walker = document.createTreeWalker(document.getElementById('article'), NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {{
            const at = node.data.indexOf('{words}');
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + {len(words)});
            const {{ left, top, bottom, width }} = range.getBoundingClientRect();
            return {{ left, top, bottom, width, height: window.innerHeight }};
        }}
    }})()"""


def in_view(window: MainWindow, qtbot: QtBot, words: str) -> bool:
    place = evaluate(window, qtbot, place_of(words))
    return bool(place) and place["top"] > 0 and place["bottom"] < place["height"]


SPOTS = (
    "Sentence 210 ",
    "Item 120 ",
    "stage 99",
    "line_140",
    "Sentence 3 ",
    "The note says",
    "A last paragraph",
)


def test_the_carets_place_is_in_view_within_long_blocks(long: MainWindow, qtbot: QtBot) -> None:
    for words in SPOTS:
        put_caret(long, words)
        qtbot.waitUntil(lambda words=words: in_view(long, qtbot, words), timeout=4_000)


def click_on(window: MainWindow, qtbot: QtBot, words: str, held: Qt.KeyboardModifier) -> None:
    place = at_rest(window, qtbot, place_of(words))
    assert 0 < place["top"] < place["height"]
    zoom = window.page.view.zoomFactor()
    point = QPoint(round((place["left"] + 4) * zoom), round((place["top"] + place["bottom"]) / 2 * zoom))
    QTest.mouseClick(window.page.view.focusProxy(), Qt.MouseButton.LeftButton, held, point)


NO_KEY = Qt.KeyboardModifier.NoModifier
CLICKS = {
    "marked": "Sentence 0 has",
    "more here": "It says more here.",
    "what is known of 0": "what is known of 0",
    "line_0": "line_0 = 0",
    "Opening": "Opening",
    "says what": "The note says what it says.",
    "paragraph stands": "A last paragraph",
}


@pytest.mark.parametrize("words", CLICKS)
def test_a_click_puts_the_caret_at_the_sentence(long: MainWindow, qtbot: QtBot, words: str) -> None:
    put_caret(long, words)
    qtbot.waitUntil(lambda: in_view(long, qtbot, words), timeout=4_000)
    qtbot.wait(150)
    long.binding.select(0, 0) if words == "Opening" else None
    scrolled = evaluate(long, qtbot, "window.scrollY")
    click_on(long, qtbot, words, NO_KEY)
    expected = long.session.article.body.index(CLICKS[words])
    qtbot.waitUntil(lambda: long.session.selection.head == expected, timeout=3_000)
    assert evaluate(long, qtbot, "window.scrollY") == scrolled


def test_the_page_does_not_jump_while_one_types(long: MainWindow, qtbot: QtBot) -> None:
    put_caret(long, "Sentence 210 ")
    qtbot.waitUntil(lambda: in_view(long, qtbot, "Sentence 210 "), timeout=4_000)
    qtbot.wait(200)
    scrolled = evaluate(long, qtbot, "window.scrollY")
    qtbot.keyClicks(long.editor, "A few words typed here. ")
    settle(long, qtbot)
    qtbot.wait(200)
    assert evaluate(long, qtbot, "window.scrollY") == scrolled


def test_a_page_scrolled_away_comes_back_with_the_first_letter(long: MainWindow, qtbot: QtBot) -> None:
    put_caret(long, "Item 120 ")
    qtbot.waitUntil(lambda: in_view(long, qtbot, "Item 120 "), timeout=4_000)
    evaluate(long, qtbot, "cureon.top()")
    QTest.keyClick(long.editor, Qt.Key.Key_Right)
    qtbot.wait(100)
    qtbot.keyClicks(long.editor, "x")
    settle(long, qtbot)
    qtbot.waitUntil(lambda: in_view(long, qtbot, "Ixtem 120 "), timeout=4_000)


def test_title_and_standfirst_are_at_the_top(long: MainWindow, qtbot: QtBot) -> None:
    put_caret(long, "Item 120 ")
    qtbot.waitUntil(lambda: in_view(long, qtbot, "Item 120 "), timeout=4_000)
    for name in ("title", "standfirst"):
        field = long.findChild(QWidget, f"field:{name}")
        field.setFocus()
        qtbot.waitUntil(lambda: evaluate(long, qtbot, "window.scrollY") == 0, timeout=3_000)
        long.editor.setFocus()


def test_a_click_on_the_title_goes_to_its_field(desk: MainWindow, qtbot: QtBot) -> None:
    for words, name in (("Walking and blood pressure", "title"), ("What regular", "standfirst")):
        desk.editor.setFocus()
        click_on(desk, qtbot, words, NO_KEY)
        qtbot.waitUntil(lambda name=name: desk.focusWidget().objectName() == f"field:{name}", timeout=3_000)


def test_a_click_on_a_source_opens_the_panel(desk: MainWindow, qtbot: QtBot) -> None:
    desk.side.open("outline")
    evaluate(desk, qtbot, "window.scrollTo(0, 9999)")
    click_on(desk, qtbot, "First study", NO_KEY)
    qtbot.waitUntil(lambda: desk.side.current == "sources", timeout=3_000)
    assert desk.focusWidget().current_key() == "alpha2001"


def test_the_closing_disclaimer_is_followed_below_the_sources(long: MainWindow, qtbot: QtBot) -> None:
    words = "This article is general information, not medical advice."
    put_caret(long, "A last paragraph")
    long.run("edit.paste", text="An end.\n\n")
    long.binding.select(*[len(long.session.article.body)] * 2)
    long.run("edit.paste", text=f"\n{words}\n")
    settle(long, qtbot)
    put_caret(long, "## Opening")
    put_caret(long, "not medical")
    qtbot.waitUntil(lambda: in_view(long, qtbot, "not medical"), timeout=4_000)
    assert evaluate(long, qtbot, "document.querySelector('.here').matches('#footer > .disclaimer')")
    click_on(long, qtbot, "general information", NO_KEY)
    start = long.session.article.body.index(words)
    qtbot.waitUntil(lambda: long.session.selection.head == start, timeout=3_000)

"""A change of the text changes as little as can be on the page: what the reader does there lives on."""

import re
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import evaluate, put_caret, settle

TEXT = """\
First paragraph with a few words.

- one item
- another item
- a third item

<details><summary>More</summary>hidden words</details>

| use | stage |
|---|---|
| lupus | trial |
| myositis | trial |

Last paragraph, with **strong words** and more.
"""


@pytest.fixture
def page(desk: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a text of many kinds of blocks."""
    body = desk.session.article.body
    desk.binding.select(0, len(body))
    assert desk.run("edit.paste", text=TEXT)
    settle(desk, qtbot)
    return desk


def keep(window: MainWindow, qtbot: QtBot, **selectors: str) -> None:
    """Remember elements of the page by name."""
    for name, selector in selectors.items():
        assert evaluate(window, qtbot, f"!!(globalThis.{name} = document.querySelector('{selector}'))")


def type_at(window: MainWindow, qtbot: QtBot, before: str, text: str) -> None:
    put_caret(window, before)
    qtbot.keyClicks(window.editor, text)
    settle(window, qtbot)


def is_there(window: MainWindow, qtbot: QtBot, name: str) -> Any:
    return evaluate(window, qtbot, f"globalThis.{name}.isConnected")


def test_what_is_alike_stays_the_same_element(page: MainWindow, qtbot: QtBot) -> None:
    keep(page, qtbot, first="#body li", second="#body li + li", cell="#body td", strong="#body strong")
    type_at(page, qtbot, "another item", "quite ")
    type_at(page, qtbot, "myositis", "severe ")
    type_at(page, qtbot, "Last paragraph", "The ")
    assert all(is_there(page, qtbot, name) for name in ("first", "second", "cell", "strong"))
    assert evaluate(page, qtbot, "second.innerText") == "quite another item"
    assert evaluate(page, qtbot, "cell.closest('table').innerText").split()[-2:] == ["myositis", "trial"]


def test_an_item_more_or_less_leaves_the_others(page: MainWindow, qtbot: QtBot) -> None:
    keep(page, qtbot, third="#body li:nth-child(3)")
    put_caret(page, "- another item")
    assert page.run("edit.paste", text="- new item\n")
    settle(page, qtbot)
    assert is_there(page, qtbot, "third")
    assert evaluate(page, qtbot, "document.querySelectorAll('#body ul > li').length") == 4
    page.run("edit.undo")
    settle(page, qtbot)
    assert is_there(page, qtbot, "third")
    assert evaluate(page, qtbot, "document.querySelectorAll('#body ul > li').length") == 3


def test_opened_details_stay_open(page: MainWindow, qtbot: QtBot) -> None:
    keep(page, qtbot, details="details")
    assert evaluate(page, qtbot, "details.open = true")
    type_at(page, qtbot, "hidden", "still ")
    type_at(page, qtbot, "First", "Very ")
    assert evaluate(page, qtbot, "[details.isConnected, details.open]") == [True, True]
    assert "still hidden words" in evaluate(page, qtbot, "details.innerText")


def test_the_readers_selection_lives_on(page: MainWindow, qtbot: QtBot) -> None:
    select = """(() => {
        const text = document.querySelector('#body p').firstChild;
        getSelection().setBaseAndExtent(text, 6, text, 15);
        return getSelection().toString();
    })()"""
    assert evaluate(page, qtbot, select) == "paragraph"
    type_at(page, qtbot, "with a few", "here ")
    assert evaluate(page, qtbot, "getSelection().toString()") == "paragraph"
    type_at(page, qtbot, "First", "The ")
    assert evaluate(page, qtbot, "getSelection().toString()") == "paragraph"


BLOCKS = "[...document.querySelectorAll('.block')].map((block) => block.outerHTML).join('')"


def test_the_page_is_the_text_whatever_was_grafted(page: MainWindow, qtbot: QtBot) -> None:
    """After many small changes the page is what a new page would be."""
    for before, text in (("one item", "*a* "), ("lupus", "`x` "), ("strong", "very "), ("First", "> ")):
        type_at(page, qtbot, before, text)
    grafted = evaluate(page, qtbot, BLOCKS)
    with qtbot.waitSignal(page.page.view.shown, timeout=5_000):
        page.page.view.show_whole()
    made = evaluate(page, qtbot, BLOCKS)
    assert plain(grafted) == plain(made)


def plain(html: str) -> str:
    """The page's HTML without what only tells how high a block may be, and which has the caret."""
    return re.sub(r' style="[^"]*"|(?<=class="block) here', "", html)


def test_a_page_made_anew_keeps_its_scroll_place(desk: MainWindow, qtbot: QtBot) -> None:
    desk.binding.select(0, 0)
    desk.run("edit.paste", text="".join(f"Paragraph {n} of this text.\n\n" for n in range(300)))
    settle(desk, qtbot)
    top = "(e => e && e.getBoundingClientRect().top)(document.querySelectorAll('.block')[150])"
    evaluate(desk, qtbot, "cureon.goBackTo([150, 0])")
    qtbot.waitUntil(lambda: abs(evaluate(desk, qtbot, top)) < 3, timeout=3_000)
    qtbot.wait(500)
    with qtbot.waitSignal(desk.page.view.shown, timeout=10_000):
        desk.page.view.crashed.emit()
    qtbot.waitUntil(lambda: abs(evaluate(desk, qtbot, top)) < 3, timeout=3_000)


def test_a_change_above_does_not_move_what_is_read(desk: MainWindow, qtbot: QtBot) -> None:
    desk.binding.select(0, 0)
    desk.run("edit.paste", text="".join(f"Paragraph {n} of this text.\n\n" for n in range(300)))
    settle(desk, qtbot)
    top = "document.querySelectorAll('.block')[150].getBoundingClientRect().top"
    evaluate(desk, qtbot, "document.querySelectorAll('.block')[150].scrollIntoView({block: 'center'})")
    qtbot.wait(200)
    before = evaluate(desk, qtbot, top)
    desk.run("article.set", field="standfirst", value="A much longer standfirst. " * 20)
    settle(desk, qtbot)
    assert abs(evaluate(desk, qtbot, top) - before) < 3


def test_far_blocks_of_a_long_page_wait_and_are_printed_all_the_same(desk: MainWindow, qtbot: QtBot) -> None:
    style = "getComputedStyle(document.querySelector('.block'))"
    assert evaluate(desk, qtbot, f"{style}.contentVisibility") == "visible"
    desk.binding.select(0, 0)
    desk.run("edit.paste", text="".join(f"Paragraph {n} of this text.\n\n" for n in range(200)))
    settle(desk, qtbot)
    assert evaluate(desk, qtbot, f"{style}.contentVisibility") == "auto"
    rules = (
        "[...document.styleSheets].flatMap(s => [...s.cssRules]).filter(r => r.media?.mediaText === 'print')"
    )
    assert "content-visibility: visible" in evaluate(desk, qtbot, f"{rules}.map(r => r.cssText).join('')")

"""The page beside the text: what it shows, how it follows the caret, and that nothing gets out of it."""

import os
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QColor
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEngineSettings
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE, Answers
from tests.ui.hostile.witness import Witness
from tests.ui.seeing import at_rest, evaluate, put_caret, settle

BODY_LINES = ARTICLE.split("---\n", 2)[2].split("\n")


@pytest.fixture
def witness() -> Iterator[Witness]:
    with Witness() as listening:
        yield listening


def page_text(window: MainWindow, qtbot: QtBot, selector: str) -> str:
    text = evaluate(window, qtbot, f"document.querySelector('{selector}').innerText")
    assert isinstance(text, str)
    return text


def test_the_page_shows_the_furniture(desk: MainWindow, qtbot: QtBot) -> None:
    desk.run("article.set", field="category", value="Heart")
    settle(desk, qtbot)
    shown = page_text(desk, qtbot, "article#article")
    for words in ("Heart", "Walking and blood pressure", "What regular walking can", "2026", "1 min"):
        assert words.casefold() in shown.casefold()
    assert page_text(desk, qtbot, "#article h1") == "Walking and blood pressure"


def test_citations_carry_key_and_number(desk: MainWindow, qtbot: QtBot) -> None:
    code = "[...document.querySelectorAll('a.citation[data-key]')].map(a => [a.dataset.key, a.innerText])"
    assert evaluate(desk, qtbot, code) == [["beta2002", "1"], ["alpha2001", "2"], ["alpha2001", "2"]]
    assert evaluate(desk, qtbot, "document.querySelectorAll('sup a.citation').length") == 3


def test_sources_are_listed_by_key(desk: MainWindow, qtbot: QtBot) -> None:
    code = "[...document.querySelectorAll('ol#sources > li[data-key]')].map(li => li.dataset.key)"
    assert evaluate(desk, qtbot, code) == ["beta2002", "alpha2001"]
    desk.run("citations.order", policy="list")
    settle(desk, qtbot)
    assert evaluate(desk, qtbot, code)[:2] == ["alpha2001", "beta2002"]


def test_a_citation_leads_to_its_source(desk: MainWindow, qtbot: QtBot) -> None:
    code = (
        "[...document.querySelectorAll('a.citation')].every(a => "
        "document.querySelector(a.getAttribute('href'))?.dataset.key === a.dataset.key)"
    )
    assert evaluate(desk, qtbot, code) is True


def test_a_run_of_numbers_is_one_range(desk: MainWindow, qtbot: QtBot) -> None:
    put_caret(desk, "The effect")
    desk.run("insert.text", text="All [@beta2002; @alpha2001; @gamma2003]. ")
    settle(desk, qtbot)
    code = (
        "[...document.querySelectorAll('sup')].map(s => [...s.querySelectorAll('a')].map(a => a.innerText))"
    )
    assert evaluate(desk, qtbot, code) == [["1", "2"], ["1", "2", "3"], ["2"]]
    seen = "[...document.querySelectorAll('sup')].map(s => s.innerText.replace(/\\n.*\\n/s, ''))"
    assert evaluate(desk, qtbot, seen) == ["1,2", "1–3", "2"]


def test_blocks_know_their_line(desk: MainWindow, qtbot: QtBot) -> None:
    code = "[...document.querySelectorAll('#article [data-line]')].map(b => [+b.dataset.line, b.innerText])"
    blocks = evaluate(desk, qtbot, code)
    assert [line for line, _text in blocks] == [1, 3, 5, 7]
    for line, text in blocks:
        first = re.sub(r"\W*(\w+ \w+).*", r"\1", BODY_LINES[int(line)])
        assert text.startswith(first)


def test_the_page_follows_typing(desk: MainWindow, qtbot: QtBot) -> None:
    put_caret(desk, "The effect")
    qtbot.keyClicks(desk.editor, "Typed here. ")
    settle(desk, qtbot)
    assert "Typed here. The effect" in page_text(desk, qtbot, '[data-line="7"]')
    desk.run("edit.undo")
    settle(desk, qtbot)
    assert "Typed" not in page_text(desk, qtbot, "#article")


def long_text(window: MainWindow, qtbot: QtBot) -> None:
    """Sixty paragraphs, too many for one screen."""
    window.binding.select(0, 0)
    text = "".join(f"Paragraph {number} of this text.\n\n" for number in range(60))
    assert window.run("edit.paste", text=text)
    settle(window, qtbot)


def test_the_page_goes_where_the_caret_goes(desk: MainWindow, qtbot: QtBot) -> None:
    long_text(desk, qtbot)
    for words in ("Paragraph 59", "Paragraph 0 ", "The effect"):
        put_caret(desk, words)
        line = desk.editor.textCursor().blockNumber()
        seen = f"""(() => {{
            const blocks = [...document.querySelectorAll('[data-line]')];
            const block = blocks.filter(b => b.dataset.line <= {line}).at(-1);
            const place = block.getBoundingClientRect();
            return block.innerText.startsWith("{words.strip()}")
                && place.top >= 0 && place.bottom <= window.innerHeight;
        }})()"""
        qtbot.waitUntil(lambda code=seen: evaluate(desk, qtbot, code), timeout=3_000)


def test_a_paragraph_begun_at_the_end_comes_into_view(desk: MainWindow, qtbot: QtBot) -> None:
    long_text(desk, qtbot)
    desk.binding.select(*[len(desk.session.article.body)] * 2)
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(desk.editor, "A new last paragraph.")
    settle(desk, qtbot)
    marked = "document.querySelector('.block.here')"
    assert evaluate(desk, qtbot, f"{marked}.innerText").strip() == "A new last paragraph."
    assert evaluate(desk, qtbot, f"{marked}.getBoundingClientRect().bottom <= window.innerHeight")


def test_a_click_on_the_page_moves_the_caret(desk: MainWindow, qtbot: QtBot) -> None:
    long_text(desk, qtbot)
    put_caret(desk, "Paragraph 0 ")
    view = desk.page.view
    code = """(() => {
        const place = document.querySelector("[data-line='4']").getBoundingClientRect();
        return [place.left + 20, place.top + place.height / 2];
    })()"""
    across, down = at_rest(desk, qtbot, code)
    point = QPoint(round(across * view.zoomFactor()), round(down * view.zoomFactor()))
    QTest.mouseClick(view.focusProxy(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: desk.editor.textCursor().blockNumber() == 4, timeout=3_000)
    assert desk.editor.textCursor().block().text() == "Paragraph 2 of this text."


HOSTILE = """
<script>document.title = 'ran'; fetch('{here}/1')</script>
<img src="{here}/2" onerror="document.title = 'ran'">
<svg onload="document.title = 'ran'"><script>document.title = 'ran'</script></svg>
<iframe src="{here}/3"></iframe><object data="{here}/4"></object><embed src="{here}/5">
<link rel="stylesheet" href="{here}/6"><link rel="preconnect" href="{here}">
<link rel="dns-prefetch" href="{here}"><link rel="prefetch" href="{here}/7">
<style>@import "{here}/8"; body {{ background: url({here}/9) }}</style>
<p style="background: url({here}/10)">p</p> <video src="{here}/11" poster="{here}/12" autoplay></video>
<meta http-equiv="refresh" content="0; url={here}/13"> <base href="{here}/">
<form action="{here}/14"><input type="submit" autofocus onfocus="document.title = 'ran'"></form>
<a href="javascript:document.title = 'ran'" id="bad">js</a>

![picture]({here}/15) [link]({here}/16 "title") <a ping="{here}/17" href="#sources">ping</a>
<details open ontoggle="document.title = 'ran'">d</details> <math><mi xlink:href="{here}/18">x</mi></math>
"""


def test_a_hostile_text_runs_nothing_and_reaches_nobody(
    desk: MainWindow, qtbot: QtBot, witness: Witness
) -> None:
    here = witness.here
    title = evaluate(desk, qtbot, "document.title")
    desk.run("insert.text", text=HOSTILE.format(here=here))
    desk.run("article.set", field="title", value=f"<img src={here}/t onerror=document.title='ran'>")
    desk.run("article.set", field="standfirst", value=f"<script src='{here}/s'></script>")
    settle(desk, qtbot)
    qtbot.wait(400)
    assert witness.knocks == 0
    assert evaluate(desk, qtbot, "document.title") == title
    forbidden = "#article :is(script, iframe, object, embed, link, meta, base, form, style, svg script)"
    assert evaluate(desk, qtbot, f"document.querySelectorAll('{forbidden}').length") == 0
    attributes = "[...document.querySelectorAll('#article *')].flatMap(e => e.getAttributeNames())"
    assert not [
        name for name in evaluate(desk, qtbot, attributes) if name.startswith(("on", "ping", "xlink"))
    ]
    assert evaluate(desk, qtbot, "document.querySelectorAll(\"a[href^='javascript']\").length") == 0


def test_even_a_page_that_asks_reaches_nobody(desk: MainWindow, qtbot: QtBot, witness: Witness) -> None:
    """Past the sanitiser, too, nothing leaves: put into the page by force."""
    here = witness.here
    code = f"""(() => {{
        const host = document.createElement("div");
        host.innerHTML = `<img src="{here}/1"><link rel="stylesheet" href="{here}/2">
            <iframe src="{here}/3"></iframe><link rel="preconnect" href="{here}">
            <img src="file:///etc/hostname"><video src="{here}/4"></video>`;
        document.body.append(host);
        fetch("{here}/5").catch(() => 0);
        return true;
    }})()"""
    assert evaluate(desk, qtbot, code) is True
    qtbot.wait(400)
    assert witness.knocks == 0
    evaluate(desk, qtbot, "document.body.lastElementChild.remove()")


def test_the_witness_would_notice(witness: Witness, qtbot: QtBot) -> None:
    socket.create_connection(("127.0.0.1", witness.port)).close()
    qtbot.waitUntil(lambda: witness.knocks == 1, timeout=3_000)


def test_the_page_has_no_scripts_of_its_own(desk: MainWindow) -> None:
    page = desk.page.view.page()
    off = QWebEngineSettings.WebAttribute
    for attribute in (
        off.JavascriptEnabled,
        off.LocalStorageEnabled,
        off.PluginsEnabled,
        off.DnsPrefetchEnabled,
    ):
        assert not page.settings().testAttribute(attribute)
    assert page.profile().isOffTheRecord()


@pytest.mark.parametrize(
    "url", ["https://example.org/", "file:///etc/hostname", "data:text/html,x", "cureon:/../x"]
)
def test_the_page_stays_where_it_is(desk: MainWindow, qtbot: QtBot, url: str) -> None:
    before = desk.page.view.url()
    evaluate(desk, qtbot, f"location.href = {url!r}")
    qtbot.wait(100)
    assert desk.page.view.url() == before
    assert page_text(desk, qtbot, "h1") == "Walking and blood pressure"


def test_a_link_outside_is_opened_only_after_asking(
    desk: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cureon_editor.ui.preview import host

    opened: list[str] = []
    monkeypatch.setattr(host.QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    answers = Answers()
    desk.questions = answers
    view = desk.page.view
    view.link_followed.emit(QUrl("https://example.org/a?b=c"))
    assert opened == []
    assert "https://example.org/a?b=c" in answers.asked[0][1]
    answers.choices["link.open"] = "Open in the browser"
    view.link_followed.emit(QUrl("https://example.org/a"))
    assert opened == ["https://example.org/a"]


def test_themes_reach_the_page(desk: MainWindow, qtbot: QtBot) -> None:
    seen = {}
    for name in ("dark", "light"):
        assert desk.run("view.theme", name=name)
        seen[name] = evaluate(
            desk,
            qtbot,
            "[document.documentElement.dataset.theme, getComputedStyle(document.body).backgroundColor]",
        )
    assert seen["dark"][0] == "dark"
    assert seen["light"][0] == "light"
    assert seen["dark"][1] != seen["light"][1]


def test_paper_is_white_to_its_edges_in_every_theme(desk: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    view, path = desk.page.view, tmp_path / "page.pdf"
    with qtbot.waitSignal(desk.bench.themed):
        desk.run("view.theme", name="dark")
    with qtbot.waitSignal(view.page().pdfPrintingFinished, timeout=10_000):
        desk.run("file.export_pdf", path=path)
    dark = view.page().backgroundColor()
    desk.run("view.theme", name="light")
    document = QPdfDocument()
    document.load(str(path))
    corner = document.render(0, QSize(200, 280)).pixelColor(3, 3)
    document.close()
    assert corner.alpha() == 0 or corner == QColor("white")
    assert dark.lightness() < 60


def test_the_page_comes_back_after_a_crash(desk: MainWindow, qtbot: QtBot) -> None:
    view = desk.page.view
    with qtbot.waitSignal(view.shown, timeout=10_000):
        view.crashed.emit()
    assert page_text(desk, qtbot, "h1") == "Walking and blood pressure"
    assert "loaded again" in desk.banner.text


def test_a_page_that_keeps_crashing_waits_for_a_person(desk: MainWindow, qtbot: QtBot) -> None:
    view = desk.page.view
    desk.page._restarts.forgive()
    for _ in range(3):
        view.crashed.emit()
    assert not view.isVisible()
    (again,) = [b for b in desk.page.findChildren(QPushButton) if b.isVisible()]
    assert again.text() == "Load again"
    with qtbot.waitSignal(view.shown, timeout=10_000):
        again.click()
    assert view.isVisible()
    assert not again.isVisible()
    assert page_text(desk, qtbot, "h1") == "Walking and blood pressure"


def test_nobody_waits_for_a_page_that_keeps_crashing(desk: MainWindow, qtbot: QtBot) -> None:
    view = desk.page.view
    desk.page._restarts.forgive()
    view.crashed.emit()
    with qtbot.waitSignal(view.shown, timeout=10_000):
        view.crashed.emit()
    with qtbot.waitSignal(view.crashed, timeout=10_000):
        os.kill(view.page().renderProcessPid(), signal.SIGTERM)
    with qtbot.waitSignal(desk.settled, timeout=10_000):
        qtbot.keyClicks(desk.editor, "x")
    with qtbot.waitSignal(view.shown, timeout=10_000):
        desk.page._load_again()
    assert desk.is_settled


def test_a_notice_stands_over_the_page_and_moves_nothing(desk: MainWindow, qtbot: QtBot) -> None:
    top = "document.querySelector('h1').getBoundingClientRect().top"
    before = evaluate(desk, qtbot, top)
    desk.page.set_notice("The page is catching up.")
    assert page_text(desk, qtbot, "#notice") == "The page is catching up."
    assert evaluate(desk, qtbot, top) == before
    desk.page.set_notice("")
    assert evaluate(desk, qtbot, "getComputedStyle(document.getElementById('notice')).display") == "none"

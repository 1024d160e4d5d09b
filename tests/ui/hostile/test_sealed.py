"""Nothing that a text holds runs or reaches anybody, and neither does what gets past the sanitiser."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cureon_editor.article.article import Article
from cureon_editor.ui.preview import environment
from cureon_editor.ui.preview.scheme import PAGE_URL
from cureon_editor.ui.window import MainWindow
from tests.core.hostile.reading import ATTRIBUTES, ELEMENTS, OURS
from tests.core.hostile.vectors import CANARY, PAYLOADS, SCRIPT, VECTORS, armed, full_front_matter
from tests.ui.hostile import open_page
from tests.ui.hostile.witness import Witness
from tests.ui.seeing import evaluate, settle

PIECES = [vector for group in VECTORS.values() for vector in group]
SOURCES = "references:\n  - {id: alpha2001, title: First study}\n"
#: Milliseconds in which a request that is going to be made has been made.
MOMENT = 400
ATTEMPTS = Path(__file__).parent / "attempts.js"


@pytest.fixture
def witness() -> Iterator[Witness]:
    with Witness() as listening:
        yield listening


def show(window: MainWindow, qtbot: QtBot, front_matter: str, body: str) -> None:
    window.session.open(Article.parse(f"---\n{front_matter}\n---\n\nBefore.\n\n{body}\n\nAfter.\n"))
    settle(window, qtbot)


def assert_untouched(window: MainWindow, qtbot: QtBot, witness: Witness) -> None:
    """Nobody knocked, no script left its mark, the page is where it was and no other window came."""
    qtbot.wait(MOMENT)
    assert witness.knocks == 0
    marks = "[document.title, document.documentElement.outerHTML.includes('<title>Preview</title>')]"
    assert evaluate(window, qtbot, marks) == ["Preview", True]
    assert evaluate(window, qtbot, "[location.href, frames.length]") == [PAGE_URL, 0]
    assert window.page.view.page().title() == "Preview"
    assert evaluate(window, qtbot, "document.querySelectorAll('#article').length") == 1


def assert_only_what_belongs(window: MainWindow, qtbot: QtBot) -> None:
    """What Chromium made of the page, element by element."""
    code = """[...document.querySelectorAll('#header *, #body > .group > .block *, #footer *')].map(
        each => [each.localName, ...each.getAttributeNames()])"""
    for tag, *names in {tuple(found) for found in evaluate(window, qtbot, code)}:
        assert tag in ELEMENTS
        assert set(names) <= ATTRIBUTES | OURS | {"data-line"}, (tag, names)
    schemes = "[...new Set([...document.querySelectorAll('#article a[href]')].map(a => a.protocol))]"
    allowed = {"http:", "https:", "mailto:", "cureon:", ":"}
    assert set(evaluate(window, qtbot, schemes)) <= allowed
    pictures = "[...document.images].map(each => each.src).filter(src => !src.startsWith('cureon:/'))"
    assert evaluate(window, qtbot, pictures) == []


def test_all_hostile_pieces_in_one_article_run_nothing_and_reach_nobody(
    desk: MainWindow, qtbot: QtBot, witness: Witness
) -> None:
    show(desk, qtbot, SOURCES, "\n\n".join(armed(piece, witness.here) for piece in PIECES))
    assert_untouched(desk, qtbot, witness)
    assert_only_what_belongs(desk, qtbot)
    shown = evaluate(desk, qtbot, "document.querySelector('#body').textContent")
    assert "Before." in shown
    assert "After." in shown


def test_no_field_runs_anything_or_reaches_anybody(desk: MainWindow, qtbot: QtBot, witness: Witness) -> None:
    for payload in PAYLOADS:
        show(desk, qtbot, armed(full_front_matter(payload), witness.here), "Cited [@alpha2001].")
        assert_only_what_belongs(desk, qtbot)
    assert_untouched(desk, qtbot, witness)


def test_what_gets_past_the_sanitiser_runs_nothing_and_reaches_nobody(
    shown: MainWindow, qtbot: QtBot, witness: Witness
) -> None:
    pieces = json.dumps([armed(piece, witness.here) for piece in PIECES])
    code = f"""(() => {{
        const range = document.createRange();
        for (const piece of {pieces}) {{
            const host = document.createElement("div");
            host.className = "forced";
            document.body.append(host);
            host.innerHTML = piece;
            range.selectNode(document.body);
            // Unlike innerHTML, a fragment keeps scripts that may run.
            host.append(range.createContextualFragment(piece));
        }}
        return document.querySelectorAll(".forced script, .forced iframe").length;
    }})()"""
    assert evaluate(shown, qtbot, code) > 50
    qtbot.wait(MOMENT)
    evaluate(shown, qtbot, "document.querySelectorAll('.forced').forEach(each => each.remove())")
    # Hostile elements took the head's place too; what was forced in is gone, the page itself is whole.
    assert witness.knocks == 0
    assert CANARY not in evaluate(shown, qtbot, "document.title")
    assert evaluate(shown, qtbot, "location.href") == PAGE_URL
    assert shown.page.view.url() == QUrl(PAGE_URL)


def test_a_script_that_ran_in_our_own_world_would_reach_nobody(
    shown: MainWindow, qtbot: QtBot, witness: Witness
) -> None:
    windows = len(QApplication.topLevelWidgets())
    attempts = armed(ATTEMPTS.read_text(encoding="utf-8"), witness.here)
    code = f"""{attempts}.map(attempt => {{
        try {{ Promise.resolve(attempt()).catch(() => 0); }} catch {{ return false; }}
        return true;
    }}).length"""
    assert evaluate(shown, qtbot, code) > 50
    qtbot.wait(2 * MOMENT)
    assert witness.knocks == 0
    place = "[location.href.split('#')[0], document.title]"
    assert evaluate(shown, qtbot, place) == [PAGE_URL, "Preview"]
    assert len(QApplication.topLevelWidgets()) == windows


#: The kinds that are tried on a page without seals; others would swallow what follows them.
UNSEALED = ("handlers", "scripts", "frames", "meta, base and link", "style", "pictures and media")


def test_the_witness_and_the_mark_would_notice(witness: Witness, qtbot: QtBot, tmp_path: Path) -> None:
    """The same pieces, in a page that nobody sealed, in another process."""
    page = tmp_path / "open.html"
    kept = [piece for group in UNSEALED for piece in VECTORS[group]]
    page.write_text("\n".join(f"<div>{armed(piece, witness.here)}</div>" for piece in kept), "utf-8")
    command = [sys.executable, "-m", open_page.__name__, str(page)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert said.stdout.strip() == CANARY
    assert witness.knocks > 5
    before = witness.knocks
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagram:
        datagram.sendto(b"x", ("127.0.0.1", witness.port))
    qtbot.waitUntil(lambda: witness.knocks == before + 1, timeout=3_000)


CLICKED = QWebEnginePage.NavigationType.NavigationTypeLinkClicked
OTHERS = [kind for kind in QWebEnginePage.NavigationType if kind != CLICKED]
ELSEWHERE = [
    *(
        "http://x.example/",
        "https://x.example/",
        "mailto:a@b.example",
        "file:///etc/hostname",
        "ftp://x/",
        "",
    ),
    *("data:text/html,x", "javascript:x", "about:blank", "blob:null/x", "chrome://version", "ms-settings:x"),
    *(
        "cureon:/page.css",
        "cureon:/image/1",
        "cureon:/page.html?x",
        "cureon:/x/../page.html",
        "cureon:page.html",
    ),
    *("cureon://page.html", "cureon://x/page.html", "CUREON:/other", "view-source:cureon:/page.html"),
]


def test_the_page_goes_to_itself_only(desk: MainWindow, qtbot: QtBot) -> None:
    page = desk.page.view.page()
    followed: list[str] = []
    desk.page.view.link_followed.disconnect()
    page.link_followed.connect(lambda url: followed.append(url.toString()))
    for address in ELSEWHERE:
        for kind in OTHERS:
            assert not page.acceptNavigationRequest(QUrl(address), kind, True), address
    assert followed == []
    for address in ELSEWHERE:
        assert not page.acceptNavigationRequest(QUrl(address), CLICKED, True), address
    assert followed == ELSEWHERE[:3]
    for kind in (CLICKED, *OTHERS):
        assert page.acceptNavigationRequest(QUrl(PAGE_URL + "#source-x"), kind, True)
        assert not page.acceptNavigationRequest(QUrl(PAGE_URL), kind, False)
    desk.page.view.link_followed.connect(desk.page._ask_outside)


def test_the_policy_is_in_force(desk: MainWindow, qtbot: QtBot) -> None:
    """The page itself says so: a header that was sent wrongly would change nothing else."""
    code = """(() => {
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective, originalPolicy }) => {
            document.body.dataset.stopped = `${effectiveDirective} by ${originalPolicy}`;
        }, { once: true });
        document.body.append(Object.assign(new Image(), { src: "data:image/gif;base64,R0lGODlhAQABAAA=" }));
        return document.featurePolicy.allowedFeatures();
    })()"""
    features = evaluate(desk, qtbot, code)
    assert not {"camera", "microphone", "geolocation", "display-capture", "fullscreen"} & set(features)
    stopped = "document.body.dataset.stopped ?? ''"
    qtbot.waitUntil(lambda: evaluate(desk, qtbot, stopped) != "", timeout=5_000)
    assert evaluate(desk, qtbot, stopped).startswith("img-src by default-src 'none'; style-src cureon:;")


def test_what_a_page_asks_the_person_is_refused_for_them(desk: MainWindow, qtbot: QtBot) -> None:
    page = desk.page.view.page()
    assert page.chooseFiles(QWebEnginePage.FileSelectionMode.FileSelectOpen, [], []) == []
    assert page.javaScriptConfirm(QUrl(PAGE_URL), "x") is False
    assert page.javaScriptPrompt(QUrl(PAGE_URL), "x", "y") == (False, "")
    asked = "Notification.requestPermission().then(answer => { document.body.dataset.answer = answer })"
    evaluate(desk, qtbot, f"({asked}, 1)")
    place = (
        "navigator.geolocation.getCurrentPosition(() => 0, no => { document.body.dataset.place = no.code })"
    )
    evaluate(desk, qtbot, f"({place}, 1)")
    answers = "[document.body.dataset.answer, document.body.dataset.place]"
    qtbot.waitUntil(lambda: evaluate(desk, qtbot, answers) == ["denied", "1"], timeout=5_000)


def test_the_page_has_no_powers_it_does_not_need(desk: MainWindow) -> None:
    page = desk.page.view.page()
    off = QWebEngineSettings.WebAttribute
    for attribute in (
        *(
            off.JavascriptEnabled,
            off.JavascriptCanAccessClipboard,
            off.LocalStorageEnabled,
            off.PluginsEnabled,
        ),
        *(off.LocalContentCanAccessFileUrls, off.LocalContentCanAccessRemoteUrls, off.NavigateOnDropEnabled),
        *(off.ScreenCaptureEnabled, off.FullScreenSupportEnabled, off.HyperlinkAuditingEnabled),
    ):
        assert not page.settings().testAttribute(attribute)
    profile = page.profile()
    assert profile.isOffTheRecord()
    assert not profile.isPushServiceEnabled()
    assert profile.persistentCookiesPolicy() == profile.PersistentCookiesPolicy.NoPersistentCookies


@pytest.mark.parametrize(("uid", "off"), [(0, True), (1000, False)])
def test_only_root_goes_without_the_sandbox(monkeypatch: pytest.MonkeyPatch, uid: int, off: bool) -> None:
    monkeypatch.setattr(os, "getuid", lambda: uid, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", "--their-own")
    for _ in range(2):
        environment.prepare_chromium()
    flags = os.environ["QTWEBENGINE_CHROMIUM_FLAGS"]
    assert flags.startswith("--their-own ")
    assert flags.count('--host-resolver-rules="MAP * ~NOTFOUND"') == 1
    assert "no-sandbox" not in flags
    assert ("QTWEBENGINE_DISABLE_SANDBOX" in os.environ) is off


def test_the_mark_is_a_script() -> None:
    assert CANARY in SCRIPT

"""Worker processes seen from the window: whatever happens to them, the writer goes on and the page comes."""

import os
import random
import signal
import time
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from cureon_editor.article.article import Article
from cureon_editor.ui import supervisor
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.seeing import evaluate, put_caret, settle

#: Python-Markdown needs many seconds for it.
HANGS = "![" * 20_000


def page_text(window: MainWindow, qtbot: QtBot) -> str:
    text = evaluate(window, qtbot, "document.querySelector('#article').textContent")
    assert isinstance(text, str)
    return text


def kill(pid: int) -> None:
    os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))


@pytest.mark.parametrize("which", [0, 1], ids=["page", "analysis"])
def test_a_worker_killed_by_hand_is_replaced_and_nobody_has_to_act(
    desk: MainWindow, qtbot: QtBot, which: int
) -> None:
    before = desk.analysis.pids
    notices = QSignalSpy(desk.analysis.notice)
    kill(before[which])
    qtbot.waitUntil(lambda: not desk.is_settled, timeout=5_000)
    put_caret(desk, "The effect")
    qtbot.keyClicks(desk.editor, "Still typing. ")
    settle(desk, qtbot)
    assert "Still typing." in page_text(desk, qtbot)
    after = desk.analysis.pids
    assert after[which] != before[which]
    assert after[1 - which] == before[1 - which]
    assert not notices.count() or notices.at(notices.count() - 1) == [""]


def test_workers_killed_while_somebody_types_lose_nothing(desk: MainWindow, qtbot: QtBot) -> None:
    dice = random.Random(3)  # noqa: S311 - not a secret
    put_caret(desk, "The effect")
    words = "".join(f"w{number} " for number in range(50))
    for place, letter in enumerate(words):
        qtbot.keyClicks(desk.editor, letter)
        if place % 40 == 7:
            pids = desk.analysis.pids
            if pids:
                kill(dice.choice(pids))
        if dice.random() < 0.3:
            qtbot.wait(dice.randrange(30))
    settle(desk, qtbot)
    assert words in desk.session.article.body
    assert words.strip() in page_text(desk, qtbot)
    assert desk.bench.summary is not None
    assert "w49" in desk.session.article.body
    assert desk.bench.findings is not None
    assert desk.bench.findings.revision == desk.session.revision


def test_what_hangs_is_shown_as_written_and_does_not_touch_the_checklist(
    desk: MainWindow, qtbot: QtBot
) -> None:
    page_worker, analysis_worker = desk.analysis.pids
    notices: list[str] = []
    desk.analysis.notice.connect(notices.append)
    desk.run("insert.text", text=f"\n\n{HANGS}\n\n")
    qtbot.waitUntil(lambda: "catching up" in "".join(notices), timeout=5_000)
    revision = desk.session.revision
    qtbot.waitUntil(
        lambda: desk.bench.findings is not None and desk.bench.findings.revision == revision, timeout=5_000
    )
    put_caret(desk, "The effect")
    qtbot.keyClicks(desk.editor, "Typed meanwhile. ")
    settle(desk, qtbot)
    shown = page_text(desk, qtbot)
    assert "shown as it was written" in shown
    assert "Typed meanwhile." in shown
    assert desk.analysis.pids[0] != page_worker
    assert desk.analysis.pids[1] == analysis_worker
    assert notices[-1] == ""
    desk.analysis.notice.disconnect(notices.append)


def test_news_of_a_worker_that_was_closed_is_not_heard(desk: MainWindow, qtbot: QtBot) -> None:
    keeper = desk.analysis._page
    assert keeper is not None
    former = keeper._worker
    answered = QSignalSpy(keeper.answered)
    kill(desk.analysis.pids[0])
    qtbot.waitUntil(lambda: keeper._worker is not former, timeout=5_000)
    settle(desk, qtbot)
    heard = answered.count()
    keeper._post.hear(former, answered.at(0)[0])
    keeper._post.hear(former, supervisor.Health.WELL)
    qtbot.wait(20)
    assert answered.count() == heard
    assert desk.is_settled


def test_a_window_may_be_closed_while_its_workers_start(
    open_window: OpenWindow, article_file: Path, qtbot: QtBot
) -> None:
    window = open_window(article_file)
    window.show()
    qtbot.waitUntil(lambda: window.analysis._page is not None, timeout=10_000)
    before = time.monotonic()
    window.close()
    assert time.monotonic() - before < 5
    assert window.analysis.pids == ()


def test_what_is_avoided_is_tried_again_once_and_then_left_in_peace(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    window.session.open(Article.parse(f"Before.\n\n{HANGS}\n\nAfter.\n"))
    complete: list[int] = []
    window.analysis.patched.connect(lambda patch: patch.complete and complete.append(window.analysis.pids[0]))
    window.analysis.start()
    keeper = window.analysis._page
    assert keeper is not None
    keeper._blame._wait = 0.05
    qtbot.waitUntil(lambda: len(complete) == 2, timeout=20_000)
    assert complete[0] != complete[1], "the second page is that of a worker started after a failed try"
    assert len(keeper.avoided) == 1
    qtbot.wait(300)
    assert window.analysis.pids[0] == complete[1]
    assert len(complete) == 2

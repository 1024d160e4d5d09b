"""The worker process, really spawned: answers, takes the latest, dies and is buried without a trace."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, Splice
from cureon_editor.cli import main
from cureon_editor.journal import Journal
from cureon_editor.rendering.page import render_page
from cureon_editor.rendering.protocol import Change, Checked, FromWorker, Open, PagePatch, Summary
from cureon_editor.rendering.worker import entry, process
from cureon_editor.rendering.worker.client import Worker

TODAY = date(2026, 6, 20)
TEXT = "---\ntitle: T\nreferences: [{id: a, title: First}]\n---\nOne [@a].\n\nTwo.\n\nThree [@b].\n"


class Listener:
    """Collects what a worker says and waits for it."""

    def __init__(self) -> None:
        self.messages: list[FromWorker] = []
        self.deaths = 0
        self._news = threading.Condition()

    def hear(self, message: FromWorker) -> None:
        with self._news:
            self.messages.append(message)
            self._news.notify_all()

    def mourn(self) -> None:
        with self._news:
            self.deaths += 1
            self._news.notify_all()

    def wait(self, true: Callable[[], bool], seconds: float = 20) -> None:
        with self._news:
            assert self._news.wait_for(true, seconds)

    def wait_for_checklist(self, revision: int) -> None:
        self.wait(lambda: any(isinstance(m, Checked) and m.revision == revision for m in self.messages))


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture(scope="module")
def spoken() -> Iterator[tuple[Worker, Listener]]:
    """One worker that has answered an article, for the tests that leave it alive."""
    listener = Listener()
    worker = Worker(listener.hear, listener.mourn)
    worker.send(Open(1, TEXT, None, TODAY))
    listener.wait_for_checklist(1)
    yield worker, listener
    worker.close()
    assert worker.pid is not None
    assert gone(worker.pid)
    assert listener.deaths == 0


def test_an_article_is_answered_with_page_summary_and_checklist(spoken: tuple[Worker, Listener]) -> None:
    _, listener = spoken
    page, summary, checked = listener.messages[:3]
    assert isinstance(page, PagePatch)
    assert (page.whole, page.start, page.removed, page.lines) == (True, 0, 0, (0, 2, 4))
    assert isinstance(summary, Summary)
    assert [row.key for row in summary.sources] == ["a", "b"]
    assert isinstance(checked, Checked)
    assert checked.findings


def test_changes_are_patches_and_the_latest_wins(spoken: tuple[Worker, Listener]) -> None:
    worker, listener = spoken
    article = Article.parse(TEXT)
    before = len(listener.messages)
    for revision in range(2, 32):
        splice = Splice(Part.BODY, article.body.index("Two"), article.body.index("Two"), "Very ")
        article = article.spliced([splice])
        worker.send(Change(revision, (splice,)))
    listener.wait_for_checklist(31)
    page: list[str] = [block.html for block in render_page(Article.parse(TEXT), Journal(), TODAY).blocks]
    patches = [message for message in listener.messages[before:] if isinstance(message, PagePatch)]
    for patch in patches:
        page[patch.start : patch.start + patch.removed] = patch.blocks
    shown = render_page(article, Journal(), TODAY)
    assert page == [block.html for block in shown.blocks]
    assert all((patch.start, patch.removed, patch.footer) == (1, 1, None) for patch in patches)
    assert len(patches) < 30


def test_a_splice_that_does_not_fit_ends_the_worker_which_is_told_once(
    capfd: pytest.CaptureFixture[str],
) -> None:
    listener = Listener()
    worker = Worker(listener.hear, listener.mourn)
    worker.send(Open(1, "text", None, TODAY))
    worker.send(Change(2, (Splice(Part.BODY, 50, 60, "x"),)))
    listener.wait(lambda: listener.deaths == 1)
    worker.send(Change(3, ()))
    worker.close()
    assert listener.deaths == 1
    assert capfd.readouterr().err == ""


def test_a_worker_silent_for_too_long_is_ended() -> None:
    listener = Listener()
    worker = Worker(listener.hear, listener.mourn, patience=0.1)
    worker.send(Open(1, "![" * 20_000, None, TODAY))
    listener.wait(lambda: listener.deaths == 1)
    assert worker.pid is not None
    assert gone(worker.pid)


def test_a_cautious_worker_shows_what_it_cannot_lay_out_as_it_was_written() -> None:
    listener = Listener()
    worker = Worker(listener.hear, listener.mourn)
    worker.send(Open(1, "![" * 20_000, None, TODAY, cautious=True))
    listener.wait_for_checklist(1)
    worker.close()
    (page,) = (message for message in listener.messages if isinstance(message, PagePatch))
    assert "shown as it was written" in page.blocks[0]
    assert listener.deaths == 0


def test_a_worker_may_be_closed_while_it_starts() -> None:
    listener = Listener()
    worker = Worker(listener.hear, listener.mourn)
    worker.send(Open(1, TEXT, None, TODAY))
    worker.close()
    worker.close()
    assert worker.pid is None or gone(worker.pid)
    assert (listener.messages, listener.deaths) == ([], 0)


def test_a_packaged_program_is_its_own_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    asked: list[str] = []
    monkeypatch.setattr(entry, "main", lambda handle: asked.append(handle) or 0)
    assert main(process._arguments("7")) == 0
    assert asked == ["7"]


# A script as anybody may write it: run once more by the worker, it would start workers without end.
WINDOW = """
import os, signal, threading
from datetime import date
from cureon_editor.rendering.worker.client import Worker
from cureon_editor.rendering.protocol import Open

print("started", flush=True)
heard = threading.Event()
worker = Worker(lambda message: heard.set(), lambda: None)
worker.send(Open(1, "text", None, date(2026, 6, 20)))
"""
KILLED = """
print(heard.wait(20), flush=True)
os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
"""


@pytest.mark.parametrize(
    ("ending", "said"), [("", "started\n"), (KILLED, "started\nTrue\n")], ids=["ends", "killed"]
)
def test_a_worker_does_not_outlive_a_script_without_a_guard(ending: str, said: str) -> None:
    # The worker holds the same standard output, so reading ends only when both processes have.
    command = [sys.executable, "-"]
    ended = subprocess.run(
        command, input=WINDOW + ending, capture_output=True, text=True, timeout=10, check=False
    )
    assert (ended.stdout, ended.stderr) == (said, "")
    assert bool(ended.returncode) == bool(ending)

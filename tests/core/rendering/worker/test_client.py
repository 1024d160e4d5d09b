"""Worker processes, really spawned: answer, take the latest, die and are buried without a trace."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, Splice
from cureon_editor.cli import main
from cureon_editor.journal import Journal
from cureon_editor.rendering.page import render_page
from cureon_editor.rendering.protocol import Change, Checked, PagePatch, Summary
from cureon_editor.rendering.worker import entry, process
from cureon_editor.rendering.worker.client import Death, Slow, Worker
from cureon_editor.rendering.worker.role import Role
from tests.core.rendering.worker.listening import TEXT, TODAY, Listener, gone, opening

#: Python-Markdown needs many seconds for it.
HANGS = "![" * 20_000


@pytest.fixture(scope="module")
def page_worker() -> Iterator[tuple[Worker, Listener]]:
    """A page worker that has answered an article, for the tests that leave it alive."""
    listener = Listener()
    worker = Worker(Role.PAGE, listener.hear)
    worker.send(opening(1, TEXT))
    listener.wait_for_answer(1)
    yield worker, listener
    worker.close()
    assert worker.pid is not None
    assert gone(worker.pid)
    assert not listener.deaths


def test_the_page_worker_answers_with_the_page_alone(page_worker: tuple[Worker, Listener]) -> None:
    _, listener = page_worker
    (page,) = listener.news
    assert isinstance(page, PagePatch)
    assert (page.whole, page.complete) == (True, True)
    (splice,) = page.splices
    assert (splice.start, splice.removed, [block.line for block in splice.blocks]) == (0, 0, [0, 2, 4])


def test_the_analysis_worker_answers_with_summary_and_checklist_alone() -> None:
    listener = Listener()
    worker = Worker(Role.ANALYSIS, listener.hear)
    worker.send(opening(1, TEXT))
    listener.wait_for_answer(1)
    summary, checked = listener.news[:2]
    assert isinstance(summary, Summary)
    assert summary.words > 0
    assert isinstance(checked, Checked)
    assert checked.findings
    worker.send(Change(2, (Splice(Part.BODY, 0, 3, "Two"),)))
    listener.wait_for_answer(2)
    worker.close()
    known = [type(news) for news in listener.news]
    assert known.count(Summary) == 1, "a summary that says nothing new is not sent"
    assert known.count(Checked) == 2


def test_changes_are_patches_and_the_latest_wins(page_worker: tuple[Worker, Listener]) -> None:
    worker, listener = page_worker
    article = Article.parse(TEXT)
    before = len(listener.patches)
    for revision in range(2, 32):
        place = article.body.index("Two")
        splice = Splice(Part.BODY, place, place, "Very ")
        article = article.spliced([splice])
        worker.send(Change(revision, (splice,)))
    listener.wait_for_answer(31)
    page: list[str] = [block.html for block in render_page(Article.parse(TEXT), Journal(), TODAY).blocks]
    patches = listener.patches[before:]
    for patch in patches:
        for splice in patch.splices:
            page[splice.start : splice.start + splice.removed] = [block.html for block in splice.blocks]
            assert (splice.start, splice.removed) == (1, 1)
    shown = render_page(article, Journal(), TODAY)
    assert page == [block.html for block in shown.blocks]
    assert all(patch.footer is None for patch in patches)
    assert len(patches) < 30


def test_a_splice_that_does_not_fit_ends_the_worker_which_is_told_once(
    capfd: pytest.CaptureFixture[str],
) -> None:
    listener = Listener()
    worker = Worker(Role.ANALYSIS, listener.hear)
    worker.send(opening(1, "text"))
    worker.send(Change(2, (Splice(Part.BODY, 50, 60, "x"),)))
    listener.wait(lambda: bool(listener.deaths))
    worker.send(Change(3, ()))
    worker.close()
    assert listener.deaths == [Death((), at_work=False)]
    assert capfd.readouterr().err == ""


def test_work_that_takes_too_long_is_named_by_the_death() -> None:
    listener = Listener()
    worker = Worker(Role.PAGE, listener.hear)
    worker.hurry(0.25)
    worker.send(opening(1, HANGS))
    listener.wait(lambda: bool(listener.deaths))
    slow, death = listener.news
    assert isinstance(slow, Slow)
    assert isinstance(death, Death)
    assert death.at_work
    assert len(death.labels) == 1
    assert worker.pid is not None
    assert gone(worker.pid)
    worker = Worker(Role.PAGE, listener.hear)
    worker.send(opening(2, HANGS, frozenset(death.labels)))
    listener.wait_for_answer(2)
    worker.close()
    (block,) = (block for patch in listener.patches for splice in patch.splices for block in splice.blocks)
    assert "shown as it was written" in block.html


def test_a_worker_killed_by_hand_is_not_said_to_have_died_at_work() -> None:
    listener = Listener()
    worker = Worker(Role.ANALYSIS, listener.hear)
    worker.send(opening(1, TEXT))
    listener.wait_for_answer(1)
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGTERM)
    before = time.monotonic()
    listener.wait(lambda: bool(listener.deaths))
    assert time.monotonic() - before < 5
    worker.close()
    assert [death.labels for death in listener.deaths] == [()]


def test_a_worker_may_be_closed_while_it_starts() -> None:
    listener = Listener()
    worker = Worker(Role.PAGE, listener.hear)
    worker.send(opening(1, TEXT))
    worker.close()
    worker.close()
    assert worker.pid is None or gone(worker.pid)
    assert listener.news == []


def test_a_packaged_program_is_its_own_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(entry, "main", lambda role, handle: asked.append((role, handle)) or 0)
    assert main(process._arguments(entry.__name__, entry.ARGUMENT, (Role.PAGE, "7"))) == 0
    assert asked == [("page", "7")]


# A script as anybody may write it: run once more by the worker, it would start workers without end.
WINDOW = """
import os, signal, threading
from datetime import date
from cureon_editor.rendering.worker.client import Worker
from cureon_editor.rendering.worker.role import Role
from cureon_editor.rendering.protocol import Open

print("started", flush=True)
heard = {role: threading.Event() for role in Role}
for role in Role:
    worker = Worker(role, lambda worker, news, role=role: heard[role].set())
    worker.send(Open(1, "text", None, date(2026, 6, 20)))
"""
KILLED = """
print(all(event.wait(20) for event in heard.values()), flush=True)
os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
"""


@pytest.mark.parametrize(
    ("ending", "said"), [("", "started\n"), (KILLED, "started\nTrue\n")], ids=["ends", "killed"]
)
def test_no_worker_outlives_a_script_without_a_guard(ending: str, said: str) -> None:
    # The workers hold the same standard output, so reading ends only when all processes have.
    command = [sys.executable, "-"]
    ended = subprocess.run(
        command, input=WINDOW + ending, capture_output=True, text=True, timeout=10, check=False
    )
    assert (ended.stdout, ended.stderr) == (said, "")
    assert bool(ended.returncode) == bool(ending)

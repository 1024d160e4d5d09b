"""Processes that check: what hangs or dies costs its article, never the run."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing import Pipe
from pathlib import Path

import pytest

from cureon_editor.cli import main
from cureon_editor.cli.checking import child
from cureon_editor.cli.checking.pool import Outcome, Pool, Process
from cureon_editor.cli.checking.task import Task
from cureon_editor.cli.command import CommandError
from cureon_editor.rendering.worker import process
from cureon_editor.rendering.worker.process import launch

#: Seconds that a rule may take; they pass on the pool's own clock, so nobody waits for them.
PATIENCE = 10.0


class Clock:
    """Stands still until it is told otherwise."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def start_stub() -> Process:
    return launch("tests.core.cli.stub_child", "--unused")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pool(clock: Clock) -> Iterator[Pool]:
    pool = Pool(PATIENCE, start_stub, clock)
    yield pool
    pool.close()


def task(text: str, name: str = "a.md") -> Task:
    return Task(name, text, Path(), date(2026, 6, 20))


def gather(pool: Pool, count: int) -> list[Outcome]:
    found: list[Outcome] = []
    while len(found) < count:
        found += pool.outcomes(0.1)
    return found


def gather_impatiently(pool: Pool, clock: Clock, stuck: Callable[[str | None], bool]) -> Outcome:
    """One outcome; whenever a process is at a rule that is `stuck`, its time is over."""
    while True:
        for outcome in pool.outcomes(0.05):
            return outcome
        if all(stuck(worker.rule) for worker in pool._workers):
            clock.now += PATIENCE + 1


def test_a_task_is_answered(pool: Pool) -> None:
    pool.submit(7, task("rest one"))
    assert gather(pool, 1) == [Outcome(7, b"a.md without []")]


def test_a_free_process_is_used_again(pool: Pool) -> None:
    for number in range(3):
        pool.submit(number, task(""))
        gather(pool, 1)
    assert pool.size == 1


def test_tasks_go_to_as_many_processes_as_there_are_tasks(pool: Pool) -> None:
    pool.submit(1, task("rest one"))
    pool.submit(2, task("rest one", "b.md"))
    assert pool.size == 2
    assert {outcome.packed for outcome in gather(pool, 2)} == {b"a.md without []", b"b.md without []"}


def test_a_rule_that_hangs_is_left_out_and_its_article_tried_again(pool: Pool, clock: Clock) -> None:
    pool.submit(1, task("rest one\nhang two\nrest three"))
    found = gather_impatiently(pool, clock, lambda rule: rule == "two")
    assert found == Outcome(1, b"a.md without ['two']", frozenset({"two"}))


def test_an_article_on_which_everything_hangs_is_given_up(pool: Pool, clock: Clock) -> None:
    pool.submit(1, task("".join(f"hang {number}\n" for number in range(9))))
    found = gather_impatiently(pool, clock, bool)
    assert found.packed is None
    assert "Several rules take too long" in found.problem


def test_reading_that_hangs_is_said(pool: Pool, clock: Clock) -> None:
    pool.submit(1, task("hang"))
    found = gather_impatiently(pool, clock, lambda rule: rule == "")
    assert found.problem.startswith("Reading it takes too long")


def test_many_honest_rules_are_no_hang(pool: Pool, clock: Clock) -> None:
    """Together they take longer than one may: every word of the process begins the time anew."""
    pool.submit(1, task("".join(f"rest {number}\n" for number in range(12))))
    heard = None
    found: list[Outcome] = []
    while not found:
        found += pool.outcomes(0.1)
        if pool._workers[0].rule != heard:
            heard = pool._workers[0].rule
            clock.now += PATIENCE * 0.6
    assert clock.now > PATIENCE
    assert found[0].packed == b"a.md without []"


def test_a_process_that_never_says_a_word_is_ended(pool: Pool, clock: Clock) -> None:
    silent, _ = Pipe()
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    pool.start = lambda: (sleeper, silent)
    pool.submit(1, task(""))
    found = gather_impatiently(pool, clock, lambda rule: rule is None)
    assert "too long" in found.problem
    assert sleeper.returncode is not None


@pytest.mark.parametrize(
    ("deed", "words"),
    [("die two", "ended at the rule “two”"), ("eat", "more memory"), ("fail", "ValueError: a bug")],
)
def test_an_article_that_ends_its_process_is_named_and_the_next_is_checked(
    pool: Pool, deed: str, words: str
) -> None:
    pool.submit(1, task(f"rest one\n{deed}"))
    (outcome,) = gather(pool, 1)
    assert outcome.packed is None
    assert words in outcome.problem
    pool.submit(2, task("rest one"))
    assert gather(pool, 1)[0].packed == b"a.md without []"


def test_a_process_killed_by_somebody_else_costs_its_article_only(pool: Pool) -> None:
    pool.submit(1, task("hang one"))
    while pool._workers[0].rule != "one":
        assert not list(pool.outcomes(0.1))
    pool._workers[0].process.kill()
    assert "ended" in gather(pool, 1)[0].problem


def test_a_process_killed_while_it_had_nothing_to_do_costs_nothing(pool: Pool) -> None:
    pool.submit(1, task("rest one"))
    gather(pool, 1)
    pool._workers[0].process.kill()
    pool._workers[0].process.wait()
    pool.submit(2, task("rest one"))
    assert gather(pool, 1) == [Outcome(2, b"a.md without []")]


def test_processes_that_cannot_start_end_the_run() -> None:
    def refuse() -> Process:
        raise OSError(11, "Resource temporarily unavailable")

    with pytest.raises(CommandError, match="No process could be started"):
        Pool(start=refuse).submit(1, task(""))


def test_processes_that_all_die_at_once_end_the_run() -> None:
    def stillborn() -> Process:
        ours, its = Pipe()
        its.close()
        return subprocess.Popen([sys.executable, "-c", ""]), ours

    pool = Pool(start=stillborn)
    pool.submit(1, task(""))
    with pytest.raises(CommandError, match="end at once"):
        gather(pool, 1)
    pool.close()


def test_closing_ends_what_hangs(pool: Pool) -> None:
    pool.submit(1, task("hang one"))
    (worker,) = pool._workers
    pool.close()
    assert worker.process.returncode is not None
    assert list(pool.outcomes(0)) == []


def test_a_packaged_program_is_its_own_checking_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    asked: list[str] = []
    monkeypatch.setattr(child, "main", lambda handle: asked.append(handle) or 0)
    assert main(process._arguments(child.__name__, child.ARGUMENT, ("7",))) == 0
    assert asked == ["7"]

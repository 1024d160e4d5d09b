"""What it means when a worker says nothing."""

import pytest

from cureon_editor.rendering.protocol import Checked, FromWorker, PagePatch, Summary, Working
from cureon_editor.rendering.worker.silence import ANYTHING, Silence, Verdict


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_worker_that_owes_nothing_may_be_silent(clock: Clock) -> None:
    silence = Silence(clock)
    clock.now += 1_000
    assert silence.verdict() is Verdict.FINE
    assert silence.is_expected


@pytest.mark.parametrize("answer", [PagePatch(3), Checked(3, ())])
def test_an_answer_is_complete_with_the_page_or_the_checklist(clock: Clock, answer: FromWorker) -> None:
    silence = Silence(clock)
    silence.ask(3)
    silence.hear(Summary(3, (), 0, 0, ()))
    silence.hear(PagePatch(3, complete=False))
    assert not silence.is_expected
    silence.hear(answer)
    assert silence.is_expected
    silence.ask(4)
    assert not silence.is_expected


def test_work_is_slow_and_then_stuck(clock: Clock) -> None:
    silence = Silence(clock)
    silence.ask(1)
    silence.hear(Working(("a", "b")))
    for seconds, verdict in [
        (0.29, Verdict.FINE),
        (0.1, Verdict.SLOW),
        (1.5, Verdict.SLOW),
        (0.2, Verdict.STUCK),
    ]:
        clock.now += seconds
        assert silence.verdict() is verdict
    assert silence.labels == ("a", "b")


def test_honest_long_work_is_done_in_many_steps(clock: Clock) -> None:
    silence = Silence(clock)
    silence.ask(1)
    for step in range(100):
        silence.hear(Working((str(step),)))
        clock.now += 0.29
        assert silence.verdict() is Verdict.FINE


def test_a_worker_says_how_long_its_work_may_take(clock: Clock) -> None:
    silence = Silence(clock)
    silence.hear(Working(("checklist",), seconds=8.0))
    for seconds, verdict in [(1.1, Verdict.FINE), (6.8, Verdict.SLOW), (0.2, Verdict.STUCK)]:
        clock.now += seconds
        assert silence.verdict() is verdict


def test_haste_ends_with_the_first_answer(clock: Clock) -> None:
    silence = Silence(clock)
    silence.haste = 0.5
    silence.hear(Working(("a",)))
    clock.now += 1.1
    assert silence.verdict() is Verdict.STUCK
    silence.hear(PagePatch(1))
    silence.hear(Working(("b",)))
    clock.now += 1.1
    assert silence.verdict() is Verdict.SLOW


def test_a_worker_that_says_nothing_at_all_is_given_up(clock: Clock) -> None:
    silence = Silence(clock)
    clock.now += 1_000
    silence.ask(1)
    clock.now += ANYTHING * 0.99
    assert silence.verdict() is Verdict.FINE
    silence.ask(2)
    clock.now += 0.2
    assert silence.verdict() is Verdict.STUCK

"""The line that says how far a run is: late, rarely, only to somebody who looks, and gone in the end."""

import io

import pytest

from cureon_editor.cli.checking.progress import Progress


class Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_short_run_says_nothing(clock: Clock) -> None:
    stream = Stream(terminal=True)
    progress = Progress(9, stream, clock)
    clock.now += 0.4
    progress.at(8)
    progress.clear()
    assert stream.getvalue() == ""


def test_a_long_run_says_how_far_it_is_and_cleans_up(clock: Clock) -> None:
    stream = Stream(terminal=True)
    progress = Progress(1234, stream, clock)
    clock.now += 0.6
    progress.at(17)
    assert stream.getvalue().endswith("Checked 17 of 1,234. Ctrl+C stops.")
    progress.clear()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_it_speaks_at_most_ten_times_a_second(clock: Clock) -> None:
    stream = Stream(terminal=True)
    progress = Progress(9, stream, clock)
    for number in range(100):
        clock.now += 0.02
        progress.at(number)
    assert 10 <= stream.getvalue().count("Checked") <= 20


def test_it_does_not_repeat_itself(clock: Clock) -> None:
    stream = Stream(terminal=True)
    progress = Progress(9, stream, clock)
    for _ in range(5):
        clock.now += 1
        progress.at(3)
    assert stream.getvalue().count("Checked") == 1


def test_nobody_looks_nothing_is_said(clock: Clock) -> None:
    stream = Stream(terminal=False)
    progress = Progress(9, stream, clock)
    clock.now += 60
    progress.at(1)
    progress.clear()
    assert stream.getvalue() == ""

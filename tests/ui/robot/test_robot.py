"""kill -9 of the whole program while a robot types: at most two seconds of typing are lost."""

import os

import pytest

from tests.ui.robot import keys
from tests.ui.robot.killing import PROMISE, Log, judged, kill_many

SEED = 4
#: As many keys as the robot of these tests has typed, one each tenth of a second.
TYPED = 60


def log(typed: int = TYPED, saved: int = 0) -> Log:
    """What a robot says on a machine that never stalls."""
    beats = [f"{beat / 20} beat {beat}" for beat in range(2 * typed + 1)]
    pressed = [f"{number / 10} key {number}" for number in range(1, typed + 1)]
    return Log("\n".join([*beats, *pressed, f"{saved / 10} saving {saved}", f"{saved / 10} saved {saved}"]))


def fault(file: int, kept: int | None, said: Log | None = None) -> str:
    """What is judged of a file and an entry that hold the text after these keys, at the end of typing."""
    texts = keys.texts(SEED, TYPED)
    left = [] if kept is None else [texts[kept]]
    return judged(said or log(), SEED, TYPED / 10, texts[file], left).fault


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
def test_a_kill_loses_two_seconds_of_typing_at_most() -> None:
    verdicts = list(kill_many(range(1, 6), at_once=3, between=(2.5, 5.0)))
    assert [verdict.fault for verdict in verdicts] == [""] * 5
    assert all(verdict.typed for verdict in verdicts)
    assert any(verdict.typed > verdict.lost for verdict in verdicts)


def test_what_is_kept_in_time_is_no_fault() -> None:
    soon = TYPED - int(10 * PROMISE) + 1
    assert fault(0, TYPED) == ""
    assert fault(0, soon) == ""
    assert fault(soon, None, log(saved=soon)) == ""


@pytest.mark.parametrize("kept", [None, 1, TYPED - int(10 * PROMISE) - 8])
def test_what_is_kept_too_late_is_a_fault(kept: int | None) -> None:
    assert "2 seconds" in fault(0, kept)


def test_a_saved_text_that_is_gone_is_a_fault() -> None:
    assert fault(0, TYPED, log(saved=TYPED)) == "a saved text is gone"


def test_a_text_that_was_never_typed_is_a_fault() -> None:
    texts = keys.texts(SEED, TYPED)
    assert judged(log(), SEED, TYPED / 10, texts[0], [texts[-1][:-1]]).fault == "a text that was never typed"
    assert judged(log(), SEED, TYPED / 10, texts[9][:-1], [texts[-1]]).fault == "a text that was never typed"


def test_a_machine_that_stands_still_types_nothing() -> None:
    """A stall before the kill counts for a tenth of a second: what came before it could not be written."""
    stalled = Log("\n".join(f"{beat / 20} beat {beat}" for beat in (*range(21), *range(220, 241))))
    assert stalled.working(0.0, 12.0) == pytest.approx(2.1)
    assert stalled.working(0.5, 1.0) == pytest.approx(0.5)
    assert stalled.working(1.0, 11.0) == pytest.approx(0.1)

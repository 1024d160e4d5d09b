"""What ended workers is avoided and tried again, and nothing makes workers die in a loop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.rendering.worker.blame import BACK_OFF, LONGEST, PAUSE, TRY_AGAIN, Blame
from cureon_editor.rendering.worker.client import Death
from tests.core.rendering.worker.test_silence import Clock

KILLED = Death((), at_work=False)


def stuck(*labels: str) -> Death:
    return Death(labels, at_work=True)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def blame(clock: Clock) -> Blame:
    return Blame(clock)


def test_what_hangs_is_avoided_at_once(blame: Blame) -> None:
    blame.died(stuck("a"))
    assert (blame.avoid, blame.delay, blame.pause) == ({"a"}, 0, 0)


def test_among_several_the_one_is_found_by_announcing_each_alone(blame: Blame) -> None:
    blame.died(stuck("a", "b", "c"))
    assert (blame.avoid, blame.suspects, blame.delay) == (frozenset(), {"a", "b", "c"}, 0)
    blame.died(stuck("b"))
    assert (blame.avoid, blame.delay) == ({"b"}, 0)
    blame.answered()
    assert blame.suspects == frozenset()


def test_a_worker_killed_by_hand_convicts_nobody_but_a_crash_does(blame: Blame) -> None:
    crash = Death(("a",), at_work=False)
    blame.died(crash)
    assert blame.avoid == frozenset()
    blame.answered()
    blame.died(crash)
    assert blame.avoid == frozenset()
    blame.died(crash)
    assert blame.avoid == {"a"}


def test_deaths_that_nobody_can_explain_are_followed_by_longer_and_longer_waits(blame: Blame) -> None:
    delays = []
    for _ in range(10):
        blame.died(KILLED)
        delays.append(blame.delay)
    assert delays[:4] == [0, BACK_OFF, 2 * BACK_OFF, 4 * BACK_OFF]
    assert delays[-1] == LONGEST
    blame.answered()
    assert blame.delay == 0


def test_a_death_that_teaches_something_is_followed_by_a_start_at_once(blame: Blame) -> None:
    for _ in range(5):
        blame.died(KILLED)
    assert blame.delay > 0
    blame.died(stuck("a"))
    assert blame.delay == 0
    blame.died(stuck("a"))
    blame.died(stuck("a"))
    assert blame.delay > 0


def test_a_worker_that_answers_may_die_often_but_not_all_the_time(blame: Blame, clock: Clock) -> None:
    for _ in range(40):
        blame.answered()
        blame.died(KILLED)
        assert blame.delay == 0
    blame.answered()
    blame.died(KILLED)
    assert blame.delay > 0
    clock.now += 61
    assert blame.delay == 0


def test_who_types_within_what_hangs_is_waited_for(blame: Blame, clock: Clock) -> None:
    for version in range(3):
        assert blame.pause == 0
        blame.died(stuck(f"paragraph {version}"))
        blame.answered()
    assert blame.pause == PAUSE
    clock.now += 31
    assert blame.pause == 0


def test_what_is_avoided_gets_another_try_and_is_free_when_that_succeeds(blame: Blame) -> None:
    blame.died(stuck("a"))
    blame.answered()
    blame.try_again()
    assert (blame.avoid, blame.suspects) == (frozenset(), {"a"})
    blame.answered()
    assert not blame.avoids_any
    assert blame.suspects == frozenset()


def test_a_failed_try_doubles_the_wait_and_lets_the_others_try_first(blame: Blame) -> None:
    for label in "ab":
        blame.died(stuck(label))
    blame.answered()
    blame.try_again()
    blame.died(stuck("a"))
    assert blame.avoid == {"a", "b"}
    assert (blame.try_again_after, blame.has_failed_again) == (2 * TRY_AGAIN, True)
    blame.answered()
    blame.try_again()
    assert blame.avoid == {"a"}
    blame.answered()
    assert (blame.avoid, blame.has_failed_again) == ({"a"}, False)


def test_after_one_death_the_next_comes_sooner(blame: Blame) -> None:
    hastes = []
    for label in "abcd":
        hastes.append(blame.haste)
        blame.died(stuck(label))
    assert hastes == [1.0, 0.5, 0.5, 0.5]
    blame.answered()
    assert blame.haste == 1.0


class Worker:
    """Works through blocks in batches, as a page's worker does, and dies of the bad ones."""

    def __init__(self, blocks: list[str], bad: frozenset[str], size: int) -> None:
        self._blocks, self._bad, self._size = blocks, bad, size

    def death(self, blame: Blame) -> Death | None:
        """What the worker dies of; None when it has answered."""
        batch: list[str] = []
        for block in [*self._blocks, ""]:
            alone = block in blame.suspects
            if batch and (alone or not block or len(batch) == self._size):
                if self._bad.intersection(batch):
                    return stuck(*batch)
                batch = []
            if block in blame.avoid:
                continue
            if alone and block in self._bad:
                return stuck(block)
            if block and not alone:
                batch.append(block)
        return None


@given(
    st.lists(st.sampled_from("abcdefghijklmnop"), unique=True),
    st.frozensets(st.sampled_from("abcdefghijklmnop")),
    st.integers(1, 5),
)
def test_every_article_is_shown_after_two_deaths_for_each_bad_block(
    blocks: list[str], bad: frozenset[str], size: int
) -> None:
    clock = Clock()
    blame, worker = Blame(clock), Worker(blocks, bad, size)
    there = bad.intersection(blocks)
    deaths = 0
    while death := worker.death(blame):
        deaths += 1
        assert deaths <= 2 * len(there)
        blame.died(death)
        assert blame.delay == 0
        clock.now += 1
    blame.answered()
    assert blame.avoid == there

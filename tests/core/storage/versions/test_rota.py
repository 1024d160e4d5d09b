"""The rota: what it lets go and what never, whatever was kept when and however often it is thinned."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.storage.versions.rota import staying

NOW = datetime(2026, 7, 1, 15, 30, tzinfo=UTC)
DAY = timedelta(days=1)

#: Ages in minutes: crowded within hours, days and weeks, and spread over two years.
ages = st.one_of(
    st.integers(0, 60 * 24 * 3), st.integers(0, 60 * 24 * 40), st.integers(0, 60 * 24 * 800)
).map(lambda minutes: timedelta(minutes=minutes))
histories = st.lists(ages, max_size=40).map(lambda found: [NOW - age for age in found])


def stays(times: list[datetime], now: datetime = NOW) -> list[datetime]:
    return [times[at] for at in sorted(staying(times, now))]


@given(histories)
def test_the_newest_always_stays(times: list[datetime]) -> None:
    assert not times or max(times) in stays(times)


@given(histories)
def test_everything_of_the_last_day_stays(times: list[datetime]) -> None:
    assert {when for when in times if NOW - when < DAY} <= set(stays(times))


@given(histories)
def test_first_and_last_of_a_day_stay_for_a_month_and_of_a_week_for_a_year(times: list[datetime]) -> None:
    stay = set(stays(times))
    for when in times:
        day = [other for other in times if other.date() == when.date()]
        if when in {min(day), max(day)} and NOW - when < 31 * DAY:
            assert when in stay
        week = [other for other in times if other.isocalendar()[:2] == when.isocalendar()[:2]]
        if when in {min(week), max(week)} and NOW - when < 366 * DAY:
            assert when in stay


@given(histories)
def test_thinning_twice_is_thinning_once(times: list[datetime]) -> None:
    once = stays(times)
    assert stays(once) == once


@given(histories, ages, ages)
def test_however_often_it_is_thinned_on_the_way_the_same_stays(
    times: list[datetime], sooner: timedelta, later: timedelta
) -> None:
    between = stays(times, NOW + sooner)
    at_last = stays(times, NOW + sooner + later)
    assert set(at_last) <= set(between)
    assert stays(between, NOW + sooner + later) == at_last


@given(histories, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(times: list[datetime], random: object) -> None:
    assert sorted(stays(times)) == sorted(stays(times[::-1]))


@given(histories)
def test_a_year_of_saving_each_minute_stays_small(times: list[datetime]) -> None:
    stay = [when for when in stays(times) if NOW - when >= DAY]
    assert len(stay) <= 2 * (24 * 7 + 31 + 54) + 1


def test_a_year_of_working_days() -> None:
    hours = (9, 10, 11, 14, 15, 16)
    times = [
        (NOW - days * DAY).replace(hour=hour, minute=minute)
        for days in range(400)
        for hour in hours
        for minute in (0, 20, 40)
        if (NOW - days * DAY).replace(hour=hour, minute=minute) <= NOW
    ]
    ages_of = [NOW - when for when in stays(times)]
    counts = [
        sum(low * DAY <= age < high * DAY for age in ages_of)
        for low, high in ((0, 1), (1, 7), (7, 31), (31, 366), (366, 900))
    ]
    assert counts == [18, 72, 48, 94, 0]


def test_only_the_newest_stays_of_what_is_older_than_a_year() -> None:
    assert stays([NOW - 500 * DAY, NOW - 400 * DAY]) == [NOW - 400 * DAY]


def test_a_clock_that_went_backwards_loses_nothing() -> None:
    ahead = [NOW + 3 * DAY, NOW + 900 * DAY]
    assert stays([*ahead, NOW]) == [*ahead, NOW]


def test_an_hour_is_the_same_hour_wherever_one_travels() -> None:
    east = timezone(timedelta(hours=9, minutes=30))
    times = [NOW - 2 * DAY + timedelta(minutes=minutes) for minutes in (-20, -10, 0, 10)]
    travelled = [when.astimezone(east) for when in times]
    assert staying(travelled, NOW) == staying(times, NOW) == {0, 3}


def test_a_version_is_a_day_old_to_the_second() -> None:
    minutes = (-10, 0, 10)
    assert staying([NOW - DAY + timedelta(minutes=minute) for minute in minutes], NOW) == {0, 2}


def test_two_of_the_same_moment() -> None:
    old = NOW - 100 * DAY
    assert staying([old, old, old], NOW) == {0, 2}

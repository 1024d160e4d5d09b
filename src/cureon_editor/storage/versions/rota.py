"""Which versions stay as time goes by: all of the last day, then fewer and fewer, as in a rota of backups."""

from collections.abc import Callable, Hashable, Sequence
from datetime import UTC, datetime, timedelta

#: A stretch of time that a version belongs to, in UTC so that travel and summer time do not move it.
_Stretch = Callable[[datetime], Hashable]


def _hour(when: datetime) -> Hashable:
    return when.date(), when.hour


def _day(when: datetime) -> Hashable:
    return when.date()


def _week(when: datetime) -> Hashable:
    return when.isocalendar()[:2]


#: Versions younger than this all stay.
_ALL = timedelta(days=1)
#: Up to an age, the first and the last version of each such stretch stay. Each stretch lies within one of the
#: next kind, so what a later thinning keeps was kept by every earlier one.
_ROTA: tuple[tuple[timedelta, _Stretch], ...] = (
    (timedelta(days=7), _hour),
    (timedelta(days=31), _day),
    (timedelta(days=366), _week),
)


def staying(times: Sequence[datetime], now: datetime) -> frozenset[int]:
    """The positions of the versions that stay, given when each was kept (with offset from UTC, in any order).

    Within a day all, within a week the first and the last of each hour, within a month of each day, within a
    year of each week; of the older ones none. The newest of all always stays.
    """
    moments = [when.astimezone(UTC) for when in times]
    order = sorted(range(len(moments)), key=moments.__getitem__)
    stay = set(order[-1:])
    stay.update(at for at in order if now - moments[at] < _ALL)
    for oldest, stretch in _ROTA:
        stay.update(at for at in _ends(order, moments, stretch) if now - moments[at] < oldest)
    return frozenset(stay)


def _ends(order: Sequence[int], moments: Sequence[datetime], stretch: _Stretch) -> set[int]:
    """The first and the last position of each stretch."""
    first: dict[Hashable, int] = {}
    last: dict[Hashable, int] = {}
    for at in order:
        first.setdefault(stretch(moments[at]), at)
        last[stretch(moments[at])] = at
    return {*first.values(), *last.values()}

"""The numbers that a sentence gives of a study: how many people, how long they were followed, what share."""

from dataclasses import dataclass, field
from enum import StrEnum


class Measure(StrEnum):
    """What a number measures: people counted, months of follow-up, or per cent."""

    PEOPLE = "people"
    FOLLOW_UP = "follow-up"
    SHARE = "share"


class Bound(StrEnum):
    """Whether a number is meant as it stands, or says that there is more or less of it."""

    NONE = ""
    LEAST = "at least"
    MOST = "at most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence, by its offsets there.

    `unit` is as written. `about` says that it is meant roughly. `part` marks a number of people who may be
    only some of those studied. Two quantities speak of the same only if their `topic` is the same; `margin`
    is how far its value may be off by the way it is written.
    """

    measure: Measure
    value: float
    start: int
    end: int
    unit: str = ""
    about: bool = False
    bound: Bound = Bound.NONE
    part: bool = False
    topic: frozenset[str] = field(default=frozenset())
    margin: float = 0.0


def agree(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities of one measure may be the same, as far as they are written."""
    low, high = sorted((first.value, second.value))
    if first.bound or second.bound:
        return _within(first, second) and _within(second, first)
    rough = first.about or second.about or first.unit != second.unit
    allowed = max(first.margin, second.margin, 0.1 * high if rough else 0.0)
    return high - low <= allowed + 1e-9


def _within(bounded: Quantity, other: Quantity) -> bool:
    """Whether a number keeps to the bound of another."""
    if bounded.bound is Bound.LEAST:
        return other.value >= 0.9 * bounded.value
    if bounded.bound is Bound.MOST:
        return other.value <= 1.1 * bounded.value
    return True

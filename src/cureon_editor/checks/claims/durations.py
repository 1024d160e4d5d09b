"""How long people were followed, in months, whatever the unit: 15 months, 1 year 3 months, 65 weeks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cureon_editor.checks.claims.numbers import Number, numbers_of
from cureon_editor.checks.claims.quantities import Measure, Quantity

#: Months in each unit; a year has 365.25 days.
_MONTHS = {"day": 12 / 365.25, "week": 84 / 365.25, "month": 1.0, "year": 12.0}
_UNIT = re.compile(r"[ -]?(?P<unit>day|week|month|year)s?(?!\w)'?")
_ONE = re.compile(r"(?<!\w)(?<!half )a(?= (?:week|month|year)(?!\w))", re.IGNORECASE)
_AND = re.compile(r",? (?:and )?")
_OR = re.compile(r" (?:or|to) ")
_FOLLOWED = re.compile(
    r"(?:^|\W)(?:follow(?:ed)?[ -]?up(?: (?:period|time|duration))?"
    r"(?: (?:of|was|is|lasted|reached|ran (?:to|for)))?|followed(?: up)?(?: (?!for\b)[\w'-]+){0,5} for)$"
)
_FOLLOW_UP = re.compile(r" ?(?:of )?follow[ -]?up(?!\w)")
_POINT = re.compile(r"(?:^|\W)(?:at|after|by|within|during|every|in|first|each)$")
_AVERAGE = re.compile(r"\b(median|mean|average)\b[^.;:]{0,40}$")


def follow_up(sentence: str) -> Iterator[Quantity]:
    """The lengths of follow-up that a sentence gives; points in time ("at 6 months of follow-up") are none.

    Median, mean and plain lengths are topics of their own.
    """
    for number, quantity in _durations(sentence):
        behind = number.after[quantity.end - number.end :]
        leads = bool(_FOLLOWED.search(number.before))
        follows = bool(_FOLLOW_UP.match(behind)) and not _POINT.search(number.before)
        if (leads or follows) and not number.is_range and not _OR.match(behind):
            yield replace(quantity, topic=frozenset({_average(number)}))


def durations(text: str) -> tuple[Quantity, ...]:
    """Every length of time in a text; a number without a unit takes that of the last length before it."""
    found = {quantity.start: quantity for _, quantity in _durations(text)}
    done, unit = 0, ""
    for number in numbers_of(text):
        quantity = found.get(number.start)
        if quantity:
            done, unit = quantity.end, quantity.unit
        elif unit in _MONTHS and number.start >= done:
            found[number.start] = _quantity(number, unit, number.value * _MONTHS[unit], number.end)
    return tuple(found[start] for start in sorted(found))


def _average(number: Number) -> str:
    said = _AVERAGE.search(number.before)
    found = number.average or (said[1] if said else "plain")
    return "mean" if found == "average" else found


def _durations(text: str) -> Iterator[tuple[Number, Quantity]]:
    known = numbers_of(_ONE.sub("1", text))
    done = 0
    for place, number in enumerate(known):
        unit = _UNIT.match(number.after)
        if unit and number.start >= done:
            months, done = number.value * _MONTHS[unit["unit"]], number.end + unit.end()
            following = known[place + 1] if place + 1 < len(known) else None
            rest = _UNIT.match(following.after) if following else None
            smaller = rest and _MONTHS[rest["unit"]] < _MONTHS[unit["unit"]]
            name = unit["unit"]
            if following and rest and smaller and _AND.fullmatch(text[done : following.start]):
                months, name = months + following.value * _MONTHS[rest["unit"]], "years and months"
                done = following.end + rest.end()
            yield number, _quantity(number, name, months, done)


def _quantity(number: Number, unit: str, months: float, end: int) -> Quantity:
    """A length of time; a decimal one may stand for its next whole number."""
    margin = _MONTHS.get(unit, 0.0) / 2 if number.value != int(number.value) else 0.0
    return Quantity(
        Measure.FOLLOW_UP, months, number.start, end, unit, number.about, number.bound, margin=margin
    )

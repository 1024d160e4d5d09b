"""Dates of settings and packs: ISO, to the year, month or day, and as a sentence has them."""

import re
from datetime import date

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def is_partial_day(text: str) -> bool:
    """Whether a text is an ISO date that may leave out the day, or month and day: 2018-08."""
    return _first_day(text) is not None


def written_day(text: str) -> str:
    """A date written out as far as it goes: 3 October 2026, August 2018; what is no date stays as it is."""
    first = _first_day(text)
    if first is None:
        return text
    if len(text) == len("2018"):
        return text
    month = f"{first:%B} {first.year}"
    return month if len(text) == len("2018-08") else f"{first.day} {month}"


def _first_day(text: str) -> date | None:
    found = _PARTIAL.fullmatch(text)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None

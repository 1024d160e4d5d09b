"""Dates as records write them: `2022 Sep 15`, `2022/09/15/`, `2022-09`, `15 September 2022`."""

import re
from datetime import date

from cureon_editor.article.sources import PartialDate

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = "|".join(f"{name}[a-z]*" for name in MONTHS)
_NUMBERS = re.compile(
    r"(\d{4})(?:([-/.])(\d{1,2})?(?:\2(\d{1,2})?)?)?"
    r"\2?(?:(?:[T ]|/(?=\d\d?:))\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?"
)
_YEAR_FIRST = re.compile(rf"(\d{{4}})[\s,]+({_MONTH})\.?(?:[\s,]+(\d{{1,2}}))?", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(?:(\d{{1,2}})[\s-]+)?({_MONTH})\.?[\s,-]+(\d{{4}})", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"({_MONTH})\.?\s+(\d{{1,2}}),?\s+(\d{{4}})", re.IGNORECASE)
_A_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|2\d\d\d)(?!\d)")
_LONGEST = 100


def read_date(text: str) -> tuple[PartialDate | None, bool]:
    """The date a text gives, and whether it says no more than that.

    "2022 Spring" is 2022, and not all. Of a text that names no year, or more than one, the words are kept.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return (PartialDate(raw=text[:_LONGEST]), False) if text else (None, True)
    if found := dated(*_parts(text)):
        return found, True
    years = set(_A_YEAR.findall(text))
    if len(years) == 1:
        return PartialDate(int(years.pop())), False
    return PartialDate(raw=text), True


def dated(year: str | None, month: str | None = None, day: str | None = None) -> PartialDate | None:
    """The date of parts in digits, the month also as a name; None if the calendar has no such date."""
    number = month_number(month or "")
    if not year or not year.isdecimal() or (month and number is None) or (day and not day.isdecimal()):
        return None
    try:
        date(int(year), number or 1, int(day or 1))
    except ValueError:
        return None
    return PartialDate(int(year), number, int(day) if day and number else None)


def month_number(text: str) -> int | None:
    """1 to 12 for a month in digits or in English letters, else None."""
    text = text.strip().rstrip(".")
    if text.isdecimal() and len(text) <= 2:
        return int(text)
    if not re.fullmatch(_MONTH, text, re.IGNORECASE):
        return None
    return MONTHS.index(text[:3].lower()) + 1


def _parts(text: str) -> tuple[str | None, str | None, str | None]:
    """Year, month and day of a text in one of the known forms."""
    if found := _NUMBERS.fullmatch(text):
        return found[1], found[3], found[4]
    if found := _YEAR_FIRST.fullmatch(text):
        return found[1], found[2], found[3]
    if found := _DAY_FIRST.fullmatch(text):
        return found[3], found[2], found[1]
    if found := _MONTH_FIRST.fullmatch(text):
        return found[3], found[1], found[2]
    return None, None, None

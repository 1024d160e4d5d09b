"""Read the dates of citations: "2022 Sep 15", "September 15, 2022", "15 September 2022", "2022-09-15"."""

import re

from cureon_editor.article.sources import PartialDate
from cureon_editor.exchange.sources.dates import MONTHS, dated

#: A year that a source can have been published in; a letter tells two of one year apart ("2022a").
YEAR = r"(?:1[5-9]|20)[0-9]{2}(?![0-9])[a-z]?\b"
MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
#: A date with the year in front or behind, the month and the day where they are given.
DATE = (
    rf"(?:{YEAR}-[0-9]{{2}}(?:-[0-9]{{2}})?|{YEAR}(?:,?\s{MONTH}(?:[-–/]{MONTH})?(?:\s{_DAY})?)?"
    rf"|(?:{_DAY}\s)?{MONTH}(?:\s{_DAY})?,?\s{YEAR})"
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_YEAR_INSIDE = re.compile(YEAR)
_MONTH_INSIDE = re.compile(rf"\b{MONTH}", re.IGNORECASE)
_DAY_INSIDE = re.compile(r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])")


def read_date(text: str) -> PartialDate | None:
    """The date in a text that matched `DATE`; its year alone when there is no such day."""
    if iso := _ISO.search(text):
        return dated(*iso.groups()) or dated(iso[1])
    year = _YEAR_INSIDE.search(text)
    if year is None:
        return None
    month = _MONTH_INSIDE.search(text)
    day = _DAY_INSIDE.search(text) if month else None
    number = year[0][:4]
    return dated(number, month[0] if month else None, day[1] if day else None) or dated(number)

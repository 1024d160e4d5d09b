"""Read the date line of a published page."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})\b",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
        r"\b(?P<day>\d{1,2})[/.](?P<number>\d{1,2})[/.](?P<year>\d{4})\b",
    )
)
_AMBIGUOUS = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]\d{4}\b")
_REST = re.compile(
    r"published|posted|updated|last|reviewed|on|date|min(?:ute)?s?|read(?:ing)?|time|about|\d+|[\W_]+",
    re.IGNORECASE,
)
_LONGEST = 90


def date_line(text: str) -> date | None:
    """The date of a line that holds little else ("Published 17 Jun 2026 · 11 min read"), or None.

    Numbers between slashes are read day first, as in Britain.
    """
    if len(text) > _LONGEST:
        return None
    for form in _FORMS:
        if (found := form.search(text)) and not _REST.sub("", text[: found.start()] + text[found.end() :]):
            return _date(found.groupdict())
    return None


def reads_either_way(text: str) -> bool:
    """Whether the day and the month of a date in numbers could change places."""
    found = _AMBIGUOUS.search(text)
    return found is not None and int(found[1]) <= 12 and int(found[2]) <= 12 and found[1] != found[2]


def _date(parts: dict[str, str]) -> date | None:
    number = parts.get("number")
    month = int(number) if number else _MONTHS.index(parts["month"].lower()) + 1
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None

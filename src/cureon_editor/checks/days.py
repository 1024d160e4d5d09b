"""Days and months as the checklist counts them."""

from calendar import monthrange
from datetime import date

from cureon_editor.article.sources import PartialDate


def read_date(text: str) -> date | None:
    """A full ISO date, or None."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def last_day(partial: PartialDate) -> date:
    """The last day that a date with a year may mean: 2024 is 31 December 2024."""
    year = min(max(partial.year or 1, 1), 9999)
    month = partial.month if partial.month and 1 <= partial.month <= 12 else 12
    longest = monthrange(year, month)[1]
    return date(year, month, min(partial.day or longest, longest))


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another; negative when `later` lies before."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)

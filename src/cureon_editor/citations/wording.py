"""Parts of a source as medical styles word them: names, dates, pages, editions."""

import re
from collections.abc import Sequence

from cureon_editor.article.sources import Name, PartialDate, Source

#: A last name that stands for authors not listed: as in BibTeX and Pandoc, and as people type it.
_OTHERS = frozenset({"others", "et al", "et al."})
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_PAGES = re.compile(r"(?<![\w-])(\d{1,9})\s*[-\u2010-\u2015]+\s*(\d{1,9})(?![\w-])")
_RANGE = re.compile(r"(?<=\w)\s*[\u2010-\u2015]+\s*(?=\w)|--+")
#: So many capitals in a row are initials already.
_INITIALS = range(2, 5)
_WORD = re.compile(r"\w")


def title(source: Source) -> str:
    """The title on one line; the key stands for one that is missing."""
    return _line(source.title) or source.key


def people(names: Sequence[Name], most: int, shown: int) -> tuple[str, ...]:
    """The names as `Mackensen A`; of more than `most` the first `shown`, then `et al`.

    A last name of "others" says that there are more than are listed.
    """
    written, more = listed([person(name) for name in names])
    if len(written) > most or more:
        return (*written[:shown], "et al")
    return written


def listed(written: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """The names that say who it was, and whether a last name of "others" says that there are more."""
    names = tuple(name for name in written if name)
    more = len(names) > 1 and names[-1].casefold() in _OTHERS
    return (names[:-1] if more else names), more


def briefly(written: Sequence[str]) -> str:
    """One or two names, of more the first: `Mackensen and Müller`, `Mackensen et al.`."""
    names, more = listed(written)
    return f"{names[0]} et al." if more or len(names) > 2 else " and ".join(names)


def person(name: Name) -> str:
    """An organisation as it is, a person as family name and initials without points."""
    if name.literal.strip():
        return _line(name.literal)
    return " ".join(part for part in (_line(name.family), initials(name.given)) if part)


def initials(given: str) -> str:
    """The initials of given names: `AM` of "Anna Maria", `JP` of "Jean-Paul", `JPA` of "JPA"."""
    parts = [part for part in re.split(r"[\s.\-\u2010\u2011]+", given) if _WORD.search(part)]
    return "".join(part if part.isupper() and len(part) in _INITIALS else _first(part) for part in parts)


def _first(part: str) -> str:
    found = _WORD.search(part)
    return found[0].upper() if found else ""


def pages_short(text: str) -> str:
    """Pages as NLM writes them, `2124-32`: the last page without the digits it shares with the first."""

    def shorter(found: re.Match[str]) -> str:
        first, last = found[1], found[2]
        if len(first) != len(last):
            return f"{first}-{last}"
        shared = next((i for i, pair in enumerate(zip(first, last, strict=True)) if pair[0] != pair[1]), None)
        return first if shared is None else f"{first}-{last[shared:]}"

    return _PAGES.sub(shorter, pages(text))


def pages_full(text: str) -> str:
    """Pages as AMA writes them, `2124-2132`: the last page with all its digits."""

    def longer(found: re.Match[str]) -> str:
        first, last = found[1], found[2]
        return f"{first}-{first[: -len(last)]}{last}" if len(last) < len(first) else f"{first}-{last}"

    return _PAGES.sub(longer, pages(text))


def pages(text: str) -> str:
    """Pages with a hyphen between first and last."""
    return _RANGE.sub("-", text)


def edition(text: str) -> str:
    """An edition as `4th ed`; one that says so in words stays as it is, nothing for the first."""
    text = _line(text).rstrip(".")
    if text.isascii() and text.isdigit():
        return "" if int(text[:9]) == 1 else f"{ordinal(int(text[:9]))} ed"
    if not text or re.search(r"\bed(?:ition|n)?$", text, re.IGNORECASE):
        return re.sub(r"\s+edition$", " ed", text, flags=re.IGNORECASE)
    return f"{text} ed"


def ordinal(number: int) -> str:
    """A number with its ending: 1st, 2nd, 3rd, 4th, 11th."""
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def year(when: PartialDate | None) -> str:
    """The year alone, or nothing."""
    return str(when.year) if when and when.year is not None else ""


def day_nlm(when: PartialDate | None) -> str:
    """A date as NLM writes it, `2024 Feb 22`, as far as it is known; other words as they are."""
    if when is None or when.year is None:
        return _line(when.raw) if when else ""
    parts = [str(when.year), month[:3] if (month := _month(when)) else ""]
    return " ".join(part for part in (*parts, str(when.day) if month and when.day else "") if part)


def day_ama(when: PartialDate | None) -> str:
    """A date as AMA writes it, `February 22, 2024`, as far as it is known; other words as they are."""
    if when is None or when.year is None:
        return _line(when.raw) if when else ""
    month = _month(when)
    if not month:
        return str(when.year)
    return f"{month} {when.day}, {when.year}" if when.day else f"{month} {when.year}"


def _month(when: PartialDate) -> str:
    return MONTHS[when.month - 1] if when.month and 1 <= when.month <= 12 else ""


def _line(text: str) -> str:
    return " ".join(text.split())

"""Book numbers: an ISBN in any of its spellings as thirteen digits, its check digit checked.

ISO 2108 and the ISBN Users' Manual of the International ISBN Agency: thirteen digits that begin with 978 or
979, weighted 1 and 3 by turns to a multiple of 10; until 2006 ten digits weighted 10 to 1 to a multiple of
11, the last an X for 10. Ten digits become thirteen with 978 before them. Where the hyphens stand depends on
a table of publishers that grows every month, so we write none.
"""

import re

_LABEL = re.compile(r"\s*ISBN(?:[- ]?1[03])?:?\s*", re.IGNORECASE)
_APART = re.compile(r"[\s\-\u2010-\u2015]")
_FORM = re.compile(r"97[89][0-9]{10}|[0-9]{9}[0-9X]")
#: The longest spelling, label and spaces included, that is worth reading.
_LONGEST = 60


def isbn_of(text: str) -> str:
    """The ISBN as thirteen digits without hyphens; empty if there is none or its check digit is wrong."""
    digits = _digits(text)
    if len(digits) == 13:
        return digits if digits[-1] == _check_digit(digits[:12]) else ""
    if (
        len(digits) == 10
        and sum((10 - place) * _worth(digit) for place, digit in enumerate(digits)) % 11 == 0
    ):
        core = "978" + digits[:9]
        return core + _check_digit(core)
    return ""


def has_isbn_form(text: str) -> bool:
    """Whether a text has the length and characters of an ISBN, right or mistyped."""
    return bool(_digits(text))


def _digits(text: str) -> str:
    """The ten or thirteen characters of an ISBN without label and hyphens; empty for anything else."""
    if len(text) > _LONGEST:
        return ""
    label = _LABEL.match(text)
    digits = _APART.sub("", text[label.end() :] if label else text).upper()
    return digits if _FORM.fullmatch(digits) else ""


def _check_digit(twelve: str) -> str:
    """What makes the sum of thirteen digits, weighted 1, 3, 1, 3 and so on, a multiple of 10."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return str(-total % 10)


def _worth(digit: str) -> int:
    return 10 if digit == "X" else int(digit)

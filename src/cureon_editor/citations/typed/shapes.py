"""The shapes in which citation numbers are typed, or survive where raised digits became plain text."""

import re
from collections.abc import Iterable

_SPACE = r"[ \u00a0]"
_RUN = r"\d{1,12}(?:[,–-]\d{1,3}){0,9}"
_LIST = r"\d{1,3}(?:\s?[,;‐-—-]\s?\d{1,3}){0,19}"
_RAISED = "⁰¹²³⁴-⁹"
_END = r"(?=\s|[.,;:!?)](?!\d)|$)"
_PHRASE_END = r"(?![.,:]\d)(?=\s*(?:[.,;:!?)\]”\"’…]|$)|\s+[—–](?!\s*\d))"
_GOES_ON = r"(?=\s(?:and|but|or|which|while|whereas|though|because)\b|(?<=[.!?]\s\d)\s[A-Z])"
#: Shapes that only a citation, a power or a list has. Each has one named group, which holds the digits.
_MARKED = (
    # "[1]", "[2, 3]", "[1]–[4]", "[1][2]", and with the backslashes that other programs write
    rf"{_SPACE}?(?P<bracketed>\[{_LIST}\](?:[,;‐-—-]?\s?\[{_LIST}\]){{0,9}}|\\\[{_LIST}\\\])(?![(\[])",
    rf"{_SPACE}?(?P<superscript>[{_RAISED}]{{1,6}}(?:[,⁻˒–-][{_RAISED}]{{1,3}}){{0,9}})(?![⁺⁻{_RAISED}])",
    rf"{_SPACE}?(?P<caret>\^(?:\\?[\[(])?{_LIST}(?:\\?[\])])?\^)",
    rf"{_SPACE}?(?P<element><sup>\s?[\[(]?{_LIST}[\])]?\s?</sup>)",
    rf"{_SPACE}?(?P<parens>\({_LIST}\))(?![(\[])",
)
#: Shapes of bare digits; of those that fit, the first counts.
_BARE = (
    # "June 20266." - a year and a citation
    rf"{_SPACE}(?P<year>(?:19|20)\d{{2}})(?P<glued>\d{{1,2}})(?!\d){_END}",
    # "reset 4." - before the end of a phrase
    rf"(?<=\S){_SPACE}(?<![\d.,]\s)(?P<spaced>{_RUN}){_PHRASE_END}",
    # "reset4." - after a word in small letters
    rf"(?<=[a-z]{{2}})(?P<attached>{_RUN}){_END}",
    # "reset.4 Then", "(ICANS)2", "16%2"
    rf"(?:(?<=[a-z]{{3}}[.,;:])|(?<=[)%”\"’]))(?P<stopped>{_RUN}){_END}",
    # "FIT3." - may as well be the name of something
    rf"(?<=[A-Z]{{2}})(?P<named>{_RUN}){_END}",
    # "system 4 and", "system. 4 And"
    rf"(?<=\S){_SPACE}(?P<midway>\d{{1,4}}){_GOES_ON}",
)
#: Every shape, and those with marks of their own, which also count in headings and tables.
CANDIDATE = re.compile("|".join((*_MARKED, *_BARE)))
MARKED = re.compile("|".join(_MARKED))
#: The shapes that are raised digits, written in one way or another.
RAISED = frozenset(("superscript", "caret", "element"))

_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒;‐‑‒–—", "0123456789-,,-----")
_AROUND = re.compile(r"</?sup>|[\s^()\\]")
_IN_PARENS = re.compile(rf"(?<=[a-z%”\"’)]){_SPACE}?\({_LIST}\)(?=\s*[.,;:]|\s*$)", re.MULTILINE)
#: So many citations of one kind are how the whole page is written.
_ENOUGH = 3


def digits_of(found: re.Match[str]) -> str:
    """The digits of a candidate as ordinary ones, without spaces and marks around them."""
    digits = _AROUND.sub("", found[found.lastgroup or 0].translate(_PLAIN))
    return digits.replace("][", ",").replace("[", "").replace("]", "")


def are_attached(texts: Iterable[str]) -> bool:
    """Whether a page's citations stand directly after the words, as copying raised digits leaves them."""
    found = (match for text in texts for match in CANDIDATE.finditer(text) if match["attached"])
    return sum(1 for _, _ in zip(range(_ENOUGH), found, strict=False)) == _ENOUGH


def are_in_parens(texts: Iterable[str]) -> bool:
    """Whether a page's citations stand in round brackets: several phrases end with such a number."""
    found = (match for text in texts for match in _IN_PARENS.finditer(text))
    return sum(1 for _, _ in zip(range(_ENOUGH), found, strict=False)) == _ENOUGH

"""The shapes in which a citation's raised digits survive as plain text."""

import re
from collections.abc import Iterable

_RUN = r"\d{1,12}(?:[,–-]\d{1,3}){0,9}"
_END = r"(?=\s|[.,;:!?)](?!\d)|$)"
_PHRASE_END = r"(?![.,:]\d)(?=\s*(?:[.,;:!?)\]”\"’…]|$)|\s+[—–](?!\s*\d))"
_GOES_ON = r"(?=\s(?:and|but|or|which|while|whereas|though|because)\b|(?<=[.!?]\s\d)\s[A-Z])"
#: Each shape has one named group last, which holds the digits; of those that fit, the first counts.
_SHAPES = (
    r"[ \u00a0]?\[(?P<bracketed>\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9})\]",
    r"(?<!\d)[ \u00a0]?(?<!\d\s)(?P<superscript>[⁰¹²³⁴-⁹]{1,6}(?:[,⁻˒–-][⁰¹²³⁴-⁹]{1,3}){0,9})",
    # "June 20266." - a year and a citation
    rf"[ \u00a0](?P<year>(?:19|20)\d{{2}})(?P<glued>\d{{1,2}})(?!\d){_END}",
    # "reset 4." - before the end of a phrase
    rf"(?<=\S)[ \u00a0](?<![\d.,]\s)(?P<spaced>{_RUN}){_PHRASE_END}",
    # "reset4." - after a word in small letters
    rf"(?<=[a-z]{{2}})(?P<attached>{_RUN}){_END}",
    # "reset.4 Then", "(ICANS)2", "16%2"
    rf"(?:(?<=[a-z]{{3}}[.,;:])|(?<=[)%”\"’]))(?P<stopped>{_RUN}){_END}",
    # "FIT3." - may as well be the name of something
    rf"(?<=[A-Z]{{2}})(?P<named>{_RUN}){_END}",
    # "system 4 and", "system. 4 And"
    rf"(?<=\S)[ \u00a0](?P<midway>\d{{1,4}}){_GOES_ON}",
)
CANDIDATE = re.compile("|".join(_SHAPES))
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒;", "0123456789-,,")
#: So many citations directly after words are how the whole page was copied.
_ENOUGH = 3


def digits_of(found: re.Match[str]) -> str:
    """The digits of a candidate as ordinary ones, without spaces."""
    return re.sub(r"\s", "", found[found.lastgroup or 0].translate(_PLAIN))


def are_attached(texts: Iterable[str]) -> bool:
    """Whether a page's citations stand directly after the words, as copying raised digits leaves them."""
    found = (match for text in texts for match in CANDIDATE.finditer(text) if match["attached"])
    return sum(1 for _, _ in zip(range(_ENOUGH), found, strict=False)) == _ENOUGH

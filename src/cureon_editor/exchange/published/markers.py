"""Tell the digits that are citations from the digits that are numbers, and say when either is possible."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from cureon_editor.exchange.published.readings import readings, spelt
from cureon_editor.exchange.published.shapes import CANDIDATE, digits_of

_WORD_BEFORE = re.compile(r"[\w’'-]+$")
#: After these a number is an amount or a date, not a citation: no phrase ends with them.
_OPEN_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a about above after age aged an and are around as at be before below between by during equals
        every exactly from had has have in is just least less more most nearly next no of on only or over per
        since than the to under until up was were with within january february march april may june july
        august september october november december jan feb mar apr jun jul aug sep oct nov dec""",
    )
)
#: These take a number as their name ("phase 3"), unless they have an article of their own ("this phase 3.").
_NAMED_BY_NUMBER = frozenset(
    re.findall(
        r"\w+",
        """appendix arm box chapter class cohort covid day figure fig grade group item level month number
        page part phase question section stage step study table trial type version vitamin volume week
        year""",
    )
)
_DETERMINER = re.compile(
    r"\b(?:an?|the|this|that|these|those|each|every|its|their|our|his|her|any|no)\b(?:\s+[\w’'-]+){1,4}$"
)
_AT_MOST = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|minutes?|times|people|patients|cases)\s+at\s+(?:most|least)$"
)
_SIGNS = tuple(",:;=([<>≥≤±~—–-+/£$€")
_UNIT = re.compile(r"(?:^|[\s/])[kcm]?m$")
_LOOK_BACK = 120


class Verdict(Enum):
    """What a run of digits was taken for."""

    CITATION = "citation"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Marker:
    """Digits that may be a citation: their place, the sources they name, the verdict, the doubt in words."""

    start: int
    end: int
    numbers: tuple[int, ...]
    verdict: Verdict
    doubt: str = ""


def find_markers(text: str, known: frozenset[int], *, attached: bool = False) -> Iterator[Marker]:
    """Every run of digits in a paragraph that could be a citation of one of the known source numbers.

    Plain text loses the raised type: "reset 4." cites source 4, "23" cites 2 and 3 where there are fewer
    than 23 sources. `attached` says that the page's citations stand directly after the words ("reset4.").
    What reads naturally as a number is not reported, or is reported with a doubt.
    """
    for found in CANDIDATE.finditer(text) if known else ():
        marker = _judged(found, text, known, attached=attached)
        if marker.verdict is Verdict.CITATION or marker.doubt:
            yield marker


def _judged(found: re.Match[str], text: str, known: frozenset[int], *, attached: bool) -> Marker:
    digits = digits_of(found)
    possible = readings(digits, known)
    numbers = possible[0] if len(possible) == 1 else ()
    verdict, doubt = _by_context(found, text, digits, attached=attached)
    if not possible:
        missing = verdict is Verdict.CITATION and len(digits) <= 2
        doubt = f"Left as a number: no source fits {digits}, if this is a citation." if missing else ""
        verdict = Verdict.NUMBER
    elif len(possible) > 1 and verdict is Verdict.CITATION:
        either = " or ".join(map(spelt, possible))
        verdict, doubt = Verdict.NUMBER, f"Left as a number: {digits} could cite {either}."
    return Marker(found.start(), found.end(), numbers, verdict, doubt)


def _by_context(found: re.Match[str], text: str, digits: str, *, attached: bool) -> tuple[Verdict, str]:
    """What the shape and the words before the digits say, whatever the sources are."""
    before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
    left = f"Left as a number: {digits} could be a citation."
    match found.lastgroup:
        case "spaced":
            return _by_word_before(before, digits)
        case "attached":
            doubt = f"Taken as a citation; {digits} could belong to the word before it."
            return Verdict.CITATION, "" if attached else doubt
        case "named" | "glued":
            return Verdict.NUMBER, left if attached else ""
        case "midway":
            return Verdict.NUMBER, "" if _last_word(before) in _OPEN_WORDS else left
        case "superscript" if _UNIT.search(before):
            return Verdict.NUMBER, ""
        case _:
            return Verdict.CITATION, ""


def _by_word_before(before: str, digits: str) -> tuple[Verdict, str]:
    left = f"Left as a number: {digits} could be a citation."
    taken = f"Taken as a citation: {digits} could be a number."
    if before.endswith(_SIGNS):
        return Verdict.NUMBER, ""
    if _AT_MOST.search(before):
        return Verdict.CITATION, taken
    name = _last_word(before)
    if name in _OPEN_WORDS:
        return Verdict.NUMBER, left
    if name in _NAMED_BY_NUMBER:
        return (Verdict.CITATION, taken) if _DETERMINER.search(before) else (Verdict.NUMBER, left)
    return Verdict.CITATION, ""


def _last_word(before: str) -> str:
    """The word that the text ends with in small letters; empty after a sign."""
    word = _WORD_BEFORE.search(before)
    return word[0].lower() if word else ""

"""Tell the digits that are citations from the digits that are numbers, and say when either is possible."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_DIGITS = r"(?P<digits>\d{1,12}(?:[,–-]\d{1,3}){0,9})"
_AFTER = r"(?![.,:]\d)(?=\s*(?:[.,;:!?)\]”\"’…]|$)|\s+[—–](?!\s*\d))"
#: The shapes in which a citation can survive as plain text, surest first.
_BRACKETED = r"[ \u00a0]?\[(?P<bracketed>\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9})\]"
_SUPERSCRIPT = r"(?<!\d)[ \u00a0]?(?<!\d\s)(?P<superscript>[⁰¹²³⁴-⁹]{1,6}(?:[,⁻˒–-][⁰¹²³⁴-⁹]{1,3}){0,9})"
_SPACED = rf"(?<=\S)[ \u00a0](?<![\d.,]\s){_DIGITS}{_AFTER}"
_ATTACHED = rf"(?<=[a-z]{{3}}){_DIGITS.replace('digits', 'attached')}(?=\s|[.,;:!?)](?!\d)|$)"
_AFTER_STOP = rf"(?<=[a-z]{{3}}[.,;:)”\"]){_DIGITS.replace('digits', 'stopped')}(?=\s|$)"
_MIDWAY = (
    r"(?<=\S)[ \u00a0](?P<midway>\d{1,4})"
    r"(?=\s(?:and|but|or|which|while|whereas|though|because)\b|(?<=[.!?]\s\d)\s[A-Z])"
)
_CANDIDATE = re.compile("|".join((_BRACKETED, _SUPERSCRIPT, _SPACED, _ATTACHED, _AFTER_STOP, _MIDWAY)))
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒;", "0123456789-,,")

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


def find_markers(text: str, known: frozenset[int]) -> Iterator[Marker]:
    """Every run of digits in a paragraph that could be a citation of one of the known source numbers.

    Plain text loses the raised type: "reset 4." cites source 4, "23" cites 2 and 3 where there are fewer
    than 23 sources. What reads naturally as a number is not reported, or is reported with a doubt.
    """
    if not known:
        return
    for found in _CANDIDATE.finditer(text):
        digits = next(group for group in found.groups() if group).translate(_PLAIN_DIGITS)
        readings = _readings(re.sub(r"\s", "", digits), known)
        marker = _judged(found, text, digits, readings)
        if marker.verdict is Verdict.CITATION or marker.doubt:
            yield marker


def _judged(found: re.Match[str], text: str, digits: str, readings: list[tuple[int, ...]]) -> Marker:
    numbers = readings[0] if len(readings) == 1 else ()
    verdict, doubt = _by_context(found, text, digits)
    if not readings:
        missing = verdict is Verdict.CITATION and len(digits) <= 2
        doubt = f"Left as a number: no source fits {digits}, if this is a citation." if missing else ""
        verdict = Verdict.NUMBER
    elif len(readings) > 1 and verdict is Verdict.CITATION:
        either = " or ".join(_spelt(reading) for reading in readings)
        verdict, doubt = Verdict.NUMBER, f"Left as a number: {digits} could cite {either}."
    return Marker(found.start(), found.end(), numbers, verdict, doubt)


def _by_context(found: re.Match[str], text: str, digits: str) -> tuple[Verdict, str]:
    """What the words around the digits say, whatever the sources are."""
    before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
    if found["bracketed"]:
        return Verdict.CITATION, ""
    if found["superscript"]:
        unit = re.search(r"(?:^|[\s/])[kcm]?m$", before) is not None
        return (Verdict.NUMBER, "") if unit else (Verdict.CITATION, "")
    if found["attached"]:
        return Verdict.CITATION, f"Taken as a citation; {digits} could belong to the word before it."
    if found["stopped"]:
        return Verdict.CITATION, ""
    if found["midway"]:
        return Verdict.NUMBER, f"Left as a number: {digits} could be a citation."
    return _by_word_before(before, digits)


def _by_word_before(before: str, digits: str) -> tuple[Verdict, str]:
    left = f"Left as a number: {digits} could be a citation."
    taken = f"Taken as a citation: {digits} could be a number."
    if before.endswith(
        (",", ":", ";", "=", "(", "[", "<", ">", "≥", "≤", "±", "~", "—", "–", "-", "+", "/", "£", "$", "€")
    ):
        return Verdict.NUMBER, ""
    word = _WORD_BEFORE.search(before)
    if word is None:
        return Verdict.CITATION, ""
    name = word[0].lower()
    if _AT_MOST.search(before):
        return Verdict.CITATION, taken
    if name in _OPEN_WORDS:
        return Verdict.NUMBER, left
    if name in _NAMED_BY_NUMBER:
        return (Verdict.CITATION, taken) if _DETERMINER.search(before) else (Verdict.NUMBER, left)
    return Verdict.CITATION, ""


def _readings(digits: str, known: frozenset[int]) -> list[tuple[int, ...]]:
    """Every way to read the digits as known source numbers in ascending order; at most a handful."""
    if re.search(r"[,–-]", digits):
        listed = _listed(digits)
        return [listed] if listed and set(listed) <= known and list(listed) == sorted(set(listed)) else []
    found: list[tuple[int, ...]] = []
    _split(digits, (), known, found)
    return found


def _split(digits: str, so_far: tuple[int, ...], known: frozenset[int], found: list[tuple[int, ...]]) -> None:
    if not digits:
        found.append(so_far)
        return
    for length in range(1, min(3, len(digits)) + 1):
        number = int(digits[:length])
        if digits[0] != "0" and number in known and (not so_far or number > so_far[-1]):
            _split(digits[length:], (*so_far, number), known, found)


def _listed(digits: str) -> tuple[int, ...]:
    """The numbers of "2,3" and "1–4"."""
    numbers: list[int] = []
    for part in digits.split(","):
        first, *last = (int(number) for number in re.split(r"[–-]", part) if number)
        numbers += range(first, last[0] + 1) if last else [first]
    return tuple(numbers)


def _spelt(numbers: tuple[int, ...]) -> str:
    return "source " + str(numbers[0]) if len(numbers) == 1 else "sources " + " and ".join(map(str, numbers))

"""How many people a sentence says were studied: whole groups, and parts that cannot be larger than these."""

import re
from collections.abc import Iterator

from cureon_editor.checks.claims.numbers import Number, numbers_of
from cureon_editor.checks.claims.quantities import Measure, Quantity

_PEOPLE = (
    r"(?:people|persons?|patients?|participants?|adults?|children|women|men|volunteers?|individuals|infants"
    r"|babies|subjects)(?!\w)"
)
_NOT_BETWEEN = (
    r"(?:of|with|in|for|had|and|or|to|from|who|whose|were|was|have|out|per|days?|weeks?|months?|years?)"
)
_NOUN = re.compile(rf"(?:(?: |-)(?!{_NOT_BETWEEN}\b)[a-z][\w'-]{{1,20}}){{0,4}}? {_PEOPLE}")
_OF = re.compile(rf"\s?(?:out )?of (?:the |all |these |those )?(?:$|\d|{_PEOPLE})")
_RAN = re.compile(
    r"(?:^|\W)(?P<verb>treated|stud(?:ied|ying)|followed|tested|examined|assessed|tracked|surveyed)$"
)
_TOOK = re.compile(r"(?:^|\W)(?P<verb>enrolled|recruited)$")
_DREW = re.compile(r"(?:^|\W)(?P<verb>randomi[sz]ed)$")
_STUDY = re.compile(
    r"(?:^|\W)(?:study|trial|follow-up|series|cohort|sample|analysis|registry|survey|report|approach|research)"
    r"(?: was)? (?:of|in|with|among|involving|covering|on|to"
    r"|that (?:included|enrolled|treated|followed|involved))$"
)
_SIZE = re.compile(r"(?:^|\W)n ?=$")
_JOINED = re.compile(r" (?:took part|joined|volunteered|(?:were|was|had been) (?:enrolled|recruited))(?!\w)")
_DRAWN = re.compile(r" (?:were|was|had been) randomi[sz]ed(?!\w)")
_ALL = re.compile(r"(?:^|\W)(?:all|all of|every one of)(?: the)?$")
_OF_NUMBER = re.compile(r" (?:out )?of (?:the |all |these )*")


def people(sentence: str) -> Iterator[Quantity]:
    """The counts of people in a sentence that say how many were studied.

    Whole are those that a study treated, followed, enrolled, randomised, or was of; each such kind is a topic
    of its own, since fewer are treated than were enrolled. Parts are "all five patients" and the larger
    number in "six of eight patients". Any other count of people is left alone.
    """
    before = 0
    for number in numbers_of(sentence):
        larger = bool(before and _OF_NUMBER.fullmatch(sentence[before : number.start].lower()))
        before = number.end
        kind = "" if _is_year(number, sentence) else _kind(number, larger=larger)
        if kind and number.value == int(number.value):
            yield Quantity(
                Measure.PEOPLE,
                number.value,
                number.start,
                number.end,
                about=number.about,
                bound=number.bound,
                part=kind == "part",
                topic=frozenset({kind}),
            )


def _kind(number: Number, *, larger: bool) -> str:
    """Which count of people a number is, or nothing; `larger` marks the eight of "six of eight"."""
    if _SIZE.search(number.before):
        return "studied"
    noun = _NOUN.match(number.after)
    if noun is None or _OF.match(number.after):
        return ""
    if larger or _ALL.search(number.before):
        return "part"
    behind = number.after[noun.end() :]
    if _DREW.search(number.before) or _DRAWN.match(behind):
        return "randomised"
    if _TOOK.search(number.before) or _JOINED.match(behind):
        return "enrolled"
    return "studied" if _RAN.search(number.before) or _STUDY.search(number.before) else ""


def _is_year(number: Number, sentence: str) -> bool:
    return 1900 <= number.value <= 2100 and sentence[number.start : number.end].isdigit()

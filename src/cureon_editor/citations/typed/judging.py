"""Tell typed digits that are citations from those that are numbers, and say when either is possible."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cureon_editor.citations.typed.bare import bare_opinion
from cureon_editor.citations.typed.marked import marked_opinion
from cureon_editor.citations.typed.marker import Marker, Opinion, Verdict
from cureon_editor.citations.typed.readings import explicit_readings, readings, spelt
from cureon_editor.citations.typed.shapes import CANDIDATE, MARKED, RAISED, digits_of

_LOOK_BACK = 120
_EMPHASIS = re.compile(r"[*_]+")


@dataclass(frozen=True, slots=True)
class Habit:
    """How a page writes its citations: directly after the words ("reset4."), in round brackets."""

    attached: bool = False
    parens: bool = False


def find_markers(
    text: str, known: Collection[int], habit: Habit | None = None, *, marked_only: bool = False
) -> Iterator[Marker]:
    """Every run of digits in a paragraph that could be a citation of one of the known source numbers.

    Plain text loses the raised type: "reset 4." cites source 4, "23" cites 2 and 3 where there are fewer
    than 23 sources. What reads naturally as a number is not reported, or is reported with a doubt.
    `marked_only` leaves bare digits out, as is right in tables and headings.
    """
    pattern = MARKED if marked_only else CANDIDATE
    for found in pattern.finditer(text) if known else ():
        marker = _judged(found, text, known, habit or Habit())
        if marker.is_citation or marker.doubt:
            yield marker


def _judged(found: re.Match[str], text: str, known: Collection[int], habit: Habit) -> Marker:
    shape = found.lastgroup or ""
    digits = digits_of(found)
    before = _EMPHASIS.sub("", text[max(0, found.start() - _LOOK_BACK) : found.start()])
    if _is_marked(shape):
        possible = explicit_readings(digits, known, joined=shape in RAISED)
        opinion = marked_opinion(found, before, digits, in_parens=habit.parens)
    else:
        possible = readings(digits, known)
        opinion = bare_opinion(shape, before, digits, attached=habit.attached)
    verdict = _weighed(opinion, shape, digits, possible)
    return Marker(found.start(), found.end(), tuple(possible), verdict.verdict, verdict.doubt)


def _is_marked(shape: str) -> bool:
    return shape in ("parens", "bracketed") or shape in RAISED


def _weighed(opinion: Opinion, shape: str, digits: str, possible: list[tuple[int, ...]]) -> Opinion:
    """What remains of an opinion of the context once it is known which sources there are."""
    if not possible:
        seems = opinion.verdict in (Verdict.CITATION, Verdict.PROBABLE)
        missing = seems and (len(digits) <= 2 or _is_marked(shape)) and shape != "parens"
        doubt = f"no source fits {digits}, if this is a citation." if missing else ""
        return Opinion(Verdict.NUMBER, doubt)
    if len(possible) > 1 and opinion.verdict is not Verdict.NUMBER:
        either = " or ".join(map(spelt, possible))
        return Opinion(Verdict.AMBIGUOUS, f"{digits} could cite {either}.")
    return opinion

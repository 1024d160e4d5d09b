"""Compare what a sentence says of approval with what the therapy packs know."""

import re
from dataclasses import dataclass
from functools import cache

from cureon_editor.checks.facts import Facts
from cureon_editor.checks.phrases import phrase
from cureon_editor.checks.rule import APPROVED, RECOMMENDED, Approval, Rule
from cureon_editor.checks.text import Span
from cureon_editor.checks.words import Match, Words
from cureon_editor.journal.days import written_day

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,])")
_NO_NAMES = (("publisher", ()), ("therapy", ()))
_GIVEN = (APPROVED, RECOMMENDED)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the packs know of a sentence: a fact that bears it out, or why they disagree, or neither."""

    fact: Approval | None = None
    problem: str = ""


def compared(facts: Facts, rule: Rule, span: Span) -> Comparison:
    """Hold a sentence against the facts on its regulator or place and its use.

    A question, and a sentence that both grants and denies, says too little to be compared.
    """
    matches = facts.body.find(rule.phrases["approval"], *span)
    denied = {_is_denied(facts, match) for match in matches}
    bearing = _bearing(facts, span)
    if len(denied) != 1 or not bearing or facts.body.is_question(span):
        return Comparison()
    given = [fact for fact in bearing if fact.status in _GIVEN]
    refused = [fact for fact in bearing if fact.status not in _GIVEN]
    years = [int(year) for year in _YEAR.findall(facts.body.text[span[0] : span[1]])]
    return _denying(given, refused, years) if denied.pop() else _granting(given, refused, years)


def covering(facts: Facts, use: str) -> Approval | None:
    """The latest fact that a use is not approved, for wording; None where the packs know of none."""
    known = [
        fact
        for subject in facts.subjects
        for fact in (subject.pack.approvals if subject.pack else ())
        if fact.status not in _GIVEN and _names(use, fact.uses)
    ]
    return max(known, key=lambda fact: fact.date, default=None)


def _bearing(facts: Facts, span: Span) -> list[Approval]:
    """The facts on the regulator or place, and on the use, that a sentence names."""

    @cache
    def says(phrases: tuple[str, ...]) -> bool:  # many facts share their regulator and place
        return bool(facts.body.find(phrases, *span))

    return [
        fact
        for subject in facts.subjects
        for fact in (subject.pack.approvals if subject.pack else ())
        if says((fact.regulator, *fact.place)) and says(fact.uses)
    ]


def _names(use: str, uses: tuple[str, ...]) -> bool:
    """Whether a use, as the article's details give it, is one of those that phrases name."""
    return bool(Words(use).find(phrase(text, _NO_NAMES) for text in uses))


def _is_denied(facts: Facts, match: Match) -> bool:
    return facts.body.folded.startswith("un", match.start) or bool(facts.body.denied(match))


def _granting(given: list[Approval], refused: list[Approval], years: list[int]) -> Comparison:
    if not given:
        return Comparison(problem=_told(refused[-1]))
    first = min(given, key=lambda fact: fact.date)
    if years and max(years) < int(first.date[:4]):
        return Comparison(problem=_told(first))
    return Comparison(fact=first)


def _denying(given: list[Approval], refused: list[Approval], years: list[int]) -> Comparison:
    if refused:
        return Comparison(fact=refused[-1])
    first = min(given, key=lambda fact: fact.date)
    earlier = bool(years) and max(years) < int(first.date[:4])
    return Comparison() if earlier else Comparison(problem=_told(first))


def _told(fact: Approval) -> str:
    """What a pack knows, as a sentence against the one that says otherwise."""
    when = written_day(fact.date)
    whom = f"the {fact.regulator}"
    if fact.status in _GIVEN:
        what = f"{fact.status} {fact.product or 'it'} for {fact.use}"
        return f"The therapy pack says otherwise: {whom} {what} ({when}). Check which of them is right."
    had = "had not approved it" if fact.status == "not-approved" else "had withdrawn its approval"
    return f"The therapy pack says otherwise: {whom} {had} for {fact.use} ({when}). Check which is right."

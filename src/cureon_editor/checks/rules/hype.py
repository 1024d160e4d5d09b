"""Are there words that promise too much?"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.phrases import fold
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span, Text
from cureon_editor.checks.words import Match

_SHOWN = 5
_QUOTED = re.compile(r"“[^”\n]{1,300}”|\"[^\"\n]{1,300}\"|(?<!\w)[‘'][^’'\n]{1,300}[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class _Hit:
    """One hype word; `reason` says why it may stand, or is empty."""

    word: str
    passage: Passage
    reason: str


def run(facts: Facts, rule: Rule) -> Verdict:
    """Sort each hype word of title, standfirst and body into allowed (with the reason) and to be reworded."""
    hits = [hit for text in (facts.title, facts.standfirst, facts.body) for hit in _hits(facts, rule, text)]
    allowed = [hit for hit in hits if hit.reason]
    flagged = [hit for hit in hits if not hit.reason]
    reasons = listed([f"“{hit.word}” ({hit.reason})" for hit in allowed[:_SHOWN]])
    kept = f" Allowed: {reasons}." if allowed else ""
    if not flagged:
        passages = tuple(hit.passage for hit in allowed)
        return Verdict(state_of(1, 0), f"No word promises too much.{kept}", passages)
    said = counted(len(flagged), "word promises", "words promise")
    return Verdict(
        state_of(len(allowed), len(flagged)),
        f"{said} too much. Reword or qualify them.{kept}",
        tuple(hit.passage for hit in flagged),
        tuple(dict.fromkeys(hit.word for hit in flagged)),
    )


def _hits(facts: Facts, rule: Rule, text: Text) -> Iterator[_Hit]:
    exempt = _exempt_spans(facts, text)
    waived = cache(lambda span: facts.set_aside(rule.id, text.locate(*span)))
    for match in text.find(rule.phrases["hype"]):
        reason = _reason(text, match, exempt)
        if not reason and waived(text.sentence(match.start)):
            reason = "waived"
        yield _Hit(text.text[match.start : match.end], text.locate(match.start, match.end), reason)


def _reason(text: Text, match: Match, exempt: list[tuple[Span, str]]) -> str:
    """Why a hype word may stand; empty when it may not."""
    index = bisect_right(exempt, match.start, key=lambda item: item[0][0]) - 1
    if index >= 0 and match.end <= exempt[index][0][1]:
        return exempt[index][1]
    if word := text.denied(match):
        return f"denied by “{word}”"
    if text.is_question(text.sentence(match.start)):
        return "asked, not claimed"
    return ""


def _exempt_spans(facts: Facts, text: Text) -> list[tuple[Span, str]]:
    """Where hype words are names or quoted, ascending."""
    quotes = [(found.span(), "quoted") for found in _QUOTED.finditer(text.text)]
    names = {
        fold(name).strip() for name in (facts.journal.publisher, facts.journal.name, *facts.journal.brands)
    } - {""}
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    brands = (
        [(found.span(), "a name") for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text.folded)]
        if names
        else []
    )
    return sorted([*quotes, *brands])


CHECK = Check("hype", run, phrases=("hype",))

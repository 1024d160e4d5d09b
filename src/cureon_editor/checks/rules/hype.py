"""Are there words that promise too much?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.denial import warning
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.phrases import fold
from cureon_editor.checks.quoting import covers, is_quoted
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span, Text
from cureon_editor.checks.words import Match

_SHOWN = 5
#: Questions that take for granted what they hold: "Why is it a miracle?"
_PRESUMING = re.compile(r"\W*(?:why|how|what|when|who|which)(?!\w)")


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
        tuple(_at_fault(hit) for hit in flagged),
        tuple(dict.fromkeys(hit.word for hit in flagged)),
    )


def _at_fault(hit: _Hit) -> Passage:
    lacks = f"“{hit.word}” promises too much. Reword it, or say what is known."
    return replace(hit.passage, lacks=lacks)


def _hits(facts: Facts, rule: Rule, text: Text) -> Iterator[_Hit]:
    usual = text.find(rule.phrases.get("usual", ()))
    read = cache(lambda span: _Sentence.read(facts, rule, text, span))
    for match in text.find(rule.phrases["hype"]):
        sentence = read(text.sentence(match.start))
        reason = "a usual term" if covers(usual, match) else _reason(text, match, sentence)
        if not reason and sentence.waived:
            reason = "waived"
        yield _Hit(text.text[match.start : match.end], text.locate(match.start, match.end), reason)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What the hype words of one sentence share; `names` are of the journal and its brands."""

    start: int
    folded: str
    names: tuple[Match, ...]
    asks: bool
    waived: bool

    @classmethod
    def read(cls, facts: Facts, rule: Rule, text: Text, span: Span) -> "_Sentence":
        folded = fold(text.text[slice(*span)])
        asks = text.is_question(span) and not _PRESUMING.match(folded)
        waived = facts.set_aside(rule.id, text.locate(*span))
        return cls(span[0], folded, tuple(_names(facts, folded)), asks, waived)


def _reason(text: Text, match: Match, sentence: _Sentence) -> str:
    """Why a hype word may stand; empty when it may not."""
    place = Match(match.start - sentence.start, match.end - sentence.start)
    if is_quoted(text, match):
        return "quoted"
    if covers(sentence.names, place):
        return "a name"
    if word := text.denied(match):
        return f"denied by “{word}”"
    if word := warning(sentence.folded, 0, place.start):
        return f"warned of by “{word}”"
    return "asked, not claimed" if sentence.asks else ""


def _names(facts: Facts, folded: str) -> Iterator[Match]:
    """Where names of the journal and its brands stand in a sentence."""
    journal = facts.journal
    names = {fold(name).strip() for name in (journal.publisher, journal.name, *journal.brands)} - {""}
    words = (map(re.escape, name.split()) for name in sorted(names, key=len, reverse=True))
    pattern = "|".join(r"\s{1,80}".join(parts) for parts in words)
    found = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", folded) if pattern else ()
    yield from (Match(*name.span()) for name in found)


CHECK = Check("hype", run, phrases=("hype",), by_passage=True)

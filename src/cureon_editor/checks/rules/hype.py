"""Are there words that promise too much?"""

import re
from bisect import bisect_right

from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.phrases import Match, fold
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span, Text

_QUOTED = re.compile(r"“[^”\n]{1,300}”|\"[^\"\n]{1,300}\"|(?<!\w)[‘'][^’'\n]{1,300}[’'](?!\w)")


def run(facts: Facts, rule: Rule) -> Verdict:
    """Sort every hype word into allowed, with the reason, and to be reworded."""
    allowed: list[str] = []
    flagged: list[Passage] = []
    denied: list[Passage] = []
    for text in (facts.standfirst, facts.body):
        exempt = _exempt_spans(facts, text)
        for match in text.find(rule.phrases["hype"]):
            passage = _placed(facts, text, match)
            reason = _reason(text, match, exempt) or ("waived" if facts.set_aside(rule.id, passage) else "")
            if reason:
                allowed.append(f"“{text.text[match.start : match.end]}” ({reason})")
                denied.append(passage)
            else:
                flagged.append(passage)
    return _verdict(allowed, flagged, denied)


def _verdict(allowed: list[str], flagged: list[Passage], denied: list[Passage]) -> Verdict:
    kept = f" Allowed: {listed(allowed[:5])}." if allowed else ""
    if not flagged:
        return Verdict(state_of(1, 0), f"No word promises too much.{kept}", tuple(denied))
    words = tuple(dict.fromkeys(passage.text for passage in flagged))
    message = (
        f"{counted(len(flagged), 'word promises', 'words promise')} too much. Reword or qualify them.{kept}"
    )
    return Verdict(state_of(len(allowed), len(flagged)), message, tuple(flagged), words)


def _placed(facts: Facts, text: Text, match: Match) -> Passage:
    return (
        facts.passage(match.start, match.end) if text is facts.body else text.locate(match.start, match.end)
    )


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

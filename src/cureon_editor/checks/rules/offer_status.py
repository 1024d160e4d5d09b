"""Does the article say, yes or no, whether the publisher offers the therapy?"""

from dataclasses import replace

from cureon_editor.checks.check import Check, Verdict, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span

_YES, _NO = "yes", "no"


def run(facts: Facts, rule: Rule) -> Verdict:
    """Compare what the sentences say with `offered` under `therapies`; a question says neither."""
    said = {
        span: answer
        for span in facts.body.sentences_with(rule.phrases["offer"])
        if (answer := _answer(facts, rule, span))
    }
    passages = facts.body.passages(said)
    publisher = facts.journal.publisher
    if not said:
        message = f"The text does not say whether {publisher} offers the therapy. Say yes or no."
        return Verdict(state_of(0, 1), message, missing=("whether the publisher offers it",))
    declared = {subject.offered for subject in facts.subjects if subject.offered in (_YES, _NO)}
    if declared and not declared & set(said.values()):
        answer = next(iter(said.values()))
        message = f"The text says {answer}, but the details of the therapy say otherwise. Make them agree."
        passages = tuple(replace(passage, lacks=message) for passage in passages)
        return Verdict(state_of(1, 1), message, passages, ("agreement between text and details",))
    return Verdict(state_of(1, 0), f"The text says whether {publisher} offers the therapy.", passages)


def _answer(facts: Facts, rule: Rule, span: Span) -> str:
    """What one sentence says: yes, no, or nothing."""
    if facts.body.is_question(span):
        return ""
    if not facts.body.find(("{therapy}", *rule.phrases["refers"]), *span):
        return ""
    return _NO if facts.body.find(rule.phrases["denied"], *span) else _YES


CHECK = Check("offer-status", run, phrases=("offer", "denied", "refers"))

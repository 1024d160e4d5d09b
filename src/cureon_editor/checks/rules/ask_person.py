"""Rules that only a person can judge: show the passages that may bear on them."""

from cureon_editor.checks.check import Check, Verdict
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import State
from cureon_editor.checks.rule import Rule

_SHOWN = 5


def run(facts: Facts, rule: Rule) -> Verdict:
    """Always asks for a person; the phrases only help to find the place."""
    spans = facts.body.sentences_with(rule.phrases["look"])[:_SHOWN]
    where = (
        "The passages shown may help" if spans else "No passage speaks of it in words that a machine knows"
    )
    return Verdict(State.NEEDS_PERSON, f"Only a person can judge this. {where}.", facts.body.passages(spans))


CHECK = Check("ask-person", run, phrases=("look",))

"""Is there a table that sets use, evidence, approval and access side by side?"""

from dataclasses import replace

from cureon_editor.checks.check import Check, Verdict, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.rule import Rule


def run(facts: Facts, rule: Rule) -> Verdict:
    """Each of the rule's phrase groups names a column (or row) that the table must have."""
    best = tuple(rule.phrases)
    passages: tuple[Passage, ...] = ()
    for table in facts.tables:
        missing = tuple(
            name for name, phrases in rule.phrases.items() if not facts.body.find(phrases, *table)
        )
        if len(missing) < len(best):
            best, passages = missing, (facts.passage(*table),)
    state = state_of(len(rule.phrases) - len(best), len(best))
    if not passages:
        message = "No table compares the uses. Add one with use, evidence, approval and access."
        return Verdict(state, message, missing=best)
    if best:
        message = f"The table does not show {listed(best, 'or')}."
        return Verdict(state, message, tuple(replace(it, lacks=message) for it in passages), best)
    return Verdict(state, "A table shows use, evidence, approval and access.", passages)


CHECK = Check("evidence-ladder", run, phrases=("use", "evidence", "approval", "access"))

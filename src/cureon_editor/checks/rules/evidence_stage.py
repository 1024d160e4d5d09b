"""Is a stage of evidence given for each therapy and use?"""

from cureon_editor.checks.check import Check, Verdict, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.subjects import Subject


def run(facts: Facts, _rule: Rule) -> Verdict:
    """Met when every therapy has a name, a use and a known stage."""
    missing = tuple(lack for subject in facts.subjects if (lack := _lack(subject)))
    found = len(facts.subjects) - len(missing)
    passages = facts.has("therapies") or facts.mentions
    if missing:
        todo = "Say for each use how far the evidence goes."
        message = f"Under Therapies in the details: {listed(missing)}. {todo}"
        return Verdict(state_of(found, len(missing)), message, passages, missing)
    stages = listed([f"{subject.name} for {subject.use}: {subject.stage}" for subject in facts.subjects])
    return Verdict(state_of(found, 0), f"Each therapy has its stage ({stages}).", passages)


def _lack(subject: Subject) -> str:
    if not subject.declared:
        return f"{subject.name} is in the text but not listed"
    lacks = [name for name, value in (("use", subject.use), ("stage", subject.stage)) if not value]
    return f"{subject.name} has no {listed(lacks, 'or')}" if lacks else ""


CHECK = Check("evidence-stage", run)

"""Is a clinician named who reviews the article, with a registration?"""

from dataclasses import replace

from cureon_editor.checks.check import Check, Verdict, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule


def run(facts: Facts, _rule: Rule) -> Verdict:
    """The signature itself is the reviewer's to give, so complete fields still ask for a person."""
    person = facts.metadata.medical_reviewer
    fields = {
        "name": person.name if person else "",
        "credentials": person.credentials if person else "",
        "registration": person.registration if person else "",
    }
    missing = tuple(name for name, value in fields.items() if not value)
    state = state_of(len(fields) - len(missing), len(missing), confirm=True)
    passages = facts.has("medical_reviewer")
    if person is None or len(missing) == len(fields):
        message = "No medical reviewer is named. Fill in the reviewer's name, credentials and registration."
        return Verdict(state, message, passages, missing)
    if missing:
        message = f"Fill in the medical reviewer's {listed(missing)}."
        return Verdict(state, message, tuple(replace(it, lacks=message) for it in passages), missing)
    message = f"{person.name} is to review the article. The signature is theirs to give."
    return Verdict(state, message, passages, confirmable=False)


CHECK = Check("medical-reviewer", run)

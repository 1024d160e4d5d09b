"""Is each boxed warning of the therapy named?"""

from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage, State
from cureon_editor.checks.rule import LabelWarning, Rule


def run(facts: Facts, _rule: Rule) -> Verdict:
    """Look for every warning of the therapy packs concerned; found words still ask for a person."""
    warnings = {w.harm: w for subject in facts.subjects if subject.pack for w in subject.pack.warnings}
    if not warnings:
        return Verdict(
            State.NOT_APPLICABLE, "No therapy pack lists a boxed warning for the therapies named here."
        )
    passages: list[Passage] = []
    missing: list[LabelWarning] = []
    for warning in warnings.values():
        spans = facts.body.sentences_with(warning.phrases, plain=True)
        passages += facts.body.passages(spans[:1])
        missing += () if spans else (warning,)
    found = len(warnings) - len(missing)
    state = state_of(found, len(missing), confirm=True)
    if missing:
        said = f"{found} of {counted(len(warnings), 'boxed warning')} named."
        message = f"{said} Missing: {listed([warning.harm for warning in missing])}."
        lacks = tuple(f"{warning.harm} ({warning.products})" for warning in missing)
        return Verdict(state, message, tuple(passages), lacks)
    message = (
        f"All {len(warnings)} boxed warnings are named. A person should confirm that they are put rightly."
    )
    return Verdict(state, message, tuple(passages))


CHECK = Check("label-warnings", run)

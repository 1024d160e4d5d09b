"""Is each boxed warning of the therapy named?"""

from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import State
from cureon_editor.checks.rule import Rule


def run(facts: Facts, _rule: Rule) -> Verdict:
    """Look for every warning of the therapy packs concerned; found words still ask for a person."""
    warnings = {w.harm: w for subject in facts.subjects if subject.pack for w in subject.pack.warnings}
    if not warnings:
        message = "No therapy pack lists a boxed warning for the therapies named here."
        return Verdict(State.NOT_APPLICABLE, message)
    named = {harm: facts.body.sentences_with(w.phrases, plain=True)[:1] for harm, w in warnings.items()}
    passages = facts.body.passages(span for spans in named.values() for span in spans)
    missing = [harm for harm, spans in named.items() if not spans]
    found = len(warnings) - len(missing)
    state = state_of(found, len(missing), confirm=True)
    if not missing:
        said = f"All {found} boxed warnings are named."
        return Verdict(state, f"{said} A person should confirm that they are put rightly.", passages)
    message = f"{found} of {counted(len(warnings), 'boxed warning')} named. Missing: {listed(missing)}."
    return Verdict(state, message, passages, tuple(f"{harm} ({warnings[harm].products})" for harm in missing))


CHECK = Check("label-warnings", run)

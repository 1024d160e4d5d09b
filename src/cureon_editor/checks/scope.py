"""Whether a rule applies to an article, and why not."""

from cureon_editor.checks.check import Verdict, listed
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import State
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.subjects import Subject

_CELL_GENE = "cell-gene"
_ONLY_TESTS = "The article is about a test, and this rule is about treatments."


def out_of_scope(rule: Rule, facts: Facts) -> Verdict | None:
    """The verdict on a rule that does not apply, or cannot yet be said to; None when it applies."""
    if rule.off:
        return Verdict(State.NOT_APPLICABLE, rule.note)
    if rule.when == "always":
        return None
    if not facts.subjects:
        return Verdict(
            State.NOT_APPLICABLE, "No therapy is named in the details, and none was found in the text."
        )
    if rule.when == "therapy":
        return None
    if rule.when == "treatment":
        return (
            None
            if any(subject.treats for subject in facts.subjects)
            else Verdict(State.NOT_APPLICABLE, _ONLY_TESTS)
        )
    return _experimental(facts, cell_gene=rule.when == "experimental-cell-gene")


def _experimental(facts: Facts, *, cell_gene: bool) -> Verdict | None:
    def concerned(subject: Subject) -> bool:
        return not cell_gene or (subject.pack is not None and subject.pack.kind == _CELL_GENE)

    if any(concerned(subject) for subject in facts.experimental):
        return None
    if unstaged := [subject.name for subject in facts.unstaged if concerned(subject)]:
        message = (
            f"No stage is given for {listed(unstaged)}, so it is not known whether this rule applies. "
            "Give the stage under Therapies in the details."
        )
        return Verdict(State.NEEDS_PERSON, message, facts.mentions, confirmable=False)
    what = "cell or gene therapy" if cell_gene else "therapy"
    return Verdict(State.NOT_APPLICABLE, f"No {what} named here is below approval for its use.")

"""Run the checklist: one finding a rule, in the packs' order."""

from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.article.metadata import Waiver
from cureon_editor.article.reading import read_metadata
from cureon_editor.checks.check import Verdict
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Finding, State
from cureon_editor.checks.registry import checks
from cureon_editor.checks.rule import Packs, Rule
from cureon_editor.checks.scope import out_of_scope
from cureon_editor.checks.wording import filled
from cureon_editor.citations.styles import style_problems
from cureon_editor.journal import Journal

_OFFERING = (State.NOT_MET, State.PARTLY)

#: The rule id of the finding that names what is wrong with a journal's own files.
FAULTS = "house-rules"


class Checker:
    """The checklist of one journal: its rules and settings, ready for any number of articles."""

    def __init__(self, packs: Packs, journal: Journal) -> None:
        self._packs = packs
        self._journal = journal

    def check(self, article: Article, today: date) -> tuple[Finding, ...]:
        """How each rule stands in the article on a day; never raises.

        House rules that could not be read come first, as a finding of their own: they must not pass unseen.
        """
        packs = self._packs.for_category(read_metadata(article.front_matter).category)
        facts = Facts(article, self._journal, packs, today)
        return (*self._faults(), *(self._finding(rule, facts) for rule in packs.rules))

    def _faults(self) -> tuple[Finding, ...]:
        faults = (*self._journal.problems, *style_problems(self._journal), *self._packs.problems)
        if not faults:
            return ()
        count = "One house rule or setting" if len(faults) == 1 else f"{len(faults)} house rules or settings"
        message = f"{count} could not be used, so nothing was checked against it. {' '.join(faults[:3])}"
        return (
            Finding(FAULTS, "House rules", State.NOT_MET, required=True, message=message, missing=faults),
        )

    def _finding(self, rule: Rule, facts: Facts) -> Finding:
        try:
            verdict = _verdict(rule, facts)
            wording = filled(rule, facts) if verdict.state in _OFFERING else ""
        except Exception as error:  # one faulty check must not hide what the others found
            verdict, wording = _failed(rule, error), ""
        return Finding(
            rule=rule.id,
            title=rule.title,
            state=verdict.state,
            required=rule.required,
            message=verdict.message,
            passages=verdict.passages,
            missing=verdict.missing,
            wording=wording,
            number=rule.number,
            basis=rule.basis,
            help=rule.help,
            confirmable=verdict.confirmable,
        )


def _verdict(rule: Rule, facts: Facts) -> Verdict:
    if not facts.metadata.readable:
        return _unreadable(facts)
    waiver = next((w for w in facts.metadata.waivers if w.rule == rule.id and not w.quote), None)
    if waiver and waiver.reason and waiver.by:
        return Verdict(State.WAIVED, _waived(waiver))
    verdict = out_of_scope(rule, facts) or checks()[rule.check].run(facts, rule)
    if waiver is None:
        return verdict
    note = "A waiver is written for this rule, but it does not count without a reason and a name."
    return Verdict(verdict.state, f"{verdict.message} {note}", verdict.passages, verdict.missing)


def _waived(waiver: Waiver) -> str:
    when = f" on {waiver.date}" if waiver.date else ""
    return f"Set aside by {waiver.by}{when}: {waiver.reason.rstrip('.')}."


def _unreadable(facts: Facts) -> Verdict:
    problem = facts.metadata.problems[0]
    line, column = facts.article.line_and_column(problem.part, problem.offset)
    message = (
        f"The details above the text cannot be read (line {line}, column {column}), "
        f"so this rule cannot be checked. {problem.message}"
    )
    return Verdict(State.NOT_MET, message)


def _failed(rule: Rule, error: Exception) -> Verdict:
    message = (
        f"The check “{rule.check}” failed ({type(error).__name__}: {str(error)[:200]}), "
        "so nothing is known of this rule. This is a fault of the check, not of the article: "
        "a person should look, and please report it."
    )
    return Verdict(State.NOT_MET, message)

"""Run the checklist: one finding a rule, in the packs' order."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.article.metadata import Waiver
from cureon_editor.article.reading import read_metadata
from cureon_editor.checks.check import Verdict
from cureon_editor.checks.claims.listing import claims
from cureon_editor.checks.claims.model import Claim
from cureon_editor.checks.expressions import SlowExpressionError
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Finding, State
from cureon_editor.checks.memory import Memory
from cureon_editor.checks.registry import checks
from cureon_editor.checks.rule import Packs, Rule
from cureon_editor.checks.scope import out_of_scope
from cureon_editor.checks.waivers import lost, lost_waiver_note
from cureon_editor.checks.wording import filled
from cureon_editor.citations.styles import style_problems
from cureon_editor.journal import Journal
from cureon_editor.journal.days import is_partial_day, written_day
from cureon_editor.prose.prose import Reader

_OFFERING = (State.NOT_MET, State.PARTLY)

#: The rule id of the finding that names what is wrong with a journal's own files.
FAULTS = "house-rules"


def _nobody(_rule: str) -> None:
    """Nobody wants to know which rule begins."""


class Checker:
    """The checklist of one journal: its rules and settings, ready for any number of articles.

    What was found in the last article's body stays known stretch by stretch, so that the next one, if it is
    that article after an edit, costs little more than the edited stretch. `reader` may be shared with others
    who read the same bodies.
    """

    def __init__(self, packs: Packs, journal: Journal, reader: Reader | None = None) -> None:
        self._packs = packs
        self._journal = journal
        self._memory = Memory(reader)
        self._last: tuple[Facts, Packs] | None = None

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of all rules, those for other categories included."""
        return tuple(rule.id for rule in self._packs.rules)

    def check(
        self,
        article: Article,
        today: date,
        *,
        avoid: AbstractSet[str] = frozenset(),
        begin: Callable[[str], None] = _nobody,
    ) -> tuple[Finding, ...]:
        """How each rule stands in the article on a day; raises nothing but MemoryError.

        Rules in `avoid` are left out, and their findings say so; `begin` is called with each rule's id before
        it is judged. House rules that could not be read come first, as a finding of their own: they must not
        pass unseen.
        """
        packs = self._packs.for_category(read_metadata(article.front_matter).category)
        facts = Facts(article, self._journal, packs, today, self._memory)
        self._last = facts, packs
        findings: list[Finding] = []
        for rule in packs.rules:
            if rule.id in avoid:
                findings.append(_finding(rule, _left_out()))
                continue
            begin(rule.id)
            findings.append(_judged(rule, facts))
        return (*self._faults(), *findings)

    def claims(self) -> tuple[Claim, ...]:
        """What the article that was checked last claims; nothing before there was one."""
        return claims(*self._last) if self._last else ()

    def _faults(self) -> tuple[Finding, ...]:
        faults = (*self._journal.problems, *style_problems(self._journal), *self._packs.problems)
        if not faults:
            return ()
        count = "One house rule or setting" if len(faults) == 1 else f"{len(faults)} house rules or settings"
        message = f"{count} could not be used, so nothing was checked against it. {' '.join(faults[:3])}"
        return (
            Finding(FAULTS, "House rules", State.NOT_MET, required=True, message=message, missing=faults),
        )


def _judged(rule: Rule, facts: Facts) -> Finding:
    try:
        verdict = _verdict(rule, facts)
        wording = filled(rule, facts, verdict.passages) if verdict.state in _OFFERING else ""
    except SlowExpressionError as error:
        verdict, wording = _too_slow(rule, error.expression), ""
    except MemoryError:  # there may be none left for the other rules either
        raise
    except Exception as error:  # one faulty check must not hide what the others found
        verdict, wording = _failed(rule, error), ""
    return _finding(rule, verdict, wording)


def _finding(rule: Rule, verdict: Verdict, wording: str = "") -> Finding:
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
        by_passage=checks()[rule.check].by_passage,
    )


def _verdict(rule: Rule, facts: Facts) -> Verdict:
    if not facts.metadata.readable:
        return _unreadable(facts)
    waiver = next((w for w in facts.metadata.waivers if w.rule == rule.id and not w.quote), None)
    if waiver and waiver.reason and waiver.by:
        return Verdict(State.WAIVED, _waived(waiver))
    verdict = out_of_scope(rule, facts) or checks()[rule.check].run(facts, rule)
    notes = [lost_waiver_note(w) for w in lost(facts.article, facts.metadata, rule.id)]
    if waiver:
        notes.append("Somebody has set this rule aside, but that does not count without a reason and a name.")
    return replace(verdict, message=" ".join((verdict.message, *notes))) if notes else verdict


def _waived(waiver: Waiver) -> str:
    day = written_day(waiver.date) if is_partial_day(waiver.date) else waiver.date
    when = f" on {day}" if day else ""
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


def _left_out() -> Verdict:
    message = (
        "This rule takes too long on this text, so it was left out for now. The other rules were checked, "
        "and your text is not affected."
    )
    return Verdict(State.NOT_MET, message, confirmable=False)


def _too_slow(rule: Rule, expression: str) -> Verdict:
    own = {phrase for phrases in rule.phrases.values() for phrase in phrases}
    own |= {phrase for need in rule.needs for phrase in (*need.phrases, *need.beside)}
    place = f", in {rule.where}," if rule.where and expression in own else ""
    message = (
        f"The regular expression “{expression}”{place} takes too long on this text, so nothing is known of "
        f"the rule “{rule.title}” ({rule.pack or rule.id}). The other rules were checked. "
        "Write it more simply."
    )
    return Verdict(State.NOT_MET, message, confirmable=False)

"""Does each sentence on approval say by whom, when, on what source, and agree with what is known?"""

from dataclasses import dataclass, replace

from cureon_editor.checks.approvals import Comparison, compared
from cureon_editor.checks.check import Check, Verdict, counted, listed, shortened, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage, State
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span


@dataclass(frozen=True, slots=True)
class _Judged:
    """One sentence: what it does not give, and what the therapy packs say of it."""

    passage: Passage
    lacks: tuple[str, ...]
    comparison: Comparison

    sweeping: str

    @property
    def is_whole(self) -> bool:
        return not (self.lacks or self.comparison.problem)

    @property
    def missing(self) -> str:
        against = ("agreement with the therapy pack",) if self.comparison.problem else ()
        return f"“{shortened(self.passage.text)}”: {', '.join((*self.lacks, *against))}"

    @property
    def shown(self) -> Passage:
        """The passage with what is wrong with it, and with the word that says more than a regulator can."""
        gives = f"This sentence on approval gives no {listed(self.lacks, 'or')}." if self.lacks else ""
        sweeps = f"Check whether “{self.sweeping}” is right." if self.sweeping else ""
        return replace(self.passage, lacks=" ".join(filter(None, (gives, self.comparison.problem, sweeps))))


def run(facts: Facts, rule: Rule) -> Verdict:
    """Judge each sentence that speaks of approval for a use; complete ones still ask for a person."""
    about = _about_a_use(facts, rule)
    if not about:
        return Verdict(State.NOT_APPLICABLE, "No sentence speaks of approval for a use.")
    spans = tuple(span for span in about if not facts.set_aside(rule.id, facts.passage(*span)))
    if not spans:
        message = "Each sentence on approval is set aside, with a reason of its own."
        return Verdict(State.WAIVED, message, facts.body.passages(about))
    judged = [_judged(facts, rule, span) for span in spans]
    lacking = [one for one in judged if not one.is_whole]
    state = state_of(len(judged) - len(lacking), len(lacking), confirm=True)
    more = _known(judged) + _broad(judged)
    if lacking:
        passages = tuple(one.shown for one in lacking)
        return Verdict(state, _faults(lacking) + more, passages, tuple(one.missing for one in lacking))
    said = counted(len(spans), "sentence on approval gives", "sentences on approval give")
    message = f"{said} regulator, date and citation. A person should confirm them.{more}"
    return Verdict(state, message, facts.body.passages(spans))


def _about_a_use(facts: Facts, rule: Rule) -> tuple[Span, ...]:
    uses = tuple(use for subject in facts.subjects if (use := subject.use) and use.replace(" ", "").isalpha())
    return facts.body.sentences_with(rule.phrases["approval"], (*rule.phrases["use"], *uses))


def _judged(facts: Facts, rule: Rule, span: Span) -> _Judged:
    regulators = [name for subject in facts.subjects if subject.pack for name in subject.pack.regulators]
    there = {
        "regulator or place": facts.body.find((*rule.phrases["place"], *regulators), *span),
        "date": facts.body.find(rule.phrases["date"], *span),
        "citation": facts.cites(*span),
    }
    lacks = tuple(name for name, found in there.items() if not found)
    sweeping = facts.body.find(rule.phrases["sweeping"], *span)[:1]
    said = "".join(facts.passage(match.start, match.end).text.lower() for match in sweeping)
    return _Judged(facts.passage(*span), lacks, compared(facts, rule, span), said)


def _faults(lacking: list[_Judged]) -> str:
    """How many sentences lack something, and how many say otherwise than the therapy packs."""
    said = []
    if bare := sum(bool(one.lacks) for one in lacking):
        lack = counted(bare, "sentence lacks", "sentences lack")
        said.append(f"{lack} a regulator or place, a date or a citation.")
    if against := sum(bool(one.comparison.problem) for one in lacking):
        disagree = counted(against, "sentence disagrees", "sentences disagree")
        said.append(f"{disagree} with the therapy pack.")
    return " ".join(said)


def _known(judged: list[_Judged]) -> str:
    """A sentence on those that a therapy pack bears out, or nothing."""
    facts = {one.comparison.fact.source: None for one in judged if one.comparison.fact}
    borne = sum(one.comparison.fact is not None for one in judged)
    if not borne:
        return ""
    said = counted(borne, "sentence agrees", "sentences agree")
    return f" {said} with the therapy pack ({listed(list(facts))})."


def _broad(judged: list[_Judged]) -> str:
    """A sentence on the words that say more than any regulator can, or nothing."""
    words = dict.fromkeys(f"“{one.sweeping}”" for one in judged if one.sweeping)
    return f" Sweeping words to check: {listed(list(words))}." if words else ""


CHECK = Check(
    "approval-scoped", run, phrases=("approval", "use", "place", "date", "sweeping"), by_passage=True
)

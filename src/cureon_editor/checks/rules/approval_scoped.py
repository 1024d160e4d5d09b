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

    @property
    def is_whole(self) -> bool:
        return not (self.lacks or self.comparison.problem)

    @property
    def missing(self) -> str:
        against = ("agreement with the therapy pack",) if self.comparison.problem else ()
        return f"“{shortened(self.passage.text)}”: {', '.join((*self.lacks, *against))}"

    @property
    def shown(self) -> Passage:
        """The passage with what is wrong with it."""
        gives = f"This sentence on approval gives no {listed(self.lacks, 'or')}." if self.lacks else ""
        return replace(self.passage, lacks=f"{gives} {self.comparison.problem}".strip())


def run(facts: Facts, rule: Rule) -> Verdict:
    """Judge each sentence that speaks of approval for a use; complete ones still ask for a person."""
    about = _about_a_use(facts, rule)
    if not about:
        return Verdict(State.NOT_APPLICABLE, "No sentence speaks of approval for a use.")
    spans = tuple(span for span in about if not facts.set_aside(rule.id, facts.passage(*span)))
    if not spans:
        message = "Each sentence on approval is set aside by a waiver of its own."
        return Verdict(State.WAIVED, message, facts.body.passages(about))
    judged = [_judged(facts, rule, span) for span in spans]
    lacking = [one for one in judged if not one.is_whole]
    state = state_of(len(judged) - len(lacking), len(lacking), confirm=True)
    more = _known(judged) + _broad(facts, rule, spans)
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
    return _Judged(facts.passage(*span), lacks, compared(facts, rule, span))


def _faults(lacking: list[_Judged]) -> str:
    """How many sentences lack something, and how many say otherwise than the therapy packs."""
    said = []
    if bare := sum(bool(one.lacks) for one in lacking):
        lack = counted(bare, "sentence on approval lacks", "sentences on approval lack")
        said.append(f"{lack} regulator or place, date or citation.")
    if against := sum(bool(one.comparison.problem) for one in lacking):
        disagree = counted(against, "sentence on approval disagrees", "sentences on approval disagree")
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


def _broad(facts: Facts, rule: Rule, spans: tuple[Span, ...]) -> str:
    """A sentence on those that say more than any regulator can, or nothing."""
    sweeping = {facts.body.sentence(match.start) for match in facts.body.find(rule.phrases["sweeping"])}
    passages = facts.body.passages(span for span in spans if span in sweeping)
    if not passages:
        return ""
    said = counted(len(passages), "sentence says", "sentences say")
    examples = listed([f"“{shortened(passage.text)}”" for passage in passages[:2]])
    return f" {said} any, anywhere, only or never ({examples}): a person should confirm."


CHECK = Check(
    "approval-scoped", run, phrases=("approval", "use", "place", "date", "sweeping"), by_passage=True
)

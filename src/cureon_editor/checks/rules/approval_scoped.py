"""Does each sentence on approval say by whom, when, and on what source?"""

from cureon_editor.checks.check import Check, Verdict, counted, listed, shortened, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import State
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span


def run(facts: Facts, rule: Rule) -> Verdict:
    """Judge each sentence that speaks of approval for a use; complete ones still ask for a person."""
    spans = _about_a_use(facts, rule)
    if not spans:
        return Verdict(State.NOT_APPLICABLE, "No sentence speaks of approval for a use.")
    judged = [(facts.passage(*span), _lacks(facts, rule, span)) for span in spans]
    lacking = [
        (passage, lacks) for passage, lacks in judged if lacks and not facts.set_aside(rule.id, passage)
    ]
    state = state_of(len(spans) - len(lacking), len(lacking), confirm=True)
    broad = _broad(facts, rule, spans)
    if lacking:
        said = counted(len(lacking), "sentence on approval lacks", "sentences on approval lack")
        message = f"{said} regulator or place, date or citation.{broad}"
        missing = tuple(f"“{shortened(passage.text)}”: {', '.join(lacks)}" for passage, lacks in lacking)
        return Verdict(state, message, tuple(passage for passage, _ in lacking), missing)
    said = counted(len(spans), "sentence on approval gives", "sentences on approval give")
    message = f"{said} regulator, date and citation. A person should confirm them.{broad}"
    return Verdict(state, message, facts.body.passages(spans))


def _about_a_use(facts: Facts, rule: Rule) -> tuple[Span, ...]:
    uses = tuple(use for subject in facts.subjects if (use := subject.use) and use.replace(" ", "").isalpha())
    return facts.body.sentences_with(rule.phrases["approval"], (*rule.phrases["use"], *uses))


def _lacks(facts: Facts, rule: Rule, span: Span) -> list[str]:
    regulators = [name for subject in facts.subjects if subject.pack for name in subject.pack.regulators]
    there = {
        "regulator or place": facts.body.find((*rule.phrases["place"], *regulators), *span),
        "date": facts.body.find(rule.phrases["date"], *span),
        "citation": facts.cites(*span),
    }
    return [name for name, found in there.items() if not found]


def _broad(facts: Facts, rule: Rule, spans: tuple[Span, ...]) -> str:
    """A sentence on those that say more than any regulator can, or nothing."""
    sweeping = {facts.body.sentence(match.start) for match in facts.body.find(rule.phrases["sweeping"])}
    passages = facts.body.passages(span for span in spans if span in sweeping)
    if not passages:
        return ""
    said = counted(len(passages), "sentence says", "sentences say")
    examples = listed([f"“{shortened(passage.text)}”" for passage in passages[:2]])
    return f" {said} any, anywhere, only or never ({examples}): a person should confirm."


CHECK = Check("approval-scoped", run, phrases=("approval", "use", "place", "date", "sweeping"))

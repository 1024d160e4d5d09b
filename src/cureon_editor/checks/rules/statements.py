"""Does the text say each thing that the rule's `needs` ask for?"""

from cureon_editor.checks.check import Check, Verdict, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.rule import Need, Rule

_SHOWN = 3


def run(facts: Facts, rule: Rule) -> Verdict:
    """Look for each need; words found still ask for a person where the rule says so."""
    found: list[str] = []
    missing: list[str] = []
    passages: list[Passage] = []
    for need in rule.needs:
        rests_on = passages_of(facts, need)
        (found if rests_on else missing).append(need.name)
        passages += rests_on[:_SHOWN]
    state = state_of(len(found), len(missing), confirm=rule.confirm)
    return Verdict(
        state, _message(found, missing, confirm=rule.confirm), tuple(dict.fromkeys(passages)), tuple(missing)
    )


def passages_of(facts: Facts, need: Need) -> tuple[Passage, ...]:
    """The sentences, or headings, that say what a need asks for; a question says nothing."""
    text = facts.standfirst if need.place == "standfirst" else facts.body
    spans = text.sentences_with(need.phrases, need.beside, plain=need.plain)
    if need.place == "headings":
        return text.passages(
            span for span in spans if any(h.start <= span[0] < h.end for h in facts.headings)
        )
    return text.passages(span for span in spans if not text.is_question(span))


def _message(found: list[str], missing: list[str], *, confirm: bool) -> str:
    if not missing:
        said = f"The text gives {listed(found)}."
        return f"{said} A person should confirm that it is right." if confirm else said
    lacks = f"{listed(missing)} could not be found"
    if found:
        return f"The text gives {listed(found)}, but {lacks}. Add it."
    return f"{lacks[:1].upper()}{lacks[1:]}. Add it."


CHECK = Check("statements", run, needs=True)

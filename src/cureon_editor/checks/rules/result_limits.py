"""Does each paragraph that reports a result in people also give its limits?"""

from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import State
from cureon_editor.checks.rule import Rule

_LIMITS = ("design", "follow-up", "comparison")


def run(facts: Facts, rule: Rule) -> Verdict:
    """A result is a paragraph with a citation and a count of people; its limits may stand anywhere in it."""
    results = [
        block
        for block in facts.paragraphs
        if facts.cites(block.start, block.end)
        and facts.body.find(rule.phrases["people"], block.start, block.end)
    ]
    results = [
        block for block in results if not facts.set_aside(rule.id, facts.passage(block.start, block.end))
    ]
    if not results:
        return Verdict(State.NOT_APPLICABLE, "No paragraph reports a cited result with a number of people.")
    missing: list[str] = []
    given = 0
    for number, block in enumerate(results, start=1):
        lacks = [name for name in _LIMITS if not facts.body.find(rule.phrases[name], block.start, block.end)]
        given += len(_LIMITS) - len(lacks)
        if lacks:
            missing.append(f"result {number} of {len(results)}: {listed(lacks)}")
    passages = tuple(facts.passage(block.start, block.end) for block in results)
    state = state_of(given, len(missing), confirm=True)
    if missing:
        said = counted(len(missing), "reported result lacks", "reported results lack")
        return Verdict(state, f"{said} design, follow-up or comparison.", passages, tuple(missing))
    said = counted(len(results), "reported result gives", "reported results give")
    message = f"{said} design, follow-up and comparison. A person should confirm them."
    return Verdict(state, message, passages)


CHECK = Check("result-limits", run, phrases=("people", *_LIMITS))

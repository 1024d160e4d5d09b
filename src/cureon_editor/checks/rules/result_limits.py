"""Does each paragraph that reports a result in people also give its limits?"""

from collections.abc import Iterator

from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import State
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span

_LIMITS = ("design", "follow-up", "comparison")


def run(facts: Facts, rule: Rule) -> Verdict:
    """A result is a paragraph with a citation and a count of people; its limits may stand anywhere in it."""
    results = list(_results(facts, rule))
    if not results:
        return Verdict(State.NOT_APPLICABLE, "No paragraph reports a cited result with a number of people.")
    lacks = [[name for name in _LIMITS if not facts.body.find(rule.phrases[name], *span)] for span in results]
    passages = facts.body.passages(results)
    lacking = [(number, names) for number, names in enumerate(lacks, start=1) if names]
    if not lacking:
        said = counted(len(results), "reported result gives", "reported results give")
        message = f"{said} design, follow-up and comparison. A person should confirm them."
        return Verdict(state_of(1, 0, confirm=True), message, passages)
    said = counted(len(lacking), "reported result lacks", "reported results lack")
    missing = tuple(f"result {number} of {len(results)}: {listed(names)}" for number, names in lacking)
    given = len(_LIMITS) * len(results) - sum(len(names) for names in lacks)
    state = state_of(given, len(lacking))
    return Verdict(state, f"{said} design, follow-up or comparison.", passages, missing)


def _results(facts: Facts, rule: Rule) -> Iterator[Span]:
    for block in facts.paragraphs:
        span = (block.start, block.end)
        if (
            facts.cites(*span)
            and facts.body.find(rule.phrases["people"], *span)
            and not facts.set_aside(rule.id, facts.passage(*span))
        ):
            yield span


CHECK = Check("result-limits", run, phrases=("people", *_LIMITS))

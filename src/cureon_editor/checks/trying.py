"""Try the examples that rules carry: do the good ones satisfy their rule, and the bad ones not?"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType

from cureon_editor.checks.check import shortened
from cureon_editor.checks.engine import Checker
from cureon_editor.checks.examples import example
from cureon_editor.checks.findings import Finding, State
from cureon_editor.checks.rule import Packs, Rule
from cureon_editor.journal import Journal

_SATISFIED = (State.MET, State.NEEDS_PERSON)
_LACKING = (State.NOT_MET, State.PARTLY)


def failing_examples(packs: Packs, journal: Journal, today: date, own: frozenset[str]) -> Iterator[str]:
    """A sentence for each example that fails, and for each rule without one, of the rules with `own` ids.

    Rules are tried whether or not they are switched off or kept for some categories.
    """
    everywhere = _everywhere(packs)
    checker = Checker(everywhere, journal)
    ids = frozenset(rule.id for rule in everywhere.rules)

    def finding_of(rule: Rule, text: str) -> Finding:
        findings = checker.check(example(text), today, avoid=ids - {rule.id})
        return next(finding for finding in findings if finding.rule == rule.id)

    for rule in everywhere.rules:
        if rule.id in own:
            yield from _untested(rule)
            yield from _failures(rule, "good", rule.good, _SATISFIED, partial(finding_of, rule))
            yield from _failures(rule, "bad", rule.bad, _LACKING, partial(finding_of, rule))


def _everywhere(packs: Packs) -> Packs:
    rules = tuple(replace(rule, off=False, categories=()) for rule in packs.rules)
    therapies = {name: replace(pack, categories=()) for name, pack in packs.therapies.items()}
    return Packs(rules, MappingProxyType(therapies))


def _untested(rule: Rule) -> Iterator[str]:
    missing = " and ".join(kind for kind, texts in (("good", rule.good), ("bad", rule.bad)) if not texts)
    if missing:
        yield f"{rule.where}: The rule “{rule.id}” has no {missing} example, so nothing shows that it works."


def _failures(
    rule: Rule, kind: str, texts: tuple[str, ...], wanted: tuple[State, ...], judge: Callable[[str], Finding]
) -> Iterator[str]:
    for number, text in enumerate(texts, start=1):
        found = judge(text)
        if found.state not in wanted:
            state = found.state.replace("-", " ")
            yield (
                f"{rule.where}: The {kind} example {number} of “{rule.id}” is {state}. {found.message} "
                f"It begins “{shortened(text)}”"
            )

"""Is there a section on risks, with a list of serious harms?"""

from dataclasses import replace

from cureon_editor.checks.check import Check, Verdict, counted, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule

_LIST = "a list of serious harms"


def run(facts: Facts, rule: Rule) -> Verdict:
    """Look for a heading that speaks of risks and list items below it."""
    speaks = rule.phrases["heading"]
    headings = [heading for heading in facts.headings if facts.body.find(speaks, heading.start, heading.end)]
    for heading in headings:
        items = facts.items(heading.end, heading.section.end if heading.section else heading.end)
        if len(items) >= rule.limits["harms"]:
            spans = [(block.start, block.end) for block in (heading, *items)]
            message = f"The section on risks lists {counted(len(items), 'harm')}."
            return Verdict(state_of(1, 0), message, facts.body.passages(spans))
    if not headings:
        message = "No heading speaks of risks. Add a section with a list of serious harms."
        return Verdict(state_of(0, 2), message, missing=("a heading on risks", _LIST))
    message = f"The section on risks lists fewer than {rule.limits['harms']} harms. List the serious ones."
    lacks = "The section below lacks a list of serious harms."
    passages = tuple(replace(facts.passage(it.start, it.end), lacks=lacks) for it in headings)
    return Verdict(state_of(1, 1), message, passages, (_LIST,))


CHECK = Check("risk-section", run, phrases=("heading",), limits=("harms",))

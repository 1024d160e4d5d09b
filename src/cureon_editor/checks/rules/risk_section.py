"""Is there a section on risks, with a list of serious harms?"""

from cureon_editor.checks.check import Check, Verdict, counted, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule


def run(facts: Facts, rule: Rule) -> Verdict:
    """Look for a heading that speaks of risks and list items below it."""
    headings = [
        heading
        for heading in facts.headings
        if facts.body.find(rule.phrases["heading"], heading.start, heading.end)
    ]
    if not headings:
        missing = ("a heading on risks", "a list of serious harms")
        return Verdict(
            state_of(0, 2),
            "No heading speaks of risks. Add a section with a list of serious harms.",
            missing=missing,
        )
    for heading in headings:
        end = heading.section.end if heading.section else heading.end
        items = [block for block in facts.items if heading.end <= block.start < end]
        if len(items) >= rule.limits["harms"]:
            passages = (
                facts.passage(heading.start, heading.end),
                *(facts.passage(b.start, b.end) for b in items),
            )
            return Verdict(
                state_of(1, 0), f"The section on risks lists {counted(len(items), 'harm')}.", passages
            )
    passages = tuple(facts.passage(heading.start, heading.end) for heading in headings)
    message = f"The section on risks lists fewer than {rule.limits['harms']} harms. List the serious ones."
    return Verdict(state_of(1, 1), message, passages, ("a list of serious harms",))


CHECK = Check("risk-section", run, phrases=("heading",), limits=("harms",))

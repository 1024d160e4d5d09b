"""Was each source looked up for retraction or correction lately?"""

from cureon_editor.checks.check import Check, Verdict, counted, state_of
from cureon_editor.checks.days import read_date
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule


def run(facts: Facts, rule: Rule) -> Verdict:
    """Met when every source was checked within the days that the rule allows."""
    days = rule.limits["days"]
    sources = list(zip(facts.metadata.sources, facts.metadata.source_spans, strict=True))
    if not sources:
        return Verdict(state_of(0, 1), "The article has no sources to look up.", missing=("sources",))
    due = []
    for source, span in sources:
        checked = read_date(source.status_checked)
        if checked is None or not 0 <= (facts.today - checked).days <= days:
            due.append((source, span))
    if not due:
        said = counted(len(sources), "source was", "sources were")
        message = f"{said} looked up within {days} days. A person should confirm the result."
        return Verdict(state_of(1, 0, confirm=True), message, facts.has("references"))
    missing = tuple(f"{source.key}: status_checked" for source, _ in due)
    said = counted(len(due), "source has", "sources have")
    message = f"{said} no look-up for retraction or correction within {days} days. Fill in “status_checked”."
    state = state_of(len(sources) - len(due), len(due))
    return Verdict(state, message, tuple(facts.front(*span) for _, span in due), missing)


CHECK = Check("source-status", run, limits=("days",))

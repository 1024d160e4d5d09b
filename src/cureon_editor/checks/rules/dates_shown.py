"""Are the dates of publication and of the next check given, and soon enough?"""

from datetime import timedelta

from cureon_editor.checks.check import Check, Verdict, listed, state_of
from cureon_editor.checks.days import months_between, read_date
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule


def run(facts: Facts, rule: Rule) -> Verdict:
    """The reviewed date comes with the reviewer's decision, so complete fields still ask for a person."""
    months = rule.limits["months-experimental" if facts.experimental or facts.unstaged else "months"]
    published, due = read_date(facts.metadata.date), read_date(facts.metadata.review_due)
    base = max(facts.today, published or facts.today)
    missing: list[str] = []
    if published is None:
        missing.append("the date of publication (date)")
    if due is None:
        missing.append("the date of the next check (review_due)")
    elif due < facts.today:
        missing.append("a next check that is not overdue (review_due)")
    elif months_between(base, due - timedelta(days=1)) >= months:
        missing.append(f"a next check within {months} months (review_due)")
    passages = (*facts.has("date"), *facts.has("review_due"))
    state = state_of(2 - len(missing), len(missing), confirm=True)
    reviewed = "The date of review comes with the reviewer's decision."
    if missing:
        return Verdict(state, f"Still missing: {listed(missing)}. {reviewed}", passages, tuple(missing))
    return Verdict(state, f"Publication and next check are dated. {reviewed}", passages)


CHECK = Check("dates-shown", run, limits=("months", "months-experimental"))

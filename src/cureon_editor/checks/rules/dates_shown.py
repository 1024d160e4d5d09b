"""Are the dates of publication and of the next check given, and soon enough?"""

from dataclasses import replace
from datetime import timedelta

from cureon_editor.checks.check import Check, Verdict, listed, state_of
from cureon_editor.checks.days import months_between, read_date
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule


def run(facts: Facts, rule: Rule) -> Verdict:
    """The reviewed date comes with the reviewer's decision, so complete fields still ask for a person."""
    published = read_date(facts.metadata.date)
    date, due = facts.has("date"), facts.has("review_due")
    missing = ["the date of publication"] if published is None else []
    if lack := _lack_of_due(facts, rule):
        missing.append(lack)
        due = tuple(replace(passage, lacks=f"Give {lack}.") for passage in due)
    state = state_of(2 - len(missing), len(missing), confirm=True)
    reviewed = "The date of review comes with the reviewer's decision."
    if missing:
        return Verdict(state, f"Still missing: {listed(missing)}. {reviewed}", (*date, *due), tuple(missing))
    message = f"Publication and next review are dated. {reviewed}"
    return Verdict(state, message, (*date, *due), confirmable=False)


def _lack_of_due(facts: Facts, rule: Rule) -> str:
    """What is wrong with the date when review is due, or nothing."""
    months = rule.limits["months-experimental" if facts.experimental or facts.unstaged else "months"]
    published, due = read_date(facts.metadata.date), read_date(facts.metadata.review_due)
    if due is None:
        return "the date when review is due"
    if due < facts.today:
        return "a date of review that is not overdue"
    base = max(facts.today, published or facts.today)
    too_late = months_between(base, due - timedelta(days=1)) >= months
    return f"a date of review within {months} months" if too_late else ""


CHECK = Check("dates-shown", run, limits=("months", "months-experimental"))

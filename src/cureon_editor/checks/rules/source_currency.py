"""Is the newest source recent enough for a therapy still being tested?"""

from dataclasses import replace

from cureon_editor.checks.check import Check, Verdict, counted, state_of
from cureon_editor.checks.days import last_day, months_between, read_date
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule


def run(facts: Facts, rule: Rule) -> Verdict:
    """Measured against the article's date (today without one); a year alone counts to its end."""
    months = rule.limits["months"]
    dated = [
        (last_day(source.issued), source.key, span)
        for source, span in zip(facts.metadata.sources, facts.metadata.source_spans, strict=True)
        if source.issued and source.issued.year
    ]
    if not dated:
        return Verdict(
            state_of(0, 1), "No source has a year, so its age is not known.", missing=("a dated source",)
        )
    newest, key, span = max(dated)
    reference = read_date(facts.metadata.date) or facts.today
    age = months_between(newest, reference)
    passages = (facts.front(*span),)
    if age >= months:
        message = f"The newest source, {key}, was {counted(age, 'month')} old. Look for newer evidence."
        old = tuple(replace(passage, lacks=message) for passage in passages)
        return Verdict(state_of(0, 1), message, old, (f"a source under {months} months old",))
    return Verdict(state_of(1, 0), f"The newest source, {key}, was under {months} months old.", passages)


CHECK = Check("source-currency", run, limits=("months",))

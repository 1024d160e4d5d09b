"""Does the article lead to a sale: a price, a booking, an offer?"""

import re

from cureon_editor.checks.check import Check, Verdict, counted, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule

#: A sum of money, which no phrase can say.
_PRICE = re.compile(r"[£$€]\s?\d")


def run(facts: Facts, rule: Rule) -> Verdict:
    """Found words are not met; none found still asks for a person, since a sale needs no special word."""
    spans = [
        facts.body.sentence(match.start)
        for match in facts.body.find(rule.phrases["sales"])
        if not facts.body.denied(match)
    ]
    spans += [facts.body.sentence(found.start()) for found in _PRICE.finditer(facts.body.text)]
    passages = tuple(
        passage
        for passage in facts.body.passages(dict.fromkeys(spans))
        if not facts.set_aside(rule.id, passage)
    )
    if passages:
        said = counted(len(passages), "sentence leads", "sentences lead")
        message = f"{said} to a sale. Take prices, bookings and offers out."
        return Verdict(state_of(0, 1), message, passages, ("a text without a path to a sale",))
    message = (
        "No price, booking or offer was found. A person should confirm that nothing here sells the therapy."
    )
    return Verdict(state_of(1, 0, confirm=True), message)


CHECK = Check("no-sales-path", run, phrases=("sales",))

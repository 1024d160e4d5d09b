"""Does the article lead to a sale: a price, a booking, an offer?"""

import re
from collections.abc import Iterator
from dataclasses import replace

from cureon_editor.checks.check import Check, Verdict, counted, state_of
from cureon_editor.checks.denial import warning
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.phrases import fold
from cureon_editor.checks.quoting import covers, is_quoted
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.words import Match

#: A sum of money, which no phrase can say.
_PRICE = re.compile(r"[£$€]\s?\d")
#: How far before words of a sale a warning of them may stand.
_CLOSE = 200
_PRICED = "This names a price. Take it out, or set it aside with a reason."
_SELLING = "“{}” leads to a sale. Take it out, or set it aside with a reason."


def run(facts: Facts, rule: Rule) -> Verdict:
    """Found words are not met; none found still asks for a person, since a sale needs no special word."""
    passages = tuple(_passages(facts, rule))
    if passages:
        said = counted(len(passages), "sentence leads", "sentences lead")
        message = f"{said} to a sale. Take prices, bookings and offers out."
        return Verdict(state_of(0, 1), message, passages, ("a text without a path to a sale",))
    message = (
        "No price, booking or offer was found. A person should confirm that nothing here sells the therapy."
    )
    return Verdict(state_of(1, 0, confirm=True), message)


def _passages(facts: Facts, rule: Rule) -> Iterator[Passage]:
    """The sentences that lead to a sale, each once, without those that a waiver quotes."""
    body = facts.body
    lacks = {
        body.sentence(match.start): _SELLING.format(body.text[match.start : match.end])
        for match in body.find(rule.phrases["sales"])
        if not _is_harmless(facts, rule, match)
    }
    for price in body.scan(_PRICE):
        lacks.setdefault(body.sentence(price.start), _PRICED)
    for span, lack in lacks.items():
        passage = facts.passage(*span)
        if not facts.set_aside(rule.id, passage):
            yield replace(passage, lacks=lack)


def _is_harmless(facts: Facts, rule: Rule, match: Match) -> bool:
    """Whether words of a sale are denied, warned of, only quoted, or said of a doctor."""
    body = facts.body
    if covers(body.find(rule.phrases.get("usual", ())), match):
        return True
    start = max(body.sentence(match.start)[0], match.start - _CLOSE)
    warned = warning(fold(body.text[start : match.start]), 0, match.start - start)
    return bool(body.denied(match) or warned) or is_quoted(body, match)


CHECK = Check("no-sales-path", run, phrases=("sales",), by_passage=True)

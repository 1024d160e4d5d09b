"""Does each paragraph that reports a result in people also give its limits?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cureon_editor.article.sources import Source, Study
from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.cited import cited_sources, named
from cureon_editor.checks.counts import counts, counts_at
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage, State
from cureon_editor.checks.quoting import covers
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span

_LIMITS = ("design", "follow-up", "comparison")
#: How many sentences about study cards a message holds.
_MOST = 4


def run(facts: Facts, rule: Rule) -> Verdict:
    """A result is a paragraph with a citation and a count of people; its limits may stand anywhere in it.

    What the study cards of its sources say of the limits it lacks is offered; a card that counts other
    people is named.
    """
    results = list(_results(facts, rule))
    if not results:
        return Verdict(State.NOT_APPLICABLE, "No paragraph reports a cited result with a number of people.")
    lacks = [[name for name in _LIMITS if not facts.body.find(rule.phrases[name], *span)] for span in results]
    passages = tuple(_passage(facts, span, names) for span, names in zip(results, lacks, strict=True))
    lacking = [(number, names) for number, names in enumerate(lacks, start=1) if names]
    cards = _cards(facts, rule, list(zip(results, lacks, strict=True)))
    if not lacking:
        said = counted(len(results), "reported result gives", "reported results give")
        message = f"{said} design, follow-up and comparison. A person should confirm them."
        return Verdict(state_of(1, 0, confirm=True), message + cards, passages)
    said = counted(len(lacking), "reported result lacks", "reported results lack")
    missing = tuple(f"result {number} of {len(results)}: {listed(names)}" for number, names in lacking)
    given = len(_LIMITS) * len(results) - sum(len(names) for names in lacks)
    state = state_of(given, len(lacking))
    return Verdict(state, f"{said} design, follow-up or comparison.{cards}", passages, missing)


def _passage(facts: Facts, span: Span, names: list[str]) -> Passage:
    lacks = f"This reports a result in people. Add what it lacks: {listed(names)}." if names else ""
    return replace(facts.passage(*span), lacks=lacks)


def _results(facts: Facts, rule: Rule) -> Iterator[Span]:
    for block in facts.paragraphs:
        span = (block.start, block.end)
        if (
            facts.cites(*span)
            and _counts_people(facts, rule, span)
            and not facts.set_aside(rule.id, facts.passage(*span))
        ):
            yield span


def _counts_people(facts: Facts, rule: Rule, span: Span) -> bool:
    """Whether a stretch counts people, other than in the rule's `usual` phrases ("one in 2,000 people")."""
    people = facts.body.find(rule.phrases["people"], *span)
    usual = facts.body.find(rule.phrases.get("usual", ())) if people else ()
    return any(not covers(usual, found) for found in people)


def _cards(facts: Facts, rule: Rule, results: Sequence[tuple[Span, Sequence[str]]]) -> str:
    """What the study cards add, as sentences behind the message; nothing without cards."""
    if not any(source.study for source in facts.metadata.sources):
        return ""
    said: dict[str, None] = {}
    for span, lacks in results:
        sources = cited_sources(facts, span)
        said |= dict.fromkeys(_other_count(facts, rule, span, sources))
        said |= dict.fromkeys(_offers(facts, sources, lacks))
    return "".join(f" {sentence}" for sentence in list(said)[:_MOST])


def _offers(facts: Facts, sources: Sequence[Source], lacks: Sequence[str]) -> Iterator[str]:
    """What cards say of the limits that a paragraph lacks."""
    for source in sources:
        card = source.study or Study()
        known = {"design": card.design, "follow-up": card.follow_up, "comparison": card.comparison}
        if given := [f"{name} “{known[name]}”" for name in lacks if known[name]]:
            yield f"The study card of {named(facts, source)} says: {listed(given)}."


def _other_count(facts: Facts, rule: Rule, span: Span, sources: Sequence[Source]) -> Iterator[str]:
    """A sentence when no card of the sources cited knows any number of people that the paragraph gives."""
    cards = [(source, source.study.people) for source in sources if source.study]
    known = [counts(people) for _, people in cards]
    if not known or len(known) < len(sources) or not all(known):
        return
    start, end = span
    matches = facts.body.find(rule.phrases["people"], start, end)
    places = [(found.start - start, found.end - start) for found in matches]
    told = counts_at(facts.body.text[start:end], places)
    if told and told.isdisjoint(frozenset().union(*known)):
        shown = listed([str(count) for count in sorted(told)])
        says = listed([f"{named(facts, source)} says “{people}”" for source, people in cards])
        yield f"The text counts {shown} people; the study card of {says}. A person should compare them."


CHECK = Check("result-limits", run, phrases=("people", *_LIMITS), by_passage=True)

"""Numbers of the text that do not fit the study cards of the sources they are taken from."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from cureon_editor.article.sources import Source, Study
from cureon_editor.checks.check import listed, shortened
from cureon_editor.checks.cited import named
from cureon_editor.checks.claims.durations import durations
from cureon_editor.checks.claims.model import Disagreement
from cureon_editor.checks.claims.quantities import Measure, Quantity, agree
from cureon_editor.checks.claims.statements import Statement
from cureon_editor.checks.counts import numbers
from cureon_editor.checks.facts import Facts

#: Of how many counts on study cards sums are made.
_ADDED = 10


def against_cards(facts: Facts, told: Sequence[Statement]) -> Iterator[Disagreement]:
    """What a block says otherwise than every study card of the sources it is taken from.

    Nothing is said unless each of these sources has the number on its card. Fewer people than on the card are
    no disagreement where the same block gives the card's number too: they are some of those people.
    """
    for statement in told:
        sources = [facts.sources[key] for key in statement.keys if key in facts.sources]
        if sources and len(sources) == len(statement.keys) and not _fits(statement, sources, told):
            yield Disagreement(statement.start, statement.end, _message(facts, statement, sources))


def _fits(statement: Statement, sources: Sequence[Source], told: Sequence[Statement]) -> bool:
    measure = statement.quantity.measure
    cards = [_KNOWN[measure](source.study or Study()) for source in sources] if measure in _KNOWN else []
    if not cards or not all(cards):
        return True
    known = [quantity for card in cards for quantity in card]
    if measure is Measure.FOLLOW_UP:
        return _is_known(statement.quantity, known)
    return _people_fit(statement, cards, told)


def _people_fit(statement: Statement, cards: Sequence[Sequence[Quantity]], told: Sequence[Statement]) -> bool:
    quantity, known = statement.quantity, [each for card in cards for each in card]
    counts = [each.value for each in known]
    if quantity.part:
        return quantity.value <= sum(counts)
    if _is_known(quantity, known) or quantity.value in _sums(cards):
        return True
    if any(total in counts for total in sums_with(statement)):
        return True
    companions = [other for other in told if other.keys == statement.keys and _is_whole(other)]
    smaller = quantity.value < max(counts)
    return smaller and any(_is_known(other.quantity, known) for other in companions)


def sums_with(statement: Statement) -> frozenset[float]:
    """The sums of neighbouring numbers of the sentence, this one among them: "eight, three and four"."""
    values, value = statement.numbers, statement.quantity.value
    return frozenset(
        sum(values[first:last])
        for first in range(len(values))
        for last in range(first + 2, min(len(values), first + _ADDED) + 1)
        if value in values[first:last]
    )


def _is_whole(statement: Statement) -> bool:
    return statement.quantity.measure is Measure.PEOPLE and not statement.quantity.part


def _is_known(quantity: Quantity, known: Sequence[Quantity]) -> bool:
    low, high = min(each.value for each in known), max(each.value for each in known)
    within = quantity.measure is Measure.FOLLOW_UP and low < quantity.value < high
    return within or any(agree(quantity, each) for each in known)


def _sums(cards: Sequence[Sequence[Quantity]]) -> frozenset[float]:
    """What several studies make together, and what some of the groups of one do."""
    counts = [sorted({each.value for each in card}, reverse=True)[:_ADDED] for card in cards]
    together = [[card[0] for card in counts][:_ADDED], *(card[1:] for card in counts)]
    return frozenset(
        sum(chosen)
        for some in together
        for size in range(2, len(some) + 1)
        for chosen in combinations(some, size)
    )


def _people(study: Study) -> tuple[Quantity, ...]:
    found = numbers(study.people)
    return tuple(Quantity(Measure.PEOPLE, value, start, end) for start, end, value in found if value)


def _follow_up(study: Study) -> tuple[Quantity, ...]:
    return durations(study.follow_up)


_KNOWN: dict[Measure, Callable[[Study], tuple[Quantity, ...]]] = {
    Measure.PEOPLE: _people,
    Measure.FOLLOW_UP: _follow_up,
}


def _message(facts: Facts, statement: Statement, sources: Sequence[Source]) -> str:
    measure = statement.quantity.measure
    said = [
        f"{named(facts, source)} says “{_written(source, measure)}”" for source in sources if source.study
    ]
    what = "people" if measure is Measure.PEOPLE else "a follow-up"
    given = f"{statement.text} people" if measure is Measure.PEOPLE else f"{what} of {statement.text}"
    return f"The text gives {given}; the study card of {listed(said)}. Compare both with the source."


def _written(source: Source, measure: Measure) -> str:
    study = source.study or Study()
    written = study.people if measure is Measure.PEOPLE else study.follow_up
    return shortened(written)

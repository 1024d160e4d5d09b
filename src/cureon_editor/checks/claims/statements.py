"""The numbers that each block gives, and whose they are: the sources and studies its sentences name."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from cureon_editor.checks.claims.durations import follow_up
from cureon_editor.checks.claims.numbers import numbers_of
from cureon_editor.checks.claims.people import people
from cureon_editor.checks.claims.quantities import Quantity
from cureon_editor.checks.claims.shares import shares
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.text import Span

_NAMED = re.compile(
    r"(?<!\w)(?:(?P<registered>NCT\d{8}|ISRCTN\d{8})"
    r"|the (?P<name>[A-Z][A-Z0-9]{2,}(?:-[A-Z0-9]+)*) (?:trial|study|series))(?!\w)"
)
#: How many statements of a block are compared.
MOST = 100


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity where the body gives it.

    `keys` are those of the sources it is taken from, `study` is the study its sentence names, or nothing.
    `numbers` are all numbers of its sentence, in order, and `block` is where the block begins.
    """

    quantity: Quantity
    start: int
    end: int
    text: str
    block: int
    keys: tuple[str, ...]
    study: str
    numbers: tuple[float, ...]


def statements(facts: Facts, block: Span) -> tuple[Statement, ...]:
    """What a paragraph or list item says in numbers of the studies it cites: the first hundred of them."""
    spans = facts.body.within(*block)
    found = (
        statement
        for index, span in enumerate(spans)
        if (quantities := _quantities(facts.body.text[slice(*span)]))
        for statement in _of(facts, span, block, quantities, _keys(facts, spans, index, block))
    )
    return tuple(islice(found, MOST))


def keys_in(facts: Facts, start: int, end: int) -> tuple[str, ...]:
    """The keys that a stretch of the body cites, each once, those without a source too."""
    first = bisect_left(facts.clusters, start, key=lambda cluster: cluster.start)
    last = bisect_right(facts.clusters, end - 1, first, key=lambda cluster: cluster.start)
    return tuple(dict.fromkeys(item.key for it in facts.clusters[first:last] for item in it.items))


def _of(
    facts: Facts, span: Span, block: Span, quantities: tuple[Quantity, ...], keys: tuple[str, ...]
) -> Iterator[Statement]:
    sentence = facts.body.text[slice(*span)]
    values = tuple(number.value for number in numbers_of(sentence))
    for quantity in quantities:
        start, end = span[0] + quantity.start, span[0] + quantity.end
        words = " ".join(facts.body.text[start:end].split())
        yield Statement(quantity, start, end, words, block[0], keys, _study(sentence), values)


@lru_cache(maxsize=32_768)
def _quantities(sentence: str) -> tuple[Quantity, ...]:
    found = (*people(sentence), *follow_up(sentence), *shares(sentence))
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _study(sentence: str) -> str:
    """The one study that a sentence names, by its number or in capitals; nothing if there are several."""
    names = {found["registered"] or found["name"] for found in _NAMED.finditer(sentence)}
    return names.pop() if len(names) == 1 else ""


def _keys(facts: Facts, spans: Sequence[Span], index: int, block: Span) -> tuple[str, ...]:
    """The sources of a sentence: those it cites, else those of the next that cites any, else of the block.

    The last only when the block has a single source: it is then the one that everything rests on.
    """
    for place in range(index, len(spans)):
        end = spans[place + 1][0] if place + 1 < len(spans) else block[1]
        if found := keys_in(facts, spans[place][0], end):
            return found
    all_of_block = keys_in(facts, *block)
    return all_of_block if len(all_of_block) == 1 else ()

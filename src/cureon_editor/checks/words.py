"""The words of a text, indexed so that phrases are tried only where their first word stands."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cureon_editor.checks.expressions import Expression
from cureon_editor.checks.phrases import Phrase, Query, fold

#: Sorts after every word that begins with the same letters.
_LAST = "\U0010ffff"
#: Letters by which it is known quickly that no word begins with a stem.
_OPENING = 2


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase was found, in code points of the searched text."""

    start: int
    end: int


class Words:
    """Where each word of a text begins; `text` is folded."""

    def __init__(self, text: str) -> None:
        self.text = fold(text)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for word in re.finditer(r"\w+", self.text):
            self._places[word[0]].append(word.start())
        self._sorted = sorted(self._places)
        self._openings = frozenset(word[:_OPENING] for word in self._places)

    def places(self, head: str) -> Iterable[int]:
        """The offsets of a word, or of all words that begin so when it ends in `*`."""
        return self._stem_places(head[:-1]) if head.endswith("*") else self._places.get(head, ())

    def begins(self, query: Query) -> Iterator[tuple[Phrase, Iterable[int]]]:
        """The phrases of a query that may stand in the text, with the offsets where they may begin."""
        for word in query.words.keys() & self._places.keys():
            for wanted in query.words[word]:
                yield wanted, self._places[word]
        for stem, phrases in query.stems.items():
            if len(stem) < _OPENING or stem[:_OPENING] in self._openings:
                places = self._stem_places(stem)
                for wanted in phrases if places else ():
                    yield wanted, places

    def _stem_places(self, stem: str) -> list[int]:
        first = bisect_left(self._sorted, stem)
        after = bisect_left(self._sorted, stem + _LAST, first)
        return [place for word in self._sorted[first:after] for place in self._places[word]]

    def find(self, phrases: Iterable[Phrase | Expression]) -> tuple[Match, ...]:
        """Every match of any phrase in text order; of matches that overlap the first and longest stays.

        Raises SlowExpressionError.
        """
        return disjoint(span for wanted in phrases for span in self._spans(wanted))

    def _spans(self, wanted: Phrase | Expression) -> Iterator[tuple[int, int]]:
        if isinstance(wanted, Expression):
            yield from wanted.spans(self.text, [(0, len(self.text))])
            return
        for place in (place for head in wanted.heads for place in self.places(head)):
            if match := wanted.regex.match(self.text, place):
                yield match.span()


def disjoint(spans: Iterable[tuple[int, int]]) -> tuple[Match, ...]:
    """Spans as matches in text order; of those that overlap the first and longest stays."""
    kept: list[Match] = []
    for start, negative in sorted({(start, -end) for start, end in spans}):
        if not kept or start >= kept[-1].end:
            kept.append(Match(start, -negative))
    return tuple(kept)

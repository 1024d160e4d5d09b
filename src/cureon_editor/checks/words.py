"""The words of a text, indexed so that phrases are tried only where their first word stands."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cureon_editor.checks.expressions import Expression
from cureon_editor.checks.phrases import Phrase, fold

#: Sorts after every word that begins with the same letters.
_LAST = "\U0010ffff"


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

    def places(self, head: str) -> Iterable[int]:
        """The offsets of a word, or of all words that begin so when it ends in `*`."""
        if not head.endswith("*"):
            return self._places.get(head, ())
        stem = head[:-1]
        first = bisect_left(self._sorted, stem)
        after = bisect_left(self._sorted, stem + _LAST, first)
        return [place for word in self._sorted[first:after] for place in self._places[word]]

    def find(self, phrases: Iterable[Phrase | Expression]) -> tuple[Match, ...]:
        """Every match of any phrase in text order; of matches that overlap the first and longest stays.

        Raises SlowExpressionError.
        """
        return disjoint(span for wanted in phrases for span in self._spans(wanted))

    def begins(self, wanted: Phrase) -> Iterator[int]:
        """The offsets of all words that a phrase may begin with."""
        for head in wanted.heads:
            yield from self.places(head)

    def _spans(self, wanted: Phrase | Expression) -> Iterator[tuple[int, int]]:
        if isinstance(wanted, Expression):
            yield from wanted.spans(self.text, [(0, len(self.text))])
            return
        for place in self.begins(wanted):
            if match := wanted.regex.match(self.text, place):
                yield match.span()


def disjoint(spans: Iterable[tuple[int, int]]) -> tuple[Match, ...]:
    """Spans as matches in text order; of those that overlap the first and longest stays."""
    kept: list[Match] = []
    for start, negative in sorted({(start, -end) for start, end in spans}):
        if not kept or start >= kept[-1].end:
            kept.append(Match(start, -negative))
    return tuple(kept)

"""A stretch of text that phrases are looked for in; what has been found in it is remembered."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from cureon_editor.checks.denial import denial
from cureon_editor.checks.phrases import Phrase, Query
from cureon_editor.checks.words import Match, Words, disjoint

Span = tuple[int, int]
_UNFILLED = re.compile(r"\{[A-Za-z][A-Za-z /]{0,40}\}")
#: How much of each kind is remembered of a stretch: names in force change with every key in their field.
_MOST = 512

K = TypeVar("K")
V = TypeVar("V")


class Searchable:
    """A text with its sentences, ascending and disjoint; all offsets begin where it begins.

    Everything it says depends on the sentence concerned and nothing around it, so a text says the same as a
    whole and in stretches. A sentence with an unfilled field ("{date}") is a draft and is never found.
    """

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.sentences = tuple(sentences)
        self._starts = [start for start, _ in self.sentences]
        self._found: dict[Query, tuple[Match, ...]] = {}
        self._scanned: dict[re.Pattern[str], tuple[Match, ...]] = {}
        self._denied: dict[Match, str] = {}

    @cached_property
    def words(self) -> Words:
        """Its words; their `text` is the text as phrases see it."""
        return Words(self.text)

    @property
    def folded(self) -> str:
        """The text as phrases see it."""
        return self.words.text

    def sentence(self, offset: int) -> Span:
        """The sentence an offset lies in; an empty span at the offset when it lies in none."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.sentences[index][1]:
            return self.sentences[index]
        return (offset, offset)

    def find(self, query: Query) -> tuple[Match, ...]:
        """Every match of a query that lies within one finished sentence, in text order.

        Raises SlowExpressionError.
        """
        found = self._found.get(query)
        if found is None:
            found = _remember(self._found, query, disjoint(self._spans(query)))
        return found

    def scan(self, pattern: re.Pattern[str]) -> tuple[Match, ...]:
        """Every match of a pattern of ours in the text; it must not reach across an empty line."""
        found = self._scanned.get(pattern)
        if found is None:
            matches = tuple(Match(*match.span()) for match in pattern.finditer(self.text))
            found = _remember(self._scanned, pattern, matches)
        return found

    def denied(self, match: Match) -> str:
        """The word that denies a match in its sentence, or nothing."""
        word = self._denied.get(match)
        if word is None:
            start, end = self.sentence(match.start)
            said = denial(self.folded[start:end], 0, match.start - start, match.end - start)
            word = _remember(self._denied, match, said)
        return word

    @cached_property
    def _drafts(self) -> frozenset[Span]:
        return frozenset(self.sentence(found.start()) for found in _UNFILLED.finditer(self.text))

    def _spans(self, query: Query) -> Iterator[Span]:
        """Where phrases stand in finished sentences; most have no first word there and are never compiled."""
        for wanted in query.expressions:
            finished = (span for span in self.sentences if span not in self._drafts)
            yield from wanted.spans(self.folded, finished)
        folded = self.folded
        for phrase, places in self.words.begins(query):
            matches = phrase.regex.match
            for place in places:
                if (match := matches(folded, place)) and (span := self._kept(phrase, match)):
                    yield span

    def _kept(self, wanted: Phrase, match: re.Match[str]) -> Span | None:
        """A match as far as it lies in its sentence; None for none, and in a draft."""
        start, end = match.span()
        sentence = self.sentence(start)
        if sentence in self._drafts:
            return None
        if end <= sentence[1]:
            return start, end
        # Where a phrase may end early, it may still fit.
        shorter = wanted.regex.match(self.folded, start, sentence[1])
        return shorter.span() if shorter else None


def _remember(known: dict[K, V], key: K, value: V) -> V:
    if len(known) >= _MOST:
        known.clear()
    known[key] = value
    return value

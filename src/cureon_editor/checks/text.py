"""A text that phrases are looked for in: its words, its sentences, its way back to the article."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import takewhile

from cureon_editor.checks.denial import denial
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.phrases import Names, phrase
from cureon_editor.checks.words import Match, Words

Span = tuple[int, int]
#: How many characters the closing marks of a sentence may take.
_ENDING = 20
_UNFILLED = re.compile(r"\{[A-Za-z][A-Za-z /]{0,40}\}")


class Text:
    """Searchable text of one part: `sentences` are ascending, disjoint spans; `locate` makes passages.

    `words` are those of `text`, `folded` is the text as phrases see it, and `names` fill their braces.
    A sentence with an unfilled field ("{date}") is a draft and is never found.
    """

    def __init__(
        self,
        text: str,
        words: Words,
        sentences: Sequence[Span],
        names: Names,
        locate: Callable[[int, int], Passage],
    ) -> None:
        self.text = text
        self.folded = words.text
        self.words = words
        self.sentences = tuple(sentences)
        self.locate = locate
        self._names = names
        self._starts = [start for start, _ in self.sentences]
        self._found: dict[tuple[str, ...], tuple[Match, ...]] = {}

    @cached_property
    def _drafts(self) -> frozenset[Span]:
        return frozenset(self.sentence(found.start()) for found in _UNFILLED.finditer(self.text))

    def sentence(self, offset: int) -> Span:
        """The sentence an offset lies in; an empty span at the offset when it lies in none."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.sentences[index][1]:
            return self.sentences[index]
        return (offset, offset)

    def within(self, start: int, end: int) -> tuple[Span, ...]:
        """The sentences that begin between two offsets."""
        first = bisect_left(self._starts, start)
        return self.sentences[first : bisect_left(self._starts, end, first)]

    def find(self, phrases: Iterable[str], start: int = 0, end: int | None = None) -> tuple[Match, ...]:
        """Every match between two offsets that lies within one finished sentence, in text order."""
        wanted = tuple(phrases)
        found = self._found.get(wanted)
        if found is None:
            matches = self.words.find(phrase(text, self._names) for text in wanted)
            found = self._found[wanted] = tuple(match for match in matches if self._counts(match))
        if not start and end is None:
            return found
        last = len(self.text) if end is None else end
        first = bisect_left(found, start, key=lambda match: match.start)
        return tuple(takewhile(lambda match: match.end <= last, found[first:]))

    def _counts(self, match: Match) -> bool:
        span = self.sentence(match.start)
        return match.end <= span[1] and span not in self._drafts

    def denied(self, match: Match) -> str:
        """The word that denies a match in its sentence, or nothing."""
        return denial(self.folded, self.sentence(match.start)[0], match.start, match.end)

    def sentences_with(
        self, phrases: Iterable[str], beside: Iterable[str] = (), *, plain: bool = False
    ) -> tuple[Span, ...]:
        """The sentences with a phrase, with one of `beside` if given, and (`plain`) without a denial."""
        matches = [match for match in self.find(phrases) if not (plain and self.denied(match))]
        spans = dict.fromkeys(self.sentence(match.start) for match in matches)
        if wanted := tuple(beside):
            companions = {self.sentence(match.start) for match in self.find(wanted)}
            return tuple(span for span in spans if span in companions)
        return tuple(spans)

    def is_question(self, span: Span) -> bool:
        """Whether a sentence asks: what is asked is not said."""
        start, end = span
        return self.text[max(start, end - _ENDING) : end].rstrip("\"'”’)*_ \n").endswith("?")

    def passages(self, spans: Iterable[Span]) -> tuple[Passage, ...]:
        """The passages of spans."""
        return tuple(dict.fromkeys(self.locate(start, end) for start, end in spans))

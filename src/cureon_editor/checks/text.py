"""A text that phrases are looked for in: its words, its sentences, its way back to the article."""

import re
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from cureon_editor.checks.expressions import SlowExpressionError
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.phrases import Names, Query, query
from cureon_editor.checks.searchable import Searchable, Span
from cureon_editor.checks.words import Match

__all__ = ["Span", "Text"]

#: How many characters the closing marks of a sentence may take.
_ENDING = 20
#: Seconds that the regular expressions of one query may search a text.
_PATIENCE = 2.0


class _Found:
    """Disjoint matches in text order, quick to ask for those of a block."""

    def __init__(self, matches: tuple[Match, ...]) -> None:
        self._matches = matches
        self._starts = [match.start for match in matches]

    def between(self, start: int, end: int | None) -> tuple[Match, ...]:
        """Those that begin at or after one offset and end at or before the other."""
        if not start and end is None:
            return self._matches
        first = bisect_left(self._starts, start)
        last = len(self._starts) if end is None else bisect_left(self._starts, end, first)
        if end is not None and last > first and self._matches[last - 1].end > end:
            last -= 1
        return self._matches[first:last]


class Text:
    """Searchable text of one part of the article, put together from its stretches.

    `locate` makes passages, `names` fill the braces of phrases. Sentences are ascending and disjoint; one
    with an unfilled field ("{date}") is a draft and is never found.
    """

    def __init__(
        self, parts: Sequence[Searchable], names: Names, locate: Callable[[int, int], Passage]
    ) -> None:
        self.locate = locate
        self._parts = tuple(parts)
        self._offsets = tuple(accumulate((len(part.text) for part in parts[:-1]), initial=0))
        self._names = names
        self._found: dict[tuple[str, ...], _Found] = {}
        self._scanned: dict[re.Pattern[str], _Found] = {}

    @cached_property
    def text(self) -> str:
        """The text as readers read it."""
        return "".join(part.text for part in self._parts)

    @cached_property
    def folded(self) -> str:
        """The text as phrases see it."""
        return "".join(part.folded for part in self._parts)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Every sentence."""
        return tuple(
            (start + offset, end + offset)
            for offset, part in zip(self._offsets, self._parts, strict=True)
            for start, end in part.sentences
        )

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
        """Every match between two offsets that lies within one finished sentence, in text order.

        Raises SlowExpressionError, which a check lets pass: the engine makes a finding of it.
        """
        wanted = tuple(phrases)
        found = self._found.get(wanted)
        if found is None:
            found = self._found[wanted] = _Found(self._search(query(wanted, self._names)))
        return found.between(start, end)

    def scan(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> tuple[Match, ...]:
        """Every match of a pattern of ours between two offsets; it must not reach across an empty line."""
        found = self._scanned.get(pattern)
        if found is None:
            found = self._scanned[pattern] = _Found(self._joined(lambda part: part.scan(pattern)))
        return found.between(start, end)

    def denied(self, match: Match) -> str:
        """The word that denies a match in its sentence, or nothing."""
        index = bisect_right(self._offsets, match.start) - 1
        offset = self._offsets[index]
        return self._parts[index].denied(Match(match.start - offset, match.end - offset))

    def sentences_with(
        self, phrases: Iterable[str], beside: Iterable[str] = (), *, plain: bool = False
    ) -> tuple[Span, ...]:
        """The sentences with a phrase, with one of `beside` if given, and (`plain`) without a denial."""
        spans: dict[Span, None] = {}
        for match in self.find(phrases):
            span = self.sentence(match.start)
            if span not in spans and not (plain and self.denied(match)):
                spans[span] = None
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

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def _search(self, wanted: Query) -> tuple[Match, ...]:
        """What a query finds; of all stretches together no more is asked than a person waits for."""
        expressions = wanted.expressions
        until = time.monotonic() + _PATIENCE

        def find_in(part: Searchable) -> tuple[Match, ...]:
            if expressions and time.monotonic() > until:
                raise SlowExpressionError(expressions[0].text)
            return part.find(wanted)

        return self._joined(find_in)

    def _joined(self, found_in: Callable[[Searchable], tuple[Match, ...]]) -> tuple[Match, ...]:
        """What is found in each stretch, by the offsets of the text."""
        return tuple(
            Match(match.start + offset, match.end + offset)
            for offset, part in zip(self._offsets, self._parts, strict=True)
            for match in found_in(part)
        )

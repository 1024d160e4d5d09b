"""How hard a text is to read: its grade by section, the lengths of its sentences, its medical words."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from cureon_editor.prose.blocks import Block, Kind, blocks
from cureon_editor.prose.medical import Term, medical_terms
from cureon_editor.prose.plain import plain
from cureon_editor.prose.sentences import sentences
from cureon_editor.prose.syllables import syllables

_PROSE = (Kind.PARAGRAPH, Kind.ITEM)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TOKEN = re.compile(r"\S+")
_DOMAIN = re.compile(r"\w\.(?:org|com|net|gov|uk|eu|int)\b")
#: Headings below which words are listed to be looked up; their difficulty is their purpose.
_GLOSSARY = re.compile(r"(?i)\bglossary\b|\b(?:words|terms) (?:explained|we use|used)\b")


@dataclass(frozen=True, slots=True)
class Length:
    """A sentence by its offsets in the body, and its words."""

    start: int
    end: int
    words: int


@dataclass(frozen=True, slots=True)
class Lengths:
    """The sentences of a stretch of text: how many, their mean and greatest length in words."""

    sentences: int
    mean: float
    longest: int


@dataclass(frozen=True, slots=True)
class _Measures:
    """What the grade rests on. `weighed` are the words whose `syllables` count."""

    sentences: int = 0
    words: int = 0
    weighed: int = 0
    syllables: int = 0

    def __add__(self, other: "_Measures") -> "_Measures":
        return _Measures(
            self.sentences + other.sentences,
            self.words + other.words,
            self.weighed + other.weighed,
            self.syllables + other.syllables,
        )

    def __sub__(self, other: "_Measures") -> "_Measures":
        return _Measures(
            self.sentences - other.sentences,
            self.words - other.words,
            self.weighed - other.weighed,
            self.syllables - other.syllables,
        )


class Reading:
    """How the paragraphs and list items of a body read; glossaries, headings and tables are left out.

    `text` is the plain text of the body, `found` are its blocks.
    """

    def __init__(self, text: str, found: Iterable[Block]) -> None:
        self._blocks = [(block, text[block.start : block.end]) for block in found if _reads(block)]
        self._starts = [block.start for block, _ in self._blocks]
        self.explained = frozenset(term.word for term in self.terms() if term.explained)
        measured = (_measured(words, self._explained_in(words)) for _, words in self._blocks)
        self._sums = list(accumulate(measured, initial=_Measures()))

    def grade(self, start: int = 0, end: int | None = None, least: int = 1) -> float | None:
        """The Flesch-Kincaid grade between two body offsets; None with fewer than `least` sentences.

        The formula is that of Kincaid, Fishburne, Rogers and Chissom (1975, Research Branch Report 8-75).
        Addresses are no words to it, and medical words that the text explains keep their place in the
        sentence while their syllables are left out.
        """
        part = self._sums[self._index(end)] - self._sums[self._index(start)]
        if not part.weighed or part.sentences < least:
            return None
        return 0.39 * part.words / part.sentences + 11.8 * part.syllables / part.weighed - 15.59

    def lengths(self, start: int = 0, end: int | None = None) -> Lengths:
        """How long the sentences between two body offsets are."""
        counts = [length.words for length in self.sentences(start, end)]
        mean = sum(counts) / len(counts) if counts else 0.0
        return Lengths(len(counts), mean, max(counts, default=0))

    def sentences(self, start: int = 0, end: int | None = None) -> Iterator[Length]:
        """The sentences that have words, in order."""
        for block, text in self._blocks[self._index(start) : self._index(end)]:
            for first, last, words in _lengths(text):
                yield Length(block.start + first, block.start + last, words)

    def terms(self) -> Iterator[Term]:
        """The medical words, in order, by their offsets in the body."""
        for block, text in self._blocks:
            for term in medical_terms(text):
                at = block.start
                yield Term(at + term.start, at + term.end, term.word, term.plain, term.explained)

    def _explained_in(self, text: str) -> frozenset[str]:
        """The medical words of a block that are explained anywhere."""
        return frozenset(term.word for term in medical_terms(text)) & self.explained

    def _index(self, offset: int | None) -> int:
        return len(self._starts) if offset is None else bisect_left(self._starts, offset)


def read(body: str) -> Reading:
    """How a body reads."""
    return Reading(plain(body).text, blocks(body))


def _reads(block: Block) -> bool:
    return block.kind in _PROSE and not (block.section and _GLOSSARY.search(block.section.title))


@lru_cache(maxsize=16_384)
def _measured(text: str, explained: frozenset[str]) -> _Measures:
    """What a block adds to the grade; `explained` are the medical words in it that the text explains."""
    terms = [(term.start, term.end) for term in medical_terms(text) if term.word in explained]
    addresses = [token.span() for token in _TOKEN.finditer(text) if _is_address(token[0])]
    counted = [word.lower() for word in _WORD.findall(_without(text, (*terms, *addresses)))]
    words = len(counted) + sum(len(_WORD.findall(text, *span)) for span in terms)
    spoken = [span for span in sentences(text) if _WORD.search(text, *span)]
    return _Measures(len(spoken), words, len(counted), sum(map(syllables, counted)))


def _is_address(token: str) -> bool:
    """Whether what stands between two blanks is the address of a page or of a mailbox."""
    return "://" in token or bool(_DOMAIN.search(token))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with a blank for each of some spans; they may overlap."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        pieces += (text[done : max(start, done)], " ")
        done = max(done, end)
    return "".join((*pieces, text[done:]))


@lru_cache(maxsize=16_384)
def _lengths(text: str) -> tuple[tuple[int, int, int], ...]:
    """The sentences of a block with their words, split at white space."""
    counted = ((start, end, _words(text[start:end])) for start, end in sentences(text))
    return tuple(length for length in counted if length[2])


def _words(sentence: str) -> int:
    return sum(any(map(str.isalnum, token)) for token in sentence.split())

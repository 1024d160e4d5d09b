"""Find sources by whatever comes to mind: names, words of the title, year, journal, key or identifier."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from cureon_editor.article.sources import Source
from cureon_editor.citations.identifiers import doi_of, pmcid_of, pmid_of
from cureon_editor.citations.in_text import names_in_text

_BETWEEN = re.compile(r"[^\w\n]+")
#: Accents that stand alone after a letter when it is decomposed (Unicode's combining diacritical marks).
_ACCENTS = re.compile("[\u0300-\u036f]+")
#: Letters that do not decompose into a plain letter and an accent.
_LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_LETTER = re.compile(f"[{''.join(_LETTERS)}]")
#: Letters from which on a word may also stand inside another one.
_LONG = 3


def fold(text: str) -> str:
    """A text without case and accents: `Müller` and `MULLER` become `muller`."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    spelt = _LETTER.sub(lambda found: _LETTERS[found[0]], folded)
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", spelt)).casefold()


def origin(source: Source) -> str:
    """Who, when and where, as far as it is known: `Mackensen et al. · 2022 · Nature Medicine`."""
    year = source.issued.iso[:4] if source.issued else ""
    parts = (names_in_text(source), year, source.container or source.publisher)
    return " · ".join(" ".join(part.split()) for part in parts if part.strip())


@dataclass(frozen=True, slots=True)
class _Entry:
    """A source made ready to be searched; each text in `ranked` holds words, each after a space.

    A word that begins one in an earlier text weighs more.
    """

    source: Source
    key: str
    identifiers: frozenset[str]
    ranked: tuple[str, ...]
    whole: str

    @classmethod
    def of(cls, source: Source) -> "_Entry":
        first, *others = [name.family or name.literal for name in source.authors] or [""]
        places = f"{source.container} {source.container_short} {source.publisher}"
        year = source.issued.iso if source.issued else ""
        fields = (first, " ".join(others), source.title, year, places, source.key, *_identifiers(source))
        # Folded in one go, which is many times quicker.
        whole = fold("\n".join(map(_one_line, fields)))
        texts, words = whole.split("\n"), [f" {text}" for text in _BETWEEN.sub(" ", whole).split("\n", 5)[:5]]
        key, numbers = texts[5], texts[6:]
        return cls(source, key, frozenset(numbers), (*words, f" {key}"), " ".join((*words, *texts)))

    def distance(self, word: str) -> int | None:
        """How far a folded word is from what people search by; None when it is nowhere in the source."""
        if word not in self.whole:
            return None
        if word == self.key or word in self.identifiers:
            return -1
        begins = f" {word}"
        for rank, text in enumerate(self.ranked):
            if begins in text:
                return rank
        return len(self.ranked) if len(word) >= _LONG else None

    def distance_of_all(self, words: Sequence[str]) -> int | None:
        """The distances of several words together; None when one of them is nowhere."""
        total = 0
        for word in words:
            distance = self.distance(word)
            if distance is None:
                return None
            total += distance
        return total


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _identifiers(source: Source) -> tuple[str, ...]:
    found = (
        doi_of(source.doi) or source.doi,
        pmid_of(source.pmid) or source.pmid,
        pmcid_of(source.pmcid) or source.pmcid,
        re.sub(r"[-\s]", "", source.isbn),
        source.number,
        source.url,
    )
    return tuple(number for number in found if number)


class SourceIndex:
    """Sources made ready to be searched, once for a list of them."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        self.keys = frozenset(source.key for source in sources)
        self._entries = [_Entry.of(source) for source in sources if source.key]

    def matching(self, wanted: str) -> list[Source]:
        """The sources that hold every word, in any order, best first; all of them for no word.

        The family name of the first author comes before those of others, then words of the title, the year,
        the journal, the key. A pasted identifier, with or without its address, finds its source.
        """
        words = _searched(wanted)
        if not words:
            return [entry.source for entry in self._entries]
        found = []
        for place, entry in enumerate(self._entries):
            distance = entry.distance_of_all(words)
            if distance is not None:
                found.append((distance, place))
        return [self._entries[place].source for _distance, place in sorted(found)]


def _searched(wanted: str) -> list[str]:
    """The folded words of a search; an identifier in whatever form is one word."""
    whole = wanted.strip()
    identifier = doi_of(whole) or pmcid_of(whole) or pmid_of(whole)
    words = [identifier] if identifier else whole.split()
    return [word for word in (fold(word).strip("@,;[]{}") for word in words) if word]

"""Citation keys: what one may look like, and the key suggested for a new source."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import count, product
from string import ascii_lowercase

from cureon_editor.article.sources import Source

#: A key as Pandoc's manual describes it: word characters, with single punctuation marks inside.
KEY = r"\w++(?:[:.#$%&\-+?<>~/]\w++)*"

_KEY = re.compile(KEY)
_SMALL_WORDS = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to"})
#: Letters that do not decompose into an ASCII letter and an accent.
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def is_key(text: str) -> bool:
    """Whether a text can be cited as `@text` without braces."""
    return _KEY.fullmatch(text) is not None


def suggest_key(source: Source, taken: Collection[str]) -> str:
    """A key not yet taken, of the first author (else the title's first word) and the year: `muller2024b`."""
    return NewKeys(taken).make(source)


class NewKeys:
    """Keys for many sources: none is given twice, and none that is `taken`."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._suffixes: dict[str, Iterator[str]] = {}

    def keep(self, key: str) -> bool:
        """Give a key as it is, if it can be cited and is free; whether that was so."""
        if not is_key(key) or key in self._taken:
            return False
        self._taken.add(key)
        return True

    def make(self, source: Source) -> str:
        """Give a key as `suggest_key` makes it."""
        year = source.issued.year if source.issued else None
        stem = _stem(source) + ("" if year is None else f"{year:04}")
        # Suffixes that were once taken stay so: each is tried once, however many sources share a stem.
        suffixes = self._suffixes.setdefault(stem, _suffixes())
        return next(key for key in (stem + suffix for suffix in suffixes) if self.keep(key))


def _stem(source: Source) -> str:
    first = source.authors[0] if source.authors else None
    if first and _folded(first.family):
        return _folded(first.family)
    title = first.literal if first and first.literal else source.title or source.container
    words = [_folded(word) for word in title.split()]
    return next((word for word in words if word and word not in _SMALL_WORDS), "source")


def _folded(text: str) -> str:
    """Lower-case ASCII letters and digits only: `Müller` becomes `muller`."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return re.sub(r"[^a-z0-9]", "", plain)


def _suffixes() -> Iterator[str]:
    """Nothing, then b to z, then aa, ab and so on."""
    yield ""
    yield from ascii_lowercase[1:]
    for length in count(2):
        yield from map("".join, product(ascii_lowercase, repeat=length))

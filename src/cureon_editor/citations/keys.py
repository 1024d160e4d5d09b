"""Citation keys: what one may look like, and the key suggested for a new source."""

import re
import unicodedata
from collections.abc import Collection, Iterator
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
    year = source.issued.year if source.issued else None
    stem = _stem(source) + ("" if year is None else f"{year:04}")
    return next(key for key in (stem + suffix for suffix in _suffixes()) if key not in taken)


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

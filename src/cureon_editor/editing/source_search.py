"""Find sources by a few words: author, title, journal, year, key, identifiers."""

import unicodedata
from functools import lru_cache

from cureon_editor.article.sources import Source


def matches(source: Source, words: str) -> bool:
    """Whether each of the words occurs somewhere in a source, without regard to case and accents."""
    text = _text(source)
    return all(word in text for word in folded(words).split())


def folded(text: str) -> str:
    """A text as it is searched: without case and accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=4096)
def _text(source: Source) -> str:
    """All that a source can be found by."""
    names = (" ".join((name.given, name.family, name.literal)) for name in (*source.authors, *source.editors))
    year = source.issued.iso if source.issued else ""
    found = (source.key, *names, source.title, source.container, source.container_short, year)
    numbers = (source.doi, source.pmid, source.pmcid, source.isbn, source.number, source.url)
    return folded("\n".join((*found, source.publisher, *numbers)))

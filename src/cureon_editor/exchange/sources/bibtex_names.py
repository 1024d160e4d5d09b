"""Names in BibTeX: split at `and` and into their parts while braces still protect them, then decoded."""

import re
from collections.abc import Callable

from cureon_editor.article.sources import Name
from cureon_editor.exchange.sources.latex import decoded, encoded
from cureon_editor.exchange.sources.people import OTHERS, person

_WRAPPED = re.compile(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_ACCENT_ONLY = re.compile(r"\{\\[^A-Za-z]")
_NEEDS_BRACES = re.compile(r",|\band\b|^others$", re.IGNORECASE)


def read_names(value: str, unknown: Callable[[str], None]) -> tuple[Name, ...]:
    """The names of an `author` or `editor` value; one wholly in braces is an organisation."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    return tuple(_name(part.strip(), unknown) for part in split_multiple_persons_names(value))


def write_names(names: tuple[Name, ...]) -> str:
    """The names as BibTeX reads them."""
    return " and ".join("others" if name == OTHERS else _written(name) for name in names)


def _name(written: str, unknown: Callable[[str], None]) -> Name:
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    if written.lower() in ("others", "et al", "et al."):
        return OTHERS
    if _WRAPPED.fullmatch(written) and not _ACCENT_ONLY.match(written):
        return Name(literal=decoded(written, unknown))
    parts = parse_single_name_into_parts(written, strict=False)
    family, given, suffix = (
        decoded(" ".join(words), unknown) for words in ([*parts.von, *parts.last], parts.first, parts.jr)
    )
    return person(family, given, suffix)


def _written(name: Name) -> str:
    if name.literal:
        return "{" + encoded(name.literal) + "}"
    if not name.given:
        return encoded(name.family) if _is_one_word(name.family) else "{" + encoded(name.family) + "}"
    return f"{_protected(name.family)}, {_protected(name.given)}"


def _protected(part: str) -> str:
    """A part of a name, in braces if it holds what would split it."""
    return "{" + encoded(part) + "}" if _NEEDS_BRACES.search(part) else encoded(part)


def _is_one_word(family: str) -> bool:
    return not _NEEDS_BRACES.search(family) and not re.search(r"\s", family)

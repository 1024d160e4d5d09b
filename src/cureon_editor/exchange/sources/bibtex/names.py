"""Names in BibTeX: split at `and` and into their parts while braces still protect them, then decoded."""

import re
from collections.abc import Callable, Iterator

from cureon_editor.article.sources import Name
from cureon_editor.exchange.sources.bibtex.latex import decoded, encoded
from cureon_editor.exchange.sources.people import OTHERS, person
from cureon_editor.exchange.sources.wording import plain

_WRAPPED = re.compile(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_ACCENT_ONLY = re.compile(r"\{\\[^A-Za-z]")
#: An accent that bibtexparser takes for a space, unless it stands in braces.
_TILDE = re.compile(r"\\~\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|[^\W\d_])")
_MARK = re.compile(r"\\.|[{}]|(?P<and>(?<=[\s}])and(?=[\s{\\]))", re.IGNORECASE | re.DOTALL)
_NEEDS_BRACES = re.compile(r",|\band\b|^others$", re.IGNORECASE)


def read_names(value: str, unknown: Callable[[str], None]) -> tuple[Name, ...]:
    """The names of an `author` or `editor` value; one wholly in braces is an organisation."""
    return tuple(_name(part.strip(), unknown) for part in _split(value) if part.strip())


def write_names(names: tuple[Name, ...]) -> str:
    """The names as BibTeX reads them."""
    return " and ".join("others" if name == OTHERS else _written(name) for name in names)


def _split(value: str) -> Iterator[str]:
    """The names between each `and` outside braces (bibtexparser loses an accent that stands behind one)."""
    depth, start = 0, 0
    for mark in _MARK.finditer(value):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        elif mark["and"] and depth <= 0:
            yield value[start : mark.start()]
            start = mark.end()
    yield value[start:]


def _name(written: str, unknown: Callable[[str], None]) -> Name:
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    if written.lower() in ("others", "et al", "et al."):
        return OTHERS
    if _WRAPPED.fullmatch(written) and not _ACCENT_ONLY.match(written):
        return Name(literal=decoded(written, unknown))
    parts = parse_single_name_into_parts(_TILDE.sub(r"{\g<0>}", written), strict=False)
    family, given, suffix = (
        decoded(" ".join(words), unknown) for words in ([*parts.von, *parts.last], parts.first, parts.jr)
    )
    return person(family, given, suffix)


def _written(name: Name) -> str:
    family, given, literal = plain(name.family), plain(name.given), plain(name.literal)
    if literal or not given:
        alone = literal or family
        return encoded(alone) if not literal and _is_one_word(family) else "{" + encoded(alone) + "}"
    return f"{_protected(family)}, {_protected(given)}"


def _protected(part: str) -> str:
    """A part of a name, in braces if it holds what would split it."""
    return "{" + encoded(part) + "}" if _NEEDS_BRACES.search(part) else encoded(part)


def _is_one_word(family: str) -> bool:
    return not _NEEDS_BRACES.search(family) and " " not in family

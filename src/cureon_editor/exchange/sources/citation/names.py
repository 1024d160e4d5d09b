"""Read the author part of a citation into names."""

import re
from dataclasses import dataclass

from cureon_editor.article.sources import Name
from cureon_editor.exchange.sources.people import OTHERS, person

_ET_AL = re.compile(r"[,;]?\s*\b(?:et al\b|and (?:others|colleagues)\b)\.?|[,;]?\s*(?:…|\.\s?\.\s?\.)\s*&?")
_SEPARATOR = re.compile(r"\s*(?:;|,?\s+(?:and|&)\s+|,)\s*(?:(?:and|&)\s+)?")
_INITIALS = r"(?:[^\W\d_a-z]\.?[\s-]?){1,5}"
#: A family name and its particles ("van der Heijde", "de la Cruz Ortiz"); then initials, then "Jr" or "3rd".
_FAMILY = r"[^\W\d_][\w’'‐-]+(?: [^\W\d_][\w’'‐-]+){0,4}"
_FAMILY_FIRST = re.compile(
    rf"(?P<family>{_FAMILY})\s+(?P<given>{_INITIALS})(?P<suffix>\s(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?)?"
)
_GIVEN_FIRST = re.compile(rf"(?P<given>(?:[^\W\d_]\.[\s-]?){{1,5}})\s?(?P<family>{_FAMILY})")
_ONLY_INITIALS = re.compile(_INITIALS)
#: What looks like initials behind one name and is a country: "Cancer Research UK".
_COUNTRIES = frozenset(("UK", "US", "USA", "EU", "U.S.", "U.K.", "U.S.A."))
#: More than any citation lists.
_MOST_AUTHORS = 500


@dataclass(frozen=True, slots=True)
class Authors:
    """The names read; `complete` is False when "et al." stands for more, `people` when all are persons."""

    names: tuple[Name, ...]
    complete: bool = True
    people: bool = False


def read_names(text: str) -> Authors:
    """The authors of a citation.

    "Mackensen A." and "Mackensen, A." are a person when initials follow the family name; anything else is
    an organisation and stays in one piece. "et al." becomes a last name, `OTHERS`.
    """
    named = _ET_AL.sub(", ", text).strip(" ,;")
    complete = _ET_AL.search(text) is None
    people = _people(named)
    names = people or ((Name(literal=named),) if named else ())
    if not complete and names:
        names = (*names, OTHERS)
    return Authors(names, complete, bool(people))


def _people(text: str) -> tuple[Name, ...]:
    """The persons, when every part of the text reads as one; else none."""
    parts: list[str] = []
    for part in _SEPARATOR.split(text):
        if parts and part.isupper() and _ONLY_INITIALS.fullmatch(part):
            parts[-1] += " " + part
        elif part:
            parts.append(part)
    if len(parts) > _MOST_AUTHORS:
        return ()
    people = [_person(part) for part in parts]
    if len(people) == 1 and people[0] and people[0].given in _COUNTRIES:
        return ()
    return tuple(name for name in people if name) if all(people) else ()


def given_first(text: str) -> tuple[Name, ...]:
    """The persons of "B. Vogelstein & K. W. Kinzler", as APA writes editors; none if one is otherwise."""
    found = [_GIVEN_FIRST.fullmatch(part) for part in _SEPARATOR.split(text.strip(" ,;")) if part]
    return (
        tuple(Name(match["family"], match["given"].strip()) for match in found if match) if all(found) else ()
    )


def _person(text: str) -> Name | None:
    found = _FAMILY_FIRST.fullmatch(text)
    if not found or not found["given"].isupper():
        return None
    return person(found["family"], found["given"].strip(), (found["suffix"] or "").strip())

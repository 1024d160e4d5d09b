"""Read the author part of a reference into names."""

import re

from cureon_editor.article.sources import Name

#: The name that CSL readers (Pandoc, Zotero) print as "et al.".
OTHERS = Name(literal="others")
_ET_AL = re.compile(r"[,;]?\s*\b(?:et al|and others)\b\.?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:;|,?\s+(?:and|&)\s+|,)\s*")
_INITIALS = r"(?:[^\W\d_]\.?[\s-]?){1,4}"
_FAMILY_FIRST = re.compile(
    rf"(?P<family>[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){{0,3}})\s+(?P<given>{_INITIALS})"
)
_ONLY_INITIALS = re.compile(_INITIALS)


def read_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """The authors in a reference, and whether all of them are named (False after "et al.").

    "Mackensen A." and "Mackensen, A." are a person when initials follow the family name; anything else
    is an organisation and stays in one piece.
    """
    people = _ET_AL.sub("", text).strip(" ,;")
    complete = _ET_AL.search(text) is None
    names = _people(people) or ((Name(literal=people),) if people else ())
    return names if complete else (*names, OTHERS), complete


def _people(text: str) -> tuple[Name, ...]:
    """The persons, when every part of the text reads as one; else none."""
    parts: list[str] = []
    for part in _SEPARATOR.split(text):
        if parts and part.isupper() and _ONLY_INITIALS.fullmatch(part):
            parts[-1] += " " + part
        elif part:
            parts.append(part)
    found = [_FAMILY_FIRST.fullmatch(part) for part in parts]
    if not all(found):
        return ()
    return tuple(Name(match["family"], match["given"].strip()) for match in found if match)

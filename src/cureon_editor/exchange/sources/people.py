"""Names as records write them: family name first, a comma, given names."""

from cureon_editor.article.sources import Name
from cureon_editor.exchange.sources.wording import plain

#: The name that CSL readers (Pandoc, Zotero) print as "et al.".
OTHERS = Name(literal="others")
_ET_AL = frozenset({"others", "et al", "et al.", "and others"})


def inverted(text: str) -> Name:
    """`Mackensen, Andreas` as a person; without a comma, or with one only at the end, an organisation.

    A part behind a second comma is a suffix. A comma at the end is how EndNote marks organisations. "et al."
    becomes `OTHERS`.
    """
    written = plain(text)
    if written.casefold() in _ET_AL:
        return OTHERS
    family, comma, rest = (part.strip() for part in written.partition(","))
    if not comma or not rest.strip(", "):
        return Name(literal=family)
    given, _, suffix = (part.strip() for part in rest.partition(","))
    found = person(family, given, suffix)
    return found if found.given else Name(literal=found.family)


def person(family: str, given: str, suffix: str = "") -> Name:
    """A person; a suffix such as "Jr." stands behind the family name, for there is no field of its own."""
    return Name(" ".join(part for part in (family, suffix) if part), given)

"""The journal's own style: `Mackensen A. et al., Nature Medicine (2022) — Title`."""

from collections.abc import Sequence

from cureon_editor.article.sources import Name, Source
from cureon_editor.citations.style import Style

#: The name that stands for authors not listed, as in BibTeX and Pandoc.
OTHERS = "others"


def _format(source: Source) -> str:
    container = source.container or source.publisher
    year = str(source.issued.year) if source.issued and source.issued.year is not None else ""
    place = f"{container} ({year})" if container and year else container or year
    authors = _authors(source.authors)
    if place == authors:
        place = ""
    about = ", ".join(part for part in (authors, place) if part)
    return _line(" — ".join(part for part in (about, source.title or source.key) if part))


def _authors(names: Sequence[Name]) -> str:
    """All of one or two authors, the first of more; a last one named "others" stands for more."""
    written = [written for written in map(_name, names) if written]
    if len(written) > 2 or (len(written) == 2 and written[1] == OTHERS):
        return f"{written[0]} et al."
    return " and ".join(written)


def _name(name: Name) -> str:
    """An organisation as it is; a person with initials after the family name."""
    if name.literal:
        return name.literal
    initials = "".join(f"{part[0].upper()}." for part in name.given.replace(".", " ").split())
    return f"{name.family} {initials}".strip()


def _line(text: str) -> str:
    """One line, whatever line breaks the fields hold."""
    return " ".join(text.split())


STYLE = Style("journal", "The journal's own", _format)

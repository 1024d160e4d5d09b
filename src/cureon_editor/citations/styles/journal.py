"""The journal's own style: `Mackensen A. et al., Nature Medicine (2022) — Title`."""

from collections.abc import Sequence

from cureon_editor.article.sources import Name, Source
from cureon_editor.citations.kinds import Kind, kind_of
from cureon_editor.citations.located import registry
from cureon_editor.citations.runs import Runs, titled
from cureon_editor.citations.style import Style
from cureon_editor.citations.wording import briefly, title, year


def _write(source: Source) -> Runs:
    container, when = _container(source), _when(source)
    place = f"{container} ({when})" if container and when else container or when
    authors = _authors(source.authors) or _editors(source)
    # An organisation that publishes its own work is named once.
    about = ", ".join(part for part in ("" if container == authors else authors, place) if part)
    return titled(" — ".join(part for part in (about, title(source)) if part))


def _container(source: Source) -> str:
    """What the work stands in; of a trial the registry with the number by which it is found there."""
    if kind_of(source) is Kind.REGISTRATION:
        return " ".join(part for part in (registry(source), source.number) if part)
    return source.container or source.publisher


def _when(source: Source) -> str:
    """The year; a preprint is called one, for no reviewer has seen it."""
    preprint = "preprint" if kind_of(source) is Kind.PREPRINT else ""
    return ", ".join(part for part in (preprint, year(source.issued)) if part)


def _editors(source: Source) -> str:
    """The editors of a whole work, which may have no author."""
    names = _authors(source.editors) if kind_of(source) in (Kind.BOOK, Kind.REPORT) else ""
    return f"{names} ({'eds' if len(source.editors) > 1 else 'ed.'})" if names else ""


def _authors(names: Sequence[Name]) -> str:
    """All of one or two authors, the first of more."""
    return briefly([_name(name) for name in names])


def _name(name: Name) -> str:
    """An organisation as it is; a person with initials after the family name."""
    if name.literal:
        return name.literal
    initials = "".join(f"{part[0].upper()}." for part in name.given.replace(".", " ").split())
    return f"{name.family} {initials}".strip()


STYLE = Style("journal", "The journal’s own", _write)

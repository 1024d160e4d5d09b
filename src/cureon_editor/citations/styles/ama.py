"""The style of the American Medical Association, AMA Manual of Style, 11th edition."""

from cureon_editor.article.sources import Source
from cureon_editor.citations.crediting import Crediting
from cureon_editor.citations.kinds import Kind, kind_of
from cureon_editor.citations.located import address, numbers, registration, registry
from cureon_editor.citations.runs import Runs, after, italic, joined, plain, sentences, text_of, titled
from cureon_editor.citations.style import Style
from cureon_editor.citations.wording import day_ama, edition, pages_full, title, year

#: Up to six authors are named, of more the first three.
_CREDITING = Crediting(most=6, shown=3, editor="ed", editors="eds")


def _write(source: Source) -> Runs:
    found = address(source)
    read = plain(day_ama(source.accessed)) if found else ()
    written = sentences(
        _CREDITING.authors(source), *_BODIES[kind_of(source)](source), after("Accessed ", read)
    )
    # No full stop stands behind a DOI or an address.
    return joined(" ", written, _identified(source), found)


def _article(source: Source) -> tuple[Runs, ...]:
    journal = italic(source.container_short.replace(".", "") or source.container)
    volume = joined("", plain(source.volume), after("(", plain(source.issue), ")"))
    where = joined(":", volume, plain(pages_full(source.page or source.number)))
    when = plain(year(source.issued) if volume else day_ama(source.issued))
    return _title(source), journal, joined(";" if volume else ":", when, where)


def _page(source: Source) -> tuple[Runs, ...]:
    site = plain(source.container or source.publisher)
    repeated = text_of(site) == text_of(_CREDITING.authors(source))
    return _title(source), () if repeated else site, plain(day_ama(source.issued))


def _report(source: Source) -> tuple[Runs, ...]:
    return (
        _title(source, italics=True),
        plain(edition(source.edition)),
        joined("; ", plain(source.publisher or source.container), plain(year(source.issued))),
        joined(" ", plain(source.genre), plain(source.number)) if source.number else (),
    )


def _book(source: Source) -> tuple[Runs, ...]:
    return (
        _title(source, italics=True),
        _CREDITING.edited(source) if source.authors else (),
        plain(edition(source.edition)),
        joined("; ", plain(source.publisher), plain(year(source.issued))),
    )


def _chapter(source: Source) -> tuple[Runs, ...]:
    book = italic(source.container)
    opening = sentences(_CREDITING.edited(source), book) if source.authors else book
    when = joined(":", plain(year(source.issued)), plain(pages_full(source.page)))
    return (
        _title(source),
        after("In: ", opening),
        plain(edition(source.edition)),
        joined("; ", plain(source.publisher), when),
    )


def _registration(source: Source) -> tuple[Runs, ...]:
    number = registration(source)
    named = joined(" ", plain(registry(source)), after("identifier: ", number))
    return _title(source), named, plain(day_ama(source.issued))


def _preprint(source: Source) -> tuple[Runs, ...]:
    posted = joined(" ", plain("Preprint"), after("posted online ", plain(day_ama(source.issued))))
    return _title(source), italic(source.container or source.publisher), posted


_BODIES = {
    Kind.ARTICLE: _article,
    Kind.PAGE: _page,
    Kind.REPORT: _report,
    Kind.BOOK: _book,
    Kind.CHAPTER: _chapter,
    Kind.PREPRINT: _preprint,
    Kind.REGISTRATION: _registration,
}


def _title(source: Source, *, italics: bool = False) -> Runs:
    return titled(title(source), italic=italics)


def _identified(source: Source) -> Runs:
    """The DOI; without one the number in PubMed or in PubMed Central."""
    known = numbers(source)
    for label, opening in (("DOI", "doi:"), ("PMID", "PMID:"), ("PMCID", "PMCID:")):
        if label in known:
            return after(opening, known[label])
    return ()


STYLE = Style("ama", "AMA, 11th edition", _write)

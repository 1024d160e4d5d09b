"""Vancouver style: the ICMJE's sample references and NLM's Citing Medicine, 2nd edition."""

from cureon_editor.article.sources import PartialDate, Source
from cureon_editor.citations.crediting import Crediting
from cureon_editor.citations.kinds import Kind, kind_of
from cureon_editor.citations.located import address, numbers, registration, registry
from cureon_editor.citations.runs import Runs, after, joined, plain, sentences, text_of, titled
from cureon_editor.citations.style import Style
from cureon_editor.citations.wording import day_nlm, edition, pages_short, title, year

#: Up to six authors are named.
_CREDITING = Crediting(most=6, shown=6, editor="editor", editors="editors")


def _write(source: Source) -> Runs:
    written = sentences(_CREDITING.authors(source), *_BODIES[kind_of(source)](source), _identified(source))
    # A full stop behind an address would be taken for a part of it.
    return joined(" ", written, after("Available from: ", address(source)))


def _article(source: Source) -> tuple[Runs, ...]:
    title, journal = _within(source, source.container_short.replace(".", "") or source.container)
    volume = joined("", plain(source.volume), after("(", plain(source.issue), ")"))
    place = joined(":", volume, plain(pages_short(source.page or source.number)))
    return title, journal, joined(";", _when(source, day_nlm(source.issued)), place)


def _page(source: Source) -> tuple[Runs, ...]:
    publisher = source.publisher or source.container
    site = source.container if source.publisher else ""
    return *_within(source, site), _published(source, year(source.issued), publisher)


def _report(source: Source) -> tuple[Runs, ...]:
    publisher = source.publisher or source.container
    return (
        _online_title(source),
        plain(edition(source.edition)),
        _published(source, day_nlm(_month(source)), publisher),
        after(
            f"{genre} " if (genre := text_of(plain(source.genre))) else "Report No.: ", plain(source.number)
        ),
    )


def _book(source: Source) -> tuple[Runs, ...]:
    editors = _CREDITING.edited(source) if source.authors else ()
    return (
        _online_title(source),
        plain(edition(source.edition)),
        editors,
        _published(source, year(source.issued), source.publisher),
    )


def _chapter(source: Source) -> tuple[Runs, ...]:
    title, book = _within(source, source.container)
    opening = sentences(_CREDITING.edited(source), book) if source.authors else book
    return (
        title,
        after("In: ", opening),
        plain(edition(source.edition)),
        _published(source, year(source.issued), source.publisher),
        after("p. ", plain(pages_short(source.page))),
    )


def _registration(source: Source) -> tuple[Runs, ...]:
    named = registry(source)
    publisher = source.publisher if source.publisher != named else ""
    return (
        *_within(source, named),
        _published(source, day_nlm(source.issued), publisher),
        after("Identifier: ", registration(source)),
    )


def _preprint(source: Source) -> tuple[Runs, ...]:
    server = joined(" ", plain(source.container or source.publisher), plain("[Preprint]"))
    return _title(source), server, _when(source, day_nlm(source.issued))


_BODIES = {
    Kind.ARTICLE: _article,
    Kind.PAGE: _page,
    Kind.REPORT: _report,
    Kind.BOOK: _book,
    Kind.CHAPTER: _chapter,
    Kind.PREPRINT: _preprint,
    Kind.REGISTRATION: _registration,
}


def _title(source: Source) -> Runs:
    return titled(title(source))


def _online_title(source: Source) -> Runs:
    return joined(" ", _title(source), _internet(source))


def _within(source: Source, whole: str) -> tuple[Runs, Runs]:
    """The title, and the name of what it is part of; the latter is what is on the internet, if named."""
    named = plain(whole)
    return (_title(source), joined(" ", named, _internet(source))) if named else (_online_title(source), ())


def _internet(source: Source) -> Runs:
    return plain("[Internet]") if address(source) else ()


def _published(source: Source, when: str, publisher: str) -> Runs:
    """Place, publisher and date: `Oxford: Oxford University Press; 2015`."""
    house = joined(": ", plain(source.publisher_place), plain(publisher))
    return joined("; ", house, _when(source, when))


def _when(source: Source, when: str) -> Runs:
    """The date, and the day on which something that may change was read."""
    read = day_nlm(source.accessed) if address(source) else ""
    return joined(" ", plain(when), after("[cited ", plain(read), "]"))


def _month(source: Source) -> PartialDate | None:
    """The date of a report, to the month."""
    when = source.issued
    return PartialDate(when.year, when.month) if when and when.year is not None else when


def _identified(source: Source) -> Runs:
    known = numbers(source)
    found = [after(f"{name}: ", known.get(name, ())) for name in ("PMID", "PMCID")]
    return sentences(after("doi: ", known.get("DOI", ())), joined("; ", *found))


STYLE = Style("vancouver", "Vancouver (ICMJE)", _write)

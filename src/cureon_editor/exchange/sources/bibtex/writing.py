"""Writes sources as BibTeX: classic types and fields where there are any, biblatex's for the rest."""

import re
from collections.abc import Iterator, Sequence

from cureon_editor.article.sources import PartialDate, Source
from cureon_editor.exchange.sources.bibtex.latex import encoded, encoded_title
from cureon_editor.exchange.sources.bibtex.names import write_names
from cureon_editor.exchange.sources.dates import MONTHS
from cureon_editor.exchange.sources.wording import plain

#: The entry type of each CSL type; any other is `misc`.
_KINDS = {
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "thesis",
    "webpage": "online",
    "pamphlet": "booklet",
    "manuscript": "unpublished",
    "patent": "patent",
    "periodical": "periodical",
    "dataset": "dataset",
    "software": "software",
    "standard": "standard",
}
_CONTAINERS = {"article-journal": "journal", "chapter": "booktitle", "paper-conference": "booktitle"}
#: What would end a value or be taken for LaTeX, as addresses write it.
_NEVER_BARE = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
#: Of several in a row, LaTeX would make other dashes.
_ONE_DASH = re.compile("(?<!–)–(?!–)")
_ENDS_KEY = frozenset('{}(),="#%\\')
_PUBLISHERS = {"report": "institution", "thesis": "school"}


def write_bibtex(sources: Sequence[Source]) -> str:
    """The sources as a .bib file, in their order."""
    return "\n".join(map(_entry, sources))


def _entry(source: Source) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(source))
    return f"@{_KINDS.get(source.type, 'misc')}{{{_key(source.key)},\n{fields}}}\n"


def _key(key: str) -> str:
    """The key without what would end it."""
    return "".join(letter for letter in plain(key) if not letter.isspace() and letter not in _ENDS_KEY)


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    """Names and written values of the fields that are filled."""
    for name, names in (("author", source.authors), ("editor", source.editors)):
        if names:
            yield name, "{" + write_names(names) + "}"
    if title := plain(source.title):
        yield "title", "{" + encoded_title(title) + "}"
    for name, text in _texts(source):
        if text:
            yield name, "{" + encoded(plain(text)) + "}"
    yield from _date(source.issued)
    if page := plain(source.page):
        yield "pages", "{" + _ONE_DASH.sub("--", encoded(page.replace("-", "–"))) + "}"
    for name, text in _addresses(source):
        if text:
            yield name, "{" + plain(text).translate(_NEVER_BARE) + "}"


def _texts(source: Source) -> Iterator[tuple[str, str]]:
    in_issues = source.type in ("article-journal", "periodical")
    yield _CONTAINERS.get(source.type, "howpublished"), source.container
    yield "shortjournal", source.container_short
    yield "type", source.genre or ("Preprint" if source.type == "article" else "")
    yield "edition", source.edition
    yield "volume", source.volume
    yield "number", source.issue if in_issues else source.number
    yield "issue", "" if in_issues else source.issue
    yield _PUBLISHERS.get(source.type, "publisher"), source.publisher
    yield "address", source.publisher_place
    yield "isbn", source.isbn


def _date(issued: PartialDate | None) -> Iterator[tuple[str, str]]:
    """Year, month as BibTeX's own abbreviation, day; words that are no date stand for the year."""
    if issued is None:
        return
    yield "year", "{" + (f"{issued.year:04}" if issued.year else encoded(plain(issued.raw))) + "}"
    if issued.month:
        yield "month", MONTHS[issued.month - 1]
    if issued.day:
        yield "day", f"{{{issued.day}}}"


def _addresses(source: Source) -> Iterator[tuple[str, str]]:
    """What LaTeX is not to touch."""
    yield "doi", source.doi
    yield "pmid", source.pmid
    yield "pmcid", source.pmcid
    yield "url", source.url
    yield "urldate", source.accessed.iso if source.accessed else ""

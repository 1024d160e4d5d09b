"""Writes sources as RIS."""

from collections.abc import Iterator, Sequence

from cureon_editor.article.sources import Name, PartialDate, Source
from cureon_editor.exchange.sources.wording import plain

#: Reference types of RIS and the CSL type each is read as and written for.
KINDS = {
    "JOUR": "article-journal",
    "UNPB": "manuscript",
    "PREPRINT": "article",
    "BOOK": "book",
    "CHAP": "chapter",
    "CPAPER": "paper-conference",
    "RPRT": "report",
    "THES": "thesis",
    "ELEC": "webpage",
    "DATA": "dataset",
    "COMP": "software",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "STAND": "standard",
    "GEN": "document",
}
_TYPES = {kind: tag for tag, kind in KINDS.items()}
#: What `SN` of these is an ISBN.
_TEXTS = (
    ("TI", "title"),
    ("T2", "container"),
    ("J2", "container_short"),
    ("M3", "genre"),
    ("M1", "number"),
    ("ET", "edition"),
    ("VL", "volume"),
    ("IS", "issue"),
)
_MORE_TEXTS = (
    ("PB", "publisher"),
    ("CY", "publisher_place"),
    ("SN", "isbn"),
    ("DO", "doi"),
    ("C2", "pmcid"),
    ("UR", "url"),
)


def write_ris(sources: Sequence[Source]) -> str:
    """The sources as a RIS file, in their order."""
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in _pairs(source)) for source in sources)


def _pairs(source: Source) -> Iterator[tuple[str, str]]:
    """The lines of a record; empty ones are left out."""
    yield "TY", _TYPES.get(source.type, "GEN")
    yield from _filled([("ID", source.key)])
    yield from _filled(("AU", _name(name)) for name in source.authors)
    yield from _filled(("ED", _name(name)) for name in source.editors)
    yield from _filled((tag, getattr(source, name)) for tag, name in _TEXTS)
    yield from _filled(_date(source.issued))
    yield from _filled(_pages(source.page))
    yield from _filled((tag, getattr(source, name)) for tag, name in _MORE_TEXTS)
    if source.pmid:
        yield from (("AN", plain(source.pmid)), ("DB", "PubMed"))
    if source.accessed:
        yield from _filled([("Y2", source.accessed.iso)])
    yield "ER", ""


def _filled(pairs: "Iterator[tuple[str, str]] | list[tuple[str, str]]") -> Iterator[tuple[str, str]]:
    for tag, text in pairs:
        if value := plain(text):
            yield tag, value


def _name(name: Name) -> str:
    return name.literal or f"{name.family}, {name.given}"


def _date(issued: PartialDate | None) -> Iterator[tuple[str, str]]:
    """The year, and `DA` as 2022/09/15/ when more is known."""
    if issued is None:
        return
    yield "PY", f"{issued.year:04}" if issued.year else issued.raw
    if issued.month:
        day = f"{issued.day:02}" if issued.day else ""
        yield "DA", f"{issued.year:04}/{issued.month:02}/{day}/"


def _pages(page: str) -> Iterator[tuple[str, str]]:
    """First and last page of a plain range, else all of it as the first."""
    first, _, last = page.partition("-")
    is_range = page.count("-") == 1 and first and last and " " not in page
    yield from (("SP", first), ("EP", last)) if is_range else (("SP", page),)

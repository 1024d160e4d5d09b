"""RIS files, as EndNote, Zotero, publishers and databases write them."""

import re

from cureon_editor.citations.identifiers import doi_of, pmcid_of, pmid_of
from cureon_editor.exchange.sources.draft import Draft
from cureon_editor.exchange.sources.gathering import gathered, limited, lines
from cureon_editor.exchange.sources.people import inverted
from cureon_editor.exchange.sources.ris.writing import KINDS, write_ris
from cureon_editor.exchange.sources.source_format import Missed, Record, SourceFormat, Understood
from cureon_editor.exchange.sources.tagged import Tagged, read_tagged

#: A tag is two characters, two spaces, a hyphen and a space; one of the spaces at least must be there.
_TAG = re.compile(r"[ \t]{0,3}([A-Za-z][A-Za-z0-9])(?:[ \t]{1,4}-[ \t]?|-(?:[ \t]|$))(.*)", re.DOTALL)
_START = re.compile(r"^[ \t]{0,3}TY[ \t]*-[ \t]*[A-Za-z]+[ \t]*\r?$", re.MULTILINE)
_LOOKED_AT = 100_000
#: Other reference types (RIS format specification, 2011) that CSL has a type for; the rest is in `KINDS`.
_MORE_KINDS = {
    "ABST": "article-journal",
    "AGGR": "dataset",
    "BLOG": "post-weblog",
    "CONF": "paper-conference",
    "CTLG": "book",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary",
    "GOVDOC": "report",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "PCOMM": "personal_communication",
    "SER": "book",
    "WEB": "webpage",
}  # fmt: skip
_TEXTS = {
    "volume": ("VL",),
    "issue": ("IS",),
    "publisher": ("PB",),
    "publisher_place": ("CY", "PP"),
    "edition": ("ET",),
    "genre": ("M3",),
    "number": ("M1",),
    "doi": ("DO", "DI"),
}
_OTHERS = {"LA": "language", "T3": "collection-title", "ST": "title-short"}
_BOOKS = frozenset({"book", "chapter", "report", "thesis", "paper-conference"})
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx](?:\s.*)?")
_DATE = re.compile(r"\d{4}[-/]?\d{2}[-/]?\d{2}")
_PUBMED = re.compile(r"pubmed|medline|nlm", re.IGNORECASE)


def recognises(text: str) -> bool:
    """Whether a line says the type of a record."""
    return _START.search(text[:_LOOKED_AT]) is not None


def read(text: str) -> Understood:
    """The records of a RIS file."""
    found = read_tagged(lines(text), _TAG, "TY", "ER")
    return gathered(one if isinstance(one, Missed) else _record(one) for one in limited(found))


def _record(tagged: Tagged) -> Record | Missed:
    draft = Draft(tagged.line, tagged.text, tagged.first("ID"))
    kind = tagged.first("TY").upper()
    draft.kind = KINDS.get(kind) or _MORE_KINDS.get(kind, "")
    if not draft.kind:
        draft.unknown_kind(kind)
    draft.authors.extend(map(inverted, tagged.all("AU", "A1")))
    draft.editors.extend(map(inverted, tagged.all("ED", "A2")))
    _titles(draft, tagged)
    for name, tags in _TEXTS.items():
        for value in tagged.all(*tags):
            draft.put(*_meant(draft, name, value))
    for tag, name in _OTHERS.items():
        draft.keep(name, tagged.first(tag))
    draft.keep("keyword", ", ".join(tagged.all("KW")))
    _pages(draft, tagged)
    _dates(draft, tagged)
    _identifiers(draft, tagged)
    return draft.finished()


def _meant(draft: Draft, name: str, value: str) -> tuple[str, str]:
    """The field a value belongs to: journals write DOIs into `M3`, EndNote dates into an article's `ET`."""
    if name == "genre" and doi_of(value):
        return "doi", value
    in_journal = draft.kind == "article-journal"
    return name, "" if name == "edition" and in_journal and _DATE.fullmatch(value) else value


def _titles(draft: Draft, tagged: Tagged) -> None:
    """`BT` is a book's own title, and of a chapter the book's; `JO` may be short or not."""
    own = ("TI", "T1", "CT", "BT") if draft.kind == "book" else ("TI", "T1", "CT")
    draft.put("title", tagged.first(*own))
    full = tagged.all("T2", "JF", "BT" if draft.kind != "book" else "", "JO", "JA", "J2", "J1")
    short = tagged.all("J2", "JA", "J1", "JO")
    draft.put("container", full[0] if full else "")
    draft.put("container_short", next((name for name in short if name != full[0]), ""))


def _pages(draft: Draft, tagged: Tagged) -> None:
    """First and last page; some programs write both into `SP`."""
    first, last = tagged.first("SP"), tagged.first("EP")
    whole = not last or last == first or re.fullmatch(rf".*[-–—]\s*{re.escape(last[:20])}", first[:40])
    draft.put("page", first if whole and first else f"{first}-{last}" if first else last)


def _dates(draft: Draft, tagged: Tagged) -> None:
    """`DA` says more than `PY`, as far as both name the same year; otherwise the year of `PY` counts."""
    year, whole = tagged.first("PY", "Y1"), tagged.first("DA")
    if whole.startswith(year.strip("/")[:4]):
        draft.date("issued", whole.rstrip("/ "))
    draft.date("issued", year.rstrip("/ "))
    draft.date("accessed", tagged.first("Y2").rstrip("/ "))


def _identifiers(draft: Draft, tagged: Tagged) -> None:
    """PubMed's numbers stand under `AN`, `C2` or in a note, depending on who wrote the file."""
    database = tagged.first("DB", "DP")
    for number in tagged.all("AN", "C2", "C6", "C7"):
        if pmcid := pmcid_of(number):
            draft.put("pmcid", pmcid)
        elif pmid_of(number) and (not number.isdecimal() or _PUBMED.search(database)):
            draft.put("pmid", number)
        elif number.isdecimal() and not database:
            draft.doubt(f"The accession number {number[:20]} names no database and was left out.")
    for note in tagged.all("N1"):
        draft.note(note)
    serial = tagged.first("SN")
    if _ISSN.fullmatch(serial) or (serial and draft.kind not in _BOOKS):
        draft.keep("ISSN", serial)
    else:
        draft.put("isbn", serial)
    for address in tagged.all("UR", "L2"):
        draft.put("url", address)


FORMAT = SourceFormat(
    name="ris", title="RIS", suffixes=(".ris",), rank=40, recognises=recognises, read=read, write=write_ris
)

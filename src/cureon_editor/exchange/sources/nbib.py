"""PubMed's own format, MEDLINE (.nbib): https://www.nlm.nih.gov/bsd/mms/medlineelements.html."""

import re

from cureon_editor.article.sources import Correction, Name
from cureon_editor.exchange.sources.draft import Draft
from cureon_editor.exchange.sources.gathering import gathered, limited, lines
from cureon_editor.exchange.sources.people import inverted, person
from cureon_editor.exchange.sources.source_format import Missed, Record, SourceFormat, Understood
from cureon_editor.exchange.sources.tagged import Tagged, read_tagged

_TAG = re.compile(r"([A-Z]{2,4})[ \t]{0,3}-(?:[ \t]|$)(.*)", re.DOTALL)
_START = re.compile(r"^PMID[ \t]{0,3}-[ \t]*\d+", re.MULTILINE)
_LOOKED_AT = 100_000
_TEXTS = {
    "pmid": "PMID",
    "container": "JT",
    "container_short": "TA",
    "volume": "VI",
    "issue": "IP",
    "page": "PG",
    "pmcid": "PMC",
    "publisher": "PB",
    "publisher_place": "PL",
    "edition": "EN",
    "isbn": "ISBN",
}
_DOI = re.compile(r"(10\.\d{4,9}/\S+)\s*\[doi\]", re.IGNORECASE)
#: Places of publication stand in `PL` of every journal; only a book's is part of its reference.
_ONLY_BOOKS = ("publisher_place",)
#: Where a publication was withdrawn, doubted or set right, the gravest first. The notices themselves carry
#: other tags (ROF, ECF, EFR) and types ("Expression of Concern"), which say nothing against what they are.
_FOUND = (
    (Correction.RETRACTED, ("RIN",)),
    (Correction.CONCERN, ("ECI",)),
    (Correction.CORRECTED, ("EIN", "CRI")),
)
#: Family name, initials, and at times a suffix ("Jr", "3rd").
_SHORT_NAME = re.compile(r"(\S.*) ([^\Wa-z\d_]{1,6})(?: (Jr|Sr|\d(?:st|nd|rd|th)))?")
_RETRACTED = "retracted publication"
_PREPRINT = "preprint"


def recognises(text: str) -> bool:
    """Whether a line gives a PubMed number the way MEDLINE does."""
    return _START.search(text[:_LOOKED_AT]) is not None


def read(text: str) -> Understood:
    """The records of a MEDLINE file."""
    found = read_tagged(lines(text), _TAG, "PMID")
    return gathered(one if isinstance(one, Missed) else _record(one) for one in limited(found))


def _record(tagged: Tagged) -> Record | Missed:
    """A record; PubMed gives it no key, and its number is no name to cite it by."""
    draft = Draft(tagged.line, tagged.text)
    types = {kind.lower() for kind in tagged.all("PT")}
    draft.kind = _kind(tagged, types)
    draft.authors.extend(_authors(tagged))
    draft.editors.extend(map(_person, tagged.all("FED") or tagged.all("ED")))
    draft.put("title", _title(tagged))
    draft.put("container", tagged.first("BTI") if draft.kind == "chapter" else "")
    for name, tag in _TEXTS.items():
        if name not in _ONLY_BOOKS or draft.kind in ("book", "chapter"):
            draft.put(name, tagged.first(tag))
    draft.date("issued", tagged.first("DP"))
    for written in tagged.all("LID", "AID"):
        if doi := _DOI.match(written):
            draft.put("doi", doi[1])
    if _PREPRINT in types:
        draft.put("genre", "Preprint")
    draft.correction = _correction(tagged, types)
    draft.keep("language", tagged.first("LA"))
    _ahead_of_print(draft, tagged)
    return draft.finished()


def _kind(tagged: Tagged, types: set[str]) -> str:
    if _PREPRINT in types:
        return "article"
    if tagged.first("BTI"):
        return "chapter" if tagged.first("TI") else "book"
    return "article-journal"


def _title(tagged: Tagged) -> str:
    """The title without the brackets that mark a translation, and without its final full stop."""
    title = tagged.first("TI", "BTI")
    if title.startswith("[") and title.rstrip(".").endswith("]"):
        title = title.rstrip(".")[1:-1]
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _authors(tagged: Tagged) -> list[Name]:
    """Persons and organisations in the order they stand; short names only where there are no full ones."""
    full = "FAU" if tagged.first("FAU") else "AU"
    return [
        Name(literal=value.rstrip(".")) if tag == "CN" else _person(value)
        for tag, value in tagged.pairs
        if tag in (full, "CN") and value
    ]


def _person(written: str) -> Name:
    """`Mackensen, Andreas`, or, as in `AU`, `Mackensen A` or `Smith JA Jr`; one word is a family name."""
    if "," in written:
        return inverted(written)
    short = _SHORT_NAME.fullmatch(written)
    return person(short[1], short[2], short[3] or "") if short else person(written, "")


def _correction(tagged: Tagged, types: set[str]) -> Correction | None:
    """What became of the publication; None when the record says nothing, for nobody has looked then."""
    if _RETRACTED in types:
        return Correction.RETRACTED
    return next((found for found, tags in _FOUND if tagged.first(*tags)), None)


def _ahead_of_print(draft: Draft, tagged: Tagged) -> None:
    if tagged.first("PST") == "aheadofprint" and "volume" not in draft.fields:
        draft.doubt("PubMed had this ahead of print: volume and pages may be known by now.")


FORMAT = SourceFormat(
    name="nbib", title="PubMed (MEDLINE)", suffixes=(".nbib",), rank=30, recognises=recognises, read=read
)

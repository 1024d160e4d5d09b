"""Read the sources of a Word file: a reference manager's, Word's own, or the list under a heading."""

import re
from collections.abc import Iterator

from cureon_editor.exchange.sources.citation.items import below_heading
from cureon_editor.exchange.sources.csl_json.cutting import Item
from cureon_editor.exchange.sources.csl_json.item import read_item
from cureon_editor.exchange.sources.docx.document import WordDocument
from cureon_editor.exchange.sources.docx.packed_xml import Package, UnreadableFileError
from cureon_editor.exchange.sources.docx.word_sources import WordSources
from cureon_editor.exchange.sources.gathering import gathered
from cureon_editor.exchange.sources.plain import read_lines
from cureon_editor.exchange.sources.source_format import Missed, Record, SourceFormat, Understood

_DOCUMENT = "word/document.xml"
#: Where citations also stand.
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_OWN_LIST = re.compile(r"customXml/item\d{1,4}\.xml")
#: So many unreadable parts are enough to know the file is.
_MOST_DAMAGED = 5

_NO_DOCUMENT = "This ZIP archive holds no Word document."
_NO_SOURCES = (
    "This Word file has no citations of Zotero or Mendeley, no sources of Word's own, "
    "and no heading named Sources, References or Bibliography with a list below it."
)
_ENDNOTE = (
    "Citations of EndNote cannot be read from a Word file; the list below the heading was. "
    "Export them from EndNote as RIS to have all their fields."
)


def read_bytes(data: bytes) -> Understood:
    """The sources of a .docx file; a record's `line` is the number of its paragraph, from 1."""
    missed: list[Missed] = []
    try:
        package = Package(data)
    except UnreadableFileError as error:
        return Understood(missed=(Missed(1, str(error)),))
    if _DOCUMENT not in package.names:
        return Understood(missed=(Missed(1, _NO_DOCUMENT),))
    document = _document(package, missed)
    records = [*_managed(document)] or [*_words_own(package, missed)]
    if records:
        return gathered(records, missed)
    return _listed(document, missed)


def _document(package: Package, missed: list[Missed]) -> WordDocument:
    """What was read of the text and its notes, as far as they could be read."""
    document = WordDocument()
    for name in (_DOCUMENT, *_NOTES):
        if name in package.names:
            try:
                package.tell(name, document)
            except UnreadableFileError as error:
                missed.append(Missed(1, str(error), name))
    return document


def _managed(document: WordDocument) -> Iterator[Record | Missed]:
    """The sources that Zotero or Mendeley keep in their field codes; their ids mean nothing elsewhere."""
    for cited in document.cited():
        item = {name: value for name, value in cited.item.items() if name != "id"}
        yield read_item(Item(item, cited.number, str(item.get("title", "")))).finished()


def _words_own(package: Package, missed: list[Missed]) -> Iterator[Record | Missed]:
    """The sources that were entered in Word itself."""
    for name in package.names:
        if len(missed) == _MOST_DAMAGED:
            return
        if not _OWN_LIST.fullmatch(name):
            continue
        sources = WordSources()
        try:
            package.tell(name, sources)
        except UnreadableFileError as error:
            missed.append(Missed(1, str(error), name))
        yield from (source.draft(1).finished() for source in sources.found)


def _listed(document: WordDocument, missed: list[Missed]) -> Understood:
    """The paragraphs below the last heading of a list of sources."""
    below = below_heading(document.paragraphs)
    if not below:
        return gathered((), missed or [Missed(1, _NO_SOURCES)])
    # An empty line behind each: a paragraph of Word's is a whole citation.
    understood = read_lines(line for number, text in below for line in ((number, text), (number, "")))
    said = [Missed(1, _ENDNOTE)] if document.has_endnote else []
    return gathered(understood.records, [*missed, *said, *understood.missed])


FORMAT = SourceFormat("docx", "Word document", (".docx", ".docm"), rank=5, read_bytes=read_bytes)

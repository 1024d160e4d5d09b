"""A source in the making: takes what a record says, field by field, and keeps what was doubtful about it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cureon_editor.article.emitting import Value
from cureon_editor.article.sources import Correction, Name, PartialDate, Source, Study
from cureon_editor.citations.identifiers import doi_of, pmcid_of, pmid_of
from cureon_editor.citations.isbn import isbn_of
from cureon_editor.exchange.sources.dates import read_date
from cureon_editor.exchange.sources.source_format import Missed, Record
from cureon_editor.exchange.sources.wording import LONGEST_TEXT, pages, passage, plain

#: The fields by which a source can be known at all.
_TELLING = ("title", "container", "doi", "pmid", "pmcid", "url", "isbn", "number")
#: How each identifier is called, and what brings it into its usual form.
_IDENTIFIERS = {
    "doi": ("DOI", doi_of),
    "pmid": ("PubMed number", pmid_of),
    "pmcid": ("PMC number", pmcid_of),
    "isbn": ("ISBN", isbn_of),
}
#: Identifiers in a note, as Zotero, EndNote and PubMed's own exports write them.
_NOTED = re.compile(
    r"(?:^|(?<=[\s;,.]))(PMID|PMCID|DOI):\s*(PMC\d{1,9}|10\.\d{4,9}/[^\s;,]+|\d{1,9})", re.IGNORECASE
)


@dataclass(slots=True)
class Draft:
    """What is known so far of one record, which begins on `line` and stood there as `text`."""

    line: int
    text: str
    key: str = ""
    kind: str = "document"
    authors: list[Name] = field(default_factory=list)
    editors: list[Name] = field(default_factory=list)
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    status_checked: str = ""
    correction: Correction | None = None
    study: Study | None = None
    fields: dict[str, str] = field(default_factory=dict)
    others: dict[str, Value] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)

    def put(self, name: str, written: str) -> None:
        """Fill a text field of `Source`, unless it is filled already."""
        text = self.cut(plain(written), name.replace("_", " "))
        if text and name not in self.fields:
            self.fields[name] = text

    def keep(self, name: str, written: str) -> None:
        """Keep a text for which `Source` has no field, under its CSL name."""
        text = self.cut(plain(written), name)
        if text and name not in self.others:
            self.others[name] = text

    def note(self, written: str) -> None:
        """Take the identifiers out of a note and keep the rest."""
        for label, identifier in _NOTED.findall(written):
            self.put(label.lower(), identifier)
        rest = _NOTED.sub("", written).strip(" ;,.\n")
        self.keep("note", rest)

    def date(self, name: str, written: str) -> None:
        """Fill `issued` or `accessed`, unless it is filled already."""
        text = plain(written)
        when, whole = read_date(text)
        if when is None or getattr(self, name) is not None:
            return
        setattr(self, name, when)
        if not whole:
            self.doubt(f"The date “{text[:60]}” was read as {when.iso[:60]}.")

    def people(self, names: Iterable[Name]) -> tuple[Name, ...]:
        """Names in plain text, without those that are empty."""
        cleaned = (
            Name(*(plain(part)[:LONGEST_TEXT] for part in (n.family, n.given, n.literal))) for n in names
        )
        return tuple(name for name in cleaned if name.family or name.literal or name.given)

    def doubt(self, sentence: str) -> None:
        """Say once what was not understood."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)

    def cut(self, text: str, name: str) -> str:
        """The text, at most as long as a field can sensibly be."""
        if len(text) <= LONGEST_TEXT:
            return text
        self.doubt(f"The {name} has {len(text):,} characters; only the first {LONGEST_TEXT:,} were kept.")
        return text[:LONGEST_TEXT].rstrip()

    def unknown_kind(self, written: str) -> None:
        """The record says no kind, or one that nothing corresponds to."""
        self.kind = "document"
        if shown := plain(written)[:60]:
            self.doubt(f"“{shown}” is not a known kind of source; choose its kind.")
        else:
            self.doubt("The record does not say what kind of source this is; choose its kind.")

    def finished(self) -> Record | Missed:
        """The record, or what to say of one that holds nothing to know a source by."""
        self._settle()
        if not any(name in self.fields for name in _TELLING):
            message = "This record names no title, publication or identifier, so it was left out."
            return Missed(self.line, message, passage(self.text))
        if "title" not in self.fields:
            self.doubt("This record has no title.")
        source = Source(
            key=plain(self.key)[:200],
            type=self.kind,
            authors=self.people(self.authors),
            editors=self.people(self.editors),
            issued=self.issued,
            accessed=self.accessed,
            status_checked=self.status_checked,
            correction=self.correction,
            study=self.study,
            other=(),
            **self.fields,
        )
        return Record(source, self.line, passage(self.text), self.others, tuple(self.doubts))

    def _settle(self) -> None:
        """Bring identifiers and pages into the form they have everywhere; say which are none."""
        for name, (label, usual) in _IDENTIFIERS.items():
            if written := self.fields.get(name):
                self.fields[name] = usual(written) or written
                if not usual(written):
                    self.doubt(f"“{written[:60]}” is not a valid {label}; check it.")
        if len(addresses := self.fields.get("url", "").split()) > 1 and all(
            "://" in one for one in addresses
        ):
            self.fields["url"] = addresses[0]
            self.doubt(f"Of {len(addresses)} addresses, the first was taken.")
        if "page" in self.fields:
            self.fields["page"] = pages(self.fields["page"])

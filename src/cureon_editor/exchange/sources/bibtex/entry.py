"""One BibTeX entry as a source: kinds and fields of BibTeX and biblatex in those of CSL."""

import re
from collections.abc import Mapping

from cureon_editor.exchange.sources.bibtex.blocks import Entry
from cureon_editor.exchange.sources.bibtex.latex import decoded, verbatim
from cureon_editor.exchange.sources.bibtex.names import read_names
from cureon_editor.exchange.sources.bibtex.values import value_of
from cureon_editor.exchange.sources.dates import dated
from cureon_editor.exchange.sources.draft import Draft
from cureon_editor.exchange.sources.wording import LONGEST_TEXT, plain

#: Entry types of BibTeX and biblatex (its manual, 2.1) and the CSL type of each.
KINDS = {
    **dict.fromkeys(("article", "suppperiodical"), "article-journal"),
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "proceedings", "reference"), "book"),
    **dict.fromkeys(("inbook", "incollection", "bookinbook", "suppbook", "inreference"), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("techreport", "report", "manual"), "report"),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), "thesis"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
    "misc": "document",
    "booklet": "pamphlet",
    "unpublished": "manuscript",
    "patent": "patent",
    "periodical": "periodical",
    "dataset": "dataset",
    "software": "software",
    "standard": "standard",
}
#: Fields that hold the text of one of ours; of several the first that is filled counts.
_TEXTS = {
    "container": ("journal", "journaltitle", "booktitle", "maintitle"),
    "container_short": ("shortjournal", "journalabbreviation"),
    "volume": ("volume",),
    "page": ("pages", "eid", "articleno"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher_place": ("address", "location"),
    "edition": ("edition",),
    "genre": ("type",),
    "isbn": ("isbn",),
}
#: Fields in which LaTeX's special characters are mostly meant as they stand.
_VERBATIM = ("doi", "pmid", "pmcid")
#: Fields outside our schema and their CSL names.
_OTHERS = {
    "keywords": "keyword",
    "language": "language",
    "langid": "language",
    "series": "collection-title",
    "issn": "ISSN",
    "chapter": "chapter-number",
    "shorttitle": "title-short",
}
#: Fields about the file or the program that made it, and abstracts, which are not ours to publish.
_NOT_ABOUT = re.compile(
    r"abstract|file|timestamp|owner|groups|priority|rating|comments?|copyright|numpages|issue_date|pagetotal"
    r"|crossref|xref|xdata|ids|keyw|key|sortname|sorttitle|month_numeric|urn|local-url|pdf|lccn|langidopts"
    r"|options|archive|eprintclass|primaryclass|(?:bdsk|date|mendeley|citeulike|jabref|zotero)[-_].*|__.*"
)
_HANDLED = {
    *(name for names in _TEXTS.values() for name in names), *_VERBATIM, *_OTHERS, "title", "subtitle",
    "author", "editor", "year", "month", "day", "date", "url", "urldate", "howpublished", "number", "issue",
    "note", "annote", "addendum", "extra", "eprint", "eprinttype", "archiveprefix",
}  # fmt: skip
#: LaTeX takes more characters than the text it stands for, but no more than this.
_LONGEST_VALUE = 4 * LONGEST_TEXT
_PREPRINTS = re.compile(r"preprint|arxiv|medrxiv|biorxiv|ssrn|research square", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s{}]+")
_ACCESSED = re.compile(
    r"\W*(?:online\W+)?(?:last\s+)?(?:accessed|retrieved|visited)(?:\s+on)?:?\s*(.{4,40}?)\W*", re.IGNORECASE
)


def read_entry(entry: Entry, strings: Mapping[str, str], parent: Entry | None = None) -> Draft:
    """What an entry says; from `parent`, its `crossref`, come the fields it has not itself."""
    return _Reading(entry, strings, parent).draft


class _Reading:
    """The reading of one entry: its fields' values, and the draft they go into."""

    def __init__(self, entry: Entry, strings: Mapping[str, str], parent: Entry | None) -> None:
        self.draft = Draft(entry.line, entry.text, entry.key)
        self.fields = {**_inherited(entry, parent), **entry.fields}
        self.strings = strings
        for name in entry.repeated:
            self.draft.doubt(f"The field “{name[:60]}” stands twice; only the first was read.")
        self._kind(entry.kind)
        self._texts()
        self._number()
        self._dates()
        self._web()
        self._notes()
        self._eprint()
        self._leftovers()

    def value(self, name: str) -> str:
        """A field's value, LaTeX still in it; empty when there is none."""
        if name not in self.fields:
            return ""
        value = value_of(self.fields[name], self.strings, self._no_string)
        return value if name in ("author", "editor") else value[:_LONGEST_VALUE]

    def text(self, name: str) -> str:
        """A field's value as plain text."""
        return decoded(self.value(name), self._no_command)

    def _no_string(self, name: str) -> None:
        self.draft.doubt(f"“{plain(name)[:60]}” stands without braces and is no abbreviation of this file.")

    def _no_command(self, name: str) -> None:
        self.draft.doubt(f"The LaTeX command “\\{name[:60]}” is not known and was left out.")

    def _kind(self, kind: str) -> None:
        if kind in KINDS:
            self.draft.kind = KINDS[kind]
        else:
            self.draft.unknown_kind(kind)
        if kind in ("phdthesis", "mastersthesis"):
            self.fields.setdefault("type", "{PhD thesis}" if kind == "phdthesis" else "{Master’s thesis}")

    def _texts(self) -> None:
        title, subtitle = self.text("title"), self.text("subtitle")
        self.draft.put("title", f"{title}: {subtitle}" if title and subtitle else title or subtitle)
        for ours, names in _TEXTS.items():
            for name in names:
                self.draft.put(ours, self.text(name))
        for name in _VERBATIM:
            self.draft.put(name, verbatim(self.value(name)))
        for name, csl in _OTHERS.items():
            self.draft.keep(csl, self.text(name))
        self.draft.authors.extend(read_names(self.value("author"), self._no_command))
        self.draft.editors.extend(read_names(self.value("editor"), self._no_command))

    def _number(self) -> None:
        """`number` is the issue of what appears in issues, and the number of everything else."""
        in_issues = self.draft.kind in ("article-journal", "periodical")
        self.draft.put("issue" if in_issues else "number", self.text("number"))
        self.draft.put("issue", self.text("issue"))

    def _dates(self) -> None:
        year, month, day = (plain(self.text(name)) for name in ("year", "month", "day"))
        self.draft.date("issued", self.text("date"))
        if self.draft.issued is None and (found := dated(year, month, day)):
            self.draft.issued = found
        self.draft.date("issued", f"{year} {month} {day}".strip() if year else "")
        self.draft.date("accessed", self.text("urldate"))

    def _web(self) -> None:
        how = self.value("howpublished")
        address = _ADDRESS.search(how)
        self.draft.put("url", verbatim(self.value("url")) or (verbatim(address[0]) if address else ""))
        if how and not address:
            self.draft.put("container", decoded(how, self._no_command))
        if (
            self.draft.kind == "document"
            and self.fields.keys() & {"url", "howpublished"}
            and self.draft.fields.get("url")
        ):
            self.draft.kind = "webpage"

    def _notes(self) -> None:
        for name in ("note", "annote", "addendum", "extra"):
            note = self.text(name)
            if found := _ACCESSED.fullmatch(note):
                self.draft.date("accessed", found[1])
            elif note:
                self.draft.note(note)

    def _eprint(self) -> None:
        """Preprints, and the identifiers that biblatex keeps as `eprint` of some archive."""
        archive = self.text("eprinttype") or self.text("archiveprefix")
        number = plain(verbatim(self.value("eprint")))
        if number and archive.lower() in ("pubmed", "pmid"):
            self.draft.put("pmid", number)
        elif number and archive.lower() in ("pmc", "pmcid"):
            self.draft.put("pmcid", number)
        elif number and (archive or "arxiv").lower() == "arxiv":
            self._arxiv(number.removeprefix("arXiv:"))
        elif number:
            self.draft.doubt(
                f"“{number[:60]}” ({archive[:60] or 'eprint'}) has no field here and was left out."
            )
        told = " ".join(self.draft.fields.get(name, "") for name in ("genre", "container", "publisher"))
        if self.draft.kind in ("document", "webpage", "manuscript") and _PREPRINTS.search(told):
            self.draft.kind = "article"
            self.draft.put("genre", "Preprint")

    def _arxiv(self, number: str) -> None:
        self.draft.put("url", f"https://arxiv.org/abs/{number}")
        if self.draft.kind in ("document", "webpage"):
            self.draft.put("number", f"arXiv:{number}")
            self.draft.put("publisher", "arXiv")

    def _leftovers(self) -> None:
        names = [name for name in self.fields if name not in _HANDLED and not _NOT_ABOUT.fullmatch(name)]
        if names:
            shown = ", ".join(plain(name)[:40] for name in names[:10])
            self.draft.doubt(f"Fields that have no place here were left out: {shown}.")


def _inherited(entry: Entry, parent: Entry | None) -> dict[str, str]:
    """A crossref's fields; its title is the book's in which this entry stands."""
    if parent is None:
        return {}
    fields = {
        name: value for name, value in parent.fields.items() if name not in ("crossref", "doi", "pages")
    }
    if KINDS.get(entry.kind) in ("chapter", "paper-conference") and "title" in fields:
        fields.setdefault("booktitle", fields["title"])
    for name in ("title", "subtitle", "author"):
        if name != "author" or KINDS.get(entry.kind) != "chapter":
            fields.pop(name, None)
    return fields

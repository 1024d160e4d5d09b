"""The form of one source: every field in words; what is missing is said, never required."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from cureon_editor.article.sources import Name, PartialDate, Source
from cureon_editor.citations.identifiers import doi_of, pmid_of, web_address
from cureon_editor.citations.keys import is_key, suggest_key
from cureon_editor.citations.styles import format_source
from cureon_editor.ui.dialogs.asking import Form
from cureon_editor.ui.widgets.parts import quiet
from cureon_editor.ui.workbench import Workbench

TYPES = (
    ("article-journal", "Journal article"),
    ("webpage", "Web page"),
    ("report", "Report or guideline"),
    ("book", "Book"),
    ("chapter", "Chapter"),
    ("article", "Preprint"),
    ("dataset", "Trial registration or data"),
)
#: The plain fields, row by row: a label, then (attribute of Source, hint) for each field beside it.
ROWS = (
    ("Title", (("title", ""),)),
    ("Journal or site", (("container", "New England Journal of Medicine"),)),
    ("Volume", (("volume", "Volume"), ("issue", "Issue"), ("page", "Pages"))),
    ("Identifiers", (("doi", "DOI, 10.1056/NEJMoa2308917"), ("pmid", "PMID, 38381673"))),
    ("Address", (("url", "https://…"),)),
    ("Publisher", (("publisher", ""),)),
)
#: What an identifier must read as, and what to say when it does not.
IDENTIFIERS: tuple[tuple[str, Callable[[str], str], str], ...] = (
    ("doi", doi_of, "A DOI begins with 10. and has a slash, as in 10.1056/NEJMoa2308917."),
    ("pmid", pmid_of, "A PMID is a number, as in 38381673."),
    ("url", web_address, "An address begins with https:// and has no spaces."),
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class SourceForm(Form):
    """Adds or edits a source; a line below shows how it will stand in the list."""

    def __init__(self, parent: QWidget, bench: Workbench, source: Source | None, key: str) -> None:
        super().__init__(parent, "Edit source" if source else "Add a source", "Save" if source else "Add")
        self.setObjectName("sourceForm")
        self.setMinimumWidth(560)
        self._before = source or Source("")
        self._taken = {known.key for known in bench.metadata.sources} - {self._before.key}
        self._type = QComboBox()
        for value, words in TYPES:
            self._type.addItem(words, value)
        if self._type.findData(self._before.type) < 0:
            self._type.addItem(self._before.type, self._before.type)
        self._type.setCurrentIndex(self._type.findData(self._before.type))
        self.fields.addRow("Kind", self._type)
        authors = "\n".join(name_line(name) for name in self._before.authors)
        self._authors: QPlainTextEdit = self.text("Authors", authors, 74)
        self._authors.setPlaceholderText("One a line: Family, Given. An organisation: its name alone")
        self._lines: dict[str, QLineEdit] = {}
        for label, parts in ROWS:
            lines = self.lines(label, *((getattr(self._before, name), hint, name) for name, hint in parts))
            self._lines |= {name: line for (name, _hint), line in zip(parts, lines, strict=True)}
        self._issued, self._accessed = self.lines(
            "Dates",
            (_iso(self._before.issued), "Published: 2024, 2024-02 or 2024-02-22", "issued"),
            (_iso(self._before.accessed), "Read on: 2024-02-22", "accessed"),
        )
        self._checked = self.line("Checked for retraction", self._before.status_checked, "2026-06-17")
        self._key = self.line("Key", key, "made for you when left empty")
        self._preview = QLabel()
        self._preview.setWordWrap(True)
        self.fields.addRow(quiet("In the list"), self._preview)
        self.check = self._problem
        self._watch()

    def source(self) -> Source:
        """The source as the form says it."""
        made = replace(
            self._before,
            type=str(self._type.currentData()),
            authors=read_names(self._authors.toPlainText()),
            issued=read_date(self._issued.text()),
            accessed=read_date(self._accessed.text()),
            status_checked=self._checked.text().strip(),
        )
        for field, line in self._lines.items():
            made = _with_text(made, field, line.text().strip())
        return replace(made, key=self._key.text().strip() or suggest_key(made, self._taken))

    def _watch(self) -> None:
        for line in (*self._lines.values(), self._issued, self._accessed, self._checked, self._key):
            line.textChanged.connect(lambda _text: self._show())
        self._authors.document().contentsChange.connect(lambda *_: self._show())
        self._show()

    def _show(self) -> None:
        self._preview.setText(format_source(self.source()))

    def _problem(self) -> str:
        source = self.source()
        if not is_key(source.key):
            return "A key has letters and digits only, and single marks such as - or : between them."
        if source.key in self._taken:
            return f"Another source already has the key {source.key}."
        if not source.title and not source.authors:
            return "Give at least a title or an author."
        return self._odd_identifier(source) or _odd_date(source.issued) or _odd_date(source.accessed)

    def _odd_identifier(self, source: Source) -> str:
        """What is wrong with an identifier that was changed here; those of the file may stay as they are."""
        for field, reads, problem in IDENTIFIERS:
            text = getattr(source, field)
            if text and text != getattr(self._before, field) and not reads(text):
                return problem
        return ""


def name_line(name: Name) -> str:
    """A name as one line of the form."""
    return name.literal or ", ".join(part for part in (name.family, name.given) if part)


def read_name(line: str) -> Name | None:
    """A line of the form as a name: with a comma a person, without one an organisation, empty None."""
    line = " ".join(line.split())
    if not line:
        return None
    family, comma, given = line.partition(",")
    return Name(family=family.strip(), given=given.strip()) if comma else Name(literal=line)


def read_names(text: str) -> tuple[Name, ...]:
    """The names of a text, one a line."""
    return tuple(name for line in text.splitlines() if (name := read_name(line)) is not None)


def read_date(text: str) -> PartialDate | None:
    """A year, month or day as a date; other text is kept as it is; None when empty."""
    text = text.strip()
    if not text:
        return None
    match = _DATE.fullmatch(text)
    if match is None:
        return PartialDate(raw=text)
    year, month, day = (int(part) if part else None for part in match.groups())
    return PartialDate(year, month, day)


def _odd_date(given: PartialDate | None) -> str:
    """What is wrong with a date that looks like one but is none; other words may stand for a date."""
    if given is None or given.year is None:
        return ""
    try:
        date(given.year, given.month or 1, given.day or 1)
    except ValueError:
        return f"There is no such date as {given.iso}. Write a year, a month or a day, as in 2024-02-22."
    return ""


def _with_text(source: Source, name: str, text: str) -> Source:
    """The source with one of its plain texts changed."""
    values: dict[str, Any] = {name: text}
    return replace(source, **values)


def _iso(date: PartialDate | None) -> str:
    return date.iso if date else ""

"""What a person typed into a source's form, read: names, dates, identifiers, and what is wrong with them."""

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from cureon_editor.article.sources import Name, PartialDate, Source
from cureon_editor.citations.identifiers import doi_of, pmcid_of, pmid_of, web_address
from cureon_editor.citations.isbn import isbn_of
from cureon_editor.citations.keys import is_key
from cureon_editor.citations.kinds import Kind
from cureon_editor.citations.trials import trial_number_of

#: How an identifier is read, and what to say when it cannot be.
IDENTIFIERS: dict[str, tuple[Callable[[str], str], str]] = {
    "doi": (doi_of, "A DOI begins with 10. and has a slash, as in 10.1056/NEJMoa2308917."),
    "pmid": (pmid_of, "A PMID is a number, as in 38381673."),
    "pmcid": (pmcid_of, "A PMCID is PMC and a number, as in PMC8005924."),
    "isbn": (isbn_of, "This is no ISBN: it has 10 or 13 digits, and the last confirms the others."),
    "url": (web_address, "An address begins with https:// and has no spaces."),
}
#: Those that may be pasted with a label or as an address, and are kept bare.
_BARE = ("doi", "pmid", "pmcid")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


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


def read_names(text: str, before: tuple[Name, ...] = ()) -> tuple[Name, ...]:
    """The names of a text, one a line; a line that says one of `before` is that name."""
    known = {name_line(name): name for name in before}
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(name for line in lines if (name := known.get(line) or read_name(line)) is not None)


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


def read_texts(texts: dict[str, str], before: Source, kind: Kind) -> dict[str, Any]:
    """The plain fields: one that was not changed as it was, an identifier without its label or address."""
    read = {name: text.strip() for name, text in texts.items()}
    for name in _BARE:
        if read[name] != getattr(before, name):
            read[name] = IDENTIFIERS[name][0](read[name]) or read[name]
    if kind is Kind.REGISTRATION and read["number"] != before.number:
        read["number"] = trial_number_of(read["number"]) or read["number"]
    return read


def problem(source: Source, before: Source, taken: Collection[str]) -> str:
    """What must be put right before a source can be saved, as a sentence; empty when nothing must."""
    if not is_key(source.key):
        return "A key has letters and digits only, and single marks such as - or : between them."
    if source.key in taken:
        return f"Another source already has the key {source.key}."
    if not (source.title or source.authors or source.editors):
        return "Give at least a title or an author."
    dates = (_odd_date(source.issued), _odd_date(source.accessed))
    return _odd_identifier(source, before) or next(filter(None, dates), "") or _odd_check(source, before)


def _odd_identifier(source: Source, before: Source) -> str:
    """What is wrong with an identifier that was changed here; those of the file may stay as they are."""
    for field, (reads, sentence) in IDENTIFIERS.items():
        text = getattr(source, field)
        if text and text != getattr(before, field) and not reads(text):
            return sentence
    return ""


def _odd_date(given: PartialDate | None) -> str:
    """What is wrong with a date that looks like one but is none; other words may stand for a date."""
    if given is None or given.year is None:
        return ""
    try:
        date(given.year, given.month or 1, given.day or 1)
    except ValueError:
        return f"There is no such date as {given.iso}. Write a year, a month or a day, as in 2024-02-22."
    return ""


def _odd_check(source: Source, before: Source) -> str:
    """What is wrong with the day of the look-up, which counts only as a full date."""
    if not source.status_checked or source.status_checked == before.status_checked:
        return ""
    try:
        date.fromisoformat(source.status_checked)
    except ValueError:
        return f"“{source.status_checked[:40]}” is no day. Write it as in 2026-06-17, or press Today."
    return ""

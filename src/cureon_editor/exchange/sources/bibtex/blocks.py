"""Cuts a BibTeX file into its entries and `@string` abbreviations, each on its own, broken ones told.

The file is cut at lines that begin with `@word{` before bibtexparser sees it: a broken entry then costs only
itself, and no text is read twice. (bibtexparser, too, takes an `@word{` at a line's start for an entry.)
"""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from cureon_editor.exchange.sources.gathering import MOST_READ, TOO_MANY
from cureon_editor.exchange.sources.source_format import Missed
from cureon_editor.exchange.sources.wording import passage

if TYPE_CHECKING:  # it is slow to import, and most runs read no BibTeX
    from bibtexparser import model

#: More than any honest entry has, an abstract and a list of 3,000 authors included.
LONGEST_ENTRY = 400_000
MOST_BRACES = 20_000
_START = re.compile(r"^[ \t]*@[ \t]*(\w+)[ \t]*[{(]", re.MULTILINE)
_KNOWN_REASONS = (
    ("end of file", "This entry has no end: a closing brace or quotation mark is missing."),
    (
        "block start",
        "This entry has no end: a closing brace or quotation mark is missing before the next one.",
    ),
    ("comma after entry key", "This entry has no citation key followed by a comma."),
    ("after entry key", "A field of this entry has a name but no “=” and value."),
    ("closed entry field", "A comma is missing between two fields of this entry."),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its kind and field names in lower case, its values as written, its 1-based line and text."""

    kind: str
    key: str
    fields: Mapping[str, str]
    line: int
    text: str
    repeated: tuple[str, ...] = ()


@dataclass(slots=True)
class Blocks:
    """What a file holds: its entries, its abbreviations by lower-case name, and what could not be read."""

    entries: list[Entry] = field(default_factory=list)
    strings: dict[str, str] = field(default_factory=dict)
    missed: list[Missed] = field(default_factory=list)


def read_blocks(text: str) -> Blocks:
    """Every block of a file whose lines end in LF."""
    blocks = Blocks()
    line, end = 1, 0
    starts = [found.start() for found in _START.finditer(text)]
    with _silence():
        for start, stop in pairwise([*starts, len(text)][: MOST_READ + 1]):
            line += text.count("\n", end, start)
            end = start
            _read_slice(text[start:stop], line, blocks)
    if len(starts) > MOST_READ:
        blocks.missed.append(TOO_MANY)
    if not starts and text.strip():
        message = "No entry was found. Entries look like @article{key, title = {…}}."
        blocks.missed.append(Missed(1, message, passage(text)))
    return blocks


def _read_slice(text: str, line: int, blocks: Blocks) -> None:
    """One entry and what follows it on its lines, which is a comment or entries beside it."""
    from bibtexparser import model
    from bibtexparser.entrypoint import parse_string

    if len(text) > LONGEST_ENTRY or text.count("{") > MOST_BRACES:
        blocks.missed.append(Missed(line, "This entry is too long to be one source.", passage(text)))
        return
    for block in parse_string(text, parse_stack=[]).blocks:
        where = line + (block.start_line or 0)
        if isinstance(block, model.ParsingFailedBlock) and isinstance(block.ignore_error_block, model.Entry):
            _add_entry(block.ignore_error_block, where, blocks)
        elif isinstance(block, model.ParsingFailedBlock):
            blocks.missed.append(
                Missed(where, _reason(getattr(block.error, "abort_reason", "")), passage(text))
            )
        elif isinstance(block, model.String):
            blocks.strings[block.key.lower()] = block.value
        elif isinstance(block, model.Entry):
            _add_entry(block, where, blocks)


def _add_entry(entry: "model.Entry", line: int, blocks: Blocks) -> None:
    fields: dict[str, str] = {}
    repeated = []
    for item in entry.fields:
        name = item.key.lower()
        if name in fields:
            repeated.append(name)
        fields.setdefault(name, str(item.value))
    text = entry.raw or ""
    blocks.entries.append(Entry(entry.entry_type, entry.key, fields, line, text, tuple(repeated)))


def _reason(error: str) -> str:
    return next(
        (sentence for sign, sentence in _KNOWN_REASONS if sign in error),
        "This entry could not be read; check its braces, quotation marks and commas.",
    )


@contextmanager
def _silence() -> Iterator[None]:
    """Keep bibtexparser from printing what it logs about broken entries: they are told as missed."""
    log = logging.getLogger("bibtexparser")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)

"""Reads the lines that RIS and MEDLINE files are made of: a tag, a hyphen, a value, longer ones continued."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cureon_editor.exchange.sources.source_format import Missed
from cureon_editor.exchange.sources.wording import LONGEST_TEXT, passage

#: A value is cut to a sensible length later; this keeps an endless one from filling the memory twice.
_LONGEST_VALUE = 4 * LONGEST_TEXT


@dataclass(slots=True)
class Tagged:
    """One record: its tags and values in their order, the 1-based line it begins on, how it stood there."""

    line: int
    pairs: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""

    def all(self, *tags: str) -> list[str]:
        """The values of these tags, those of the first tag before those of the next."""
        return [value for tag in tags for name, value in self.pairs if name == tag and value]

    def first(self, *tags: str) -> str:
        """The first value of these tags that is filled; empty when none is."""
        return next(iter(self.all(*tags)), "")


def read_tagged(text: str, tag: re.Pattern[str], start: str, end: str = "") -> Iterator[Tagged | Missed]:
    """The records of a text whose lines end in LF, and each stretch of lines that belongs to none.

    `tag` matches a line that begins a value: group 1 is the tag, group 2 the value. A record begins with the
    tag `start` and ends with the tag `end` or before the next; other lines continue the value above them.
    """
    for line, rows, inside in _stretches(text, tag, start, end):
        if inside:
            yield Tagged(line, _pairs(rows, tag), passage("\n".join(rows)))
        elif any(row.strip() for row in rows):
            yield Missed(
                line,
                f"These lines belong to no record; a record begins with {start}.",
                passage("\n".join(rows)),
            )


def _stretches(
    text: str, tag: re.Pattern[str], start: str, end: str
) -> Iterator[tuple[int, list[str], bool]]:
    """First line, lines, and whether they are a record, for every stretch of the text."""
    first, rows, inside = 1, list[str](), False
    for line, row in enumerate(text.split("\n"), start=1):
        found = tag.match(row)
        name = found[1].upper() if found else ""
        if name == start:
            yield first, rows, inside
            first, rows, inside = line, [], True
        rows.append(row)
        if end and name == end and inside:
            yield first, rows, inside
            first, rows, inside = line + 1, [], False
    yield first, rows, inside


def _pairs(rows: list[str], tag: re.Pattern[str]) -> list[tuple[str, str]]:
    values: list[tuple[str, list[str]]] = []
    for row in rows:
        if found := tag.match(row):
            values.append((found[1].upper(), [found[2].strip()]))
        elif values and row.strip():
            values[-1][1].append(row.strip())
    return [(name, " ".join(parts)[:_LONGEST_VALUE].strip()) for name, parts in values]

"""The stretches of prose a selection covers: a paragraph, list item, heading or table cell each by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cureon_editor.editing.inline_syntax import Kind, Span, Syntax, read_syntax
from cureon_editor.editing.line_marks import head_of, is_prose
from cureon_editor.editing.lines import lines_between, paragraph_around
from cureon_editor.editing.tables.model import Table, table_at
from cureon_editor.editing.tables.rows import Row

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """The part `start` to `end` of a stretch of prose; `base` is the offset of the stretch in the body."""

    base: int
    text: str
    start: int
    end: int
    syntax: Syntax

    def holder(self, kind: Kind) -> Span | None:
        """The innermost span of a kind that holds the piece, its marks inside or outside the piece."""
        spans = (span for span in self.syntax.spans if span.kind is kind)
        holding = (span for span in spans if span.start <= self.start and self.end <= span.end)
        return max(holding, key=lambda span: span.start, default=None)

    def word(self) -> "Piece | None":
        """The word that touches the start of the piece, or None."""
        for found in _WORD.finditer(self.text):
            if found.start() <= self.start <= found.end():
                return replace(self, start=found.start(), end=found.end())
        return None

    def widened(self, within: Span | None = None) -> "Piece":
        """The piece made wider until it cuts no format, link, citation, tag or address in two.

        With `within`, only what stands inside that span counts, and the piece may not lie inside it either.
        """
        low, high = (within.inner_start, within.inner_end) if within else (0, len(self.text))
        start, end = max(self.start, low), min(self.end, high)
        units = [unit for unit in self.syntax.units() if low <= unit.start and unit.end <= high]
        widening = True
        while widening:
            before = start, end
            for unit in units:
                inside = within is None and unit.inner_start <= start and end <= unit.inner_end
                if unit.start < end and start < unit.end and not inside:
                    start, end = min(start, unit.start), max(end, unit.end)
            widening = before != (start, end)
        return replace(self, start=start, end=end)


def pieces_between(body: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a selection without the spaces at their ends; empty ones are left out."""
    for base, text in stretches_between(body, start, end):
        low, high = max(start - base, 0), min(end - base, len(text))
        chosen = text[low:high]
        if chosen.strip():
            low += len(chosen) - len(chosen.lstrip())
            high -= len(chosen) - len(chosen.rstrip())
            yield Piece(base, text, low, high, read_syntax(text))


def piece_at(body: str, caret: int) -> Piece | None:
    """The empty piece at the caret; in the marks at the head of a line, at the line's first character."""
    for base, text in stretches_between(body, caret, caret):
        if caret <= base + len(text):
            start = max(caret - base, 0)
            return Piece(base, text, start, start, read_syntax(text))
    return None


def stretches_between(body: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The whole paragraphs, items, headings and cells that a selection touches: offset and text."""
    first, last = lines_between(body, start, end)[0].start, lines_between(body, start, end)[-1].end
    for base, text in _all_stretches(body, start, end):
        if base + len(text) >= first and base <= last:
            yield base, text


def _all_stretches(body: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The stretches up to the blank lines around a selection; hard-wrapped lines of a paragraph are one."""
    begin = stop = -1
    table: Table | None = None
    for line in paragraph_around(body, start, end):
        head = head_of(line.text)
        if "|" in line.text and not (table and line.start <= table.end):
            table = table_at(body, line.start)
        in_table = table is not None and line.start <= table.end
        starts_anew = in_table or not is_prose(line.text) or head.length > len(head.indent)
        if begin >= 0 and starts_anew:
            yield begin, body[begin:stop]
            begin = -1
        if table is not None and in_table:
            yield from _cells(table, line.start)
        elif is_prose(line.text):
            begin = line.start + head.length if begin < 0 else begin
            stop = line.end
    if begin >= 0:
        yield begin, body[begin:stop]


def _cells(table: Table, start: int) -> Iterator[tuple[int, str]]:
    """The cells of the row that starts at an offset; the line of dashes has none."""
    row: Row | None = next((row for row in table.rows if row.start == start), None)
    for cell in row.cells if row else ():
        yield cell.start, cell.text

"""A text as units with what stands between them: paragraphs, lines, and words to compare them by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: A run of lines that are not blank, without the last line ending.
_PARAGRAPH = re.compile(r"[^\S\n]*[^\s][^\n]*(?:\n[^\S\n]*[^\s][^\n]*)*")
_LINE = re.compile(r"[^\n]+")
#: A line that stands for itself: an item, a row of a table, a heading, a fence, a key.
_ROW = re.compile(r"[ \t]*(?:[-*+|>] ?|\d{1,9}[.)] |#{1,6} |:::|```|~~~|[\w-]+:(?: |$))", re.MULTILINE)
_WORD = re.compile(r"@?\w+(?:[-'’.:/]\w+)*|\s+|[^\w\s]")

#: Where a unit stands: its first character and the one after its last.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Units:
    """A text cut up: `lead`, then units with gaps between them, then `tail`; joined they are the text.

    `gap` is what stands between two units that had none between them.
    """

    lead: str
    contents: tuple[str, ...]
    gaps: tuple[str, ...]
    tail: str
    gap: str


def cut(text: str, spans: Sequence[Span], gap: str) -> Units:
    """The units of a text at these places, ascending and disjoint; `gap` is the usual one."""
    if not spans:
        return Units(text, (), (), "", gap)
    contents = tuple(text[start:end] for start, end in spans)
    gaps = tuple(text[spans[at][1] : spans[at + 1][0]] for at in range(len(spans) - 1))
    return Units(text[: spans[0][0]], contents, gaps, text[spans[-1][1] :], gap)


def paragraph_spans(text: str) -> list[Span]:
    """The paragraphs: what empty lines separate, line endings at their ends left out."""
    return [found.span() for found in _PARAGRAPH.finditer(text)]


def line_spans(text: str) -> list[Span]:
    """The lines that hold anything, without their endings."""
    return [found.span() for found in _LINE.finditer(text)]


def has_rows(paragraph: str) -> bool:
    """Whether each line of a paragraph stands for itself, as in lists, tables and YAML."""
    lines = paragraph.count("\n") + 1
    return lines > 1 and 2 * sum(1 for _ in _ROW.finditer(paragraph)) >= lines


def words(text: str) -> list[str]:
    """Words, runs of white space and single signs; joined they are the text. A citation key is one word."""
    return _WORD.findall(text)

"""The blocks readers see: headings, paragraphs, list items, table rows, each with its section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cureon_editor.prose.block_lines import Kind, Lines, grouped
from cureon_editor.prose.divs import Div, divs
from cureon_editor.prose.plain import plain, readable

__all__ = ["Block", "Kind", "Section", "blocks", "sections"]

# Of divs nested deeper than anyone means, only the innermost are named: the cost stays linear.
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all below it, deeper headings included; offsets into the body.

    `title` is the heading's text without its marks.
    """

    level: int
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One block, its marks (`##`, `-`, `|`) included, without the line break after it; blocks are disjoint.

    `level` is that of a heading, else 0. `section` is the innermost one, None before the first heading.
    `classes` are those of the fenced divs around it, outermost first.
    """

    kind: Kind
    start: int
    end: int
    level: int = 0
    section: Section | None = None
    classes: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def blocks(body: str) -> tuple[Block, ...]:
    """The blocks of a body that have words to read, in order; code and comments are in none."""
    text = plain(body).text
    found = [lines for lines in grouped(body) if text[lines.start : lines.end].strip()]
    starts = [lines.start for lines in found]
    return tuple(
        Block(lines.kind, lines.start, lines.end, lines.level, section, classes)
        for lines, section, classes in zip(
            found, sections_at(sections(body), starts), classes_at(body, starts), strict=True
        )
    )


@lru_cache(maxsize=8)
def sections(body: str) -> tuple[Section, ...]:
    """The sections of a body in order, each ending where a heading of its level or above follows."""
    headings = (lines for lines in grouped(body) if lines.kind is Kind.HEADING)
    return nested([(lines.level, heading_title(body, lines), lines.start) for lines in headings], len(body))


def nested(headings: Sequence[tuple[int, str, int]], end: int) -> tuple[Section, ...]:
    """The sections of a body that ends at `end`, from level, title and offset of each heading."""
    ends = [end] * len(headings)
    waiting: list[int] = []
    for index, (level, _, start) in enumerate(headings):
        while waiting and headings[waiting[-1]][0] >= level:
            ends[waiting.pop()] = start
        waiting.append(index)
    return tuple(Section(*heading, end) for heading, end in zip(headings, ends, strict=True))


def heading_title(body: str, heading: Lines) -> str:
    """A heading's text on one line, closing marks left out."""
    return " ".join(readable(body, heading.start, heading.end).split()).rstrip("# ")


def sections_at(found: Sequence[Section], starts: Sequence[int]) -> Iterator[Section | None]:
    """The innermost section at each of the ascending offsets: the last one begun."""
    index = 0
    for start in starts:
        while index < len(found) and found[index].start <= start:
            index += 1
        yield found[index - 1] if index else None


def classes_at(body: str, starts: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """The classes of the divs around each of the ascending offsets."""
    waiting = list(reversed(divs(body)))
    around: list[Div] = []
    for start in starts:
        while waiting and waiting[-1].start <= start:
            around.append(waiting.pop())
        while around and around[-1].end <= start:
            around.pop()
        yield tuple(name for div in around[-_DEEPEST:] for name in div.classes)

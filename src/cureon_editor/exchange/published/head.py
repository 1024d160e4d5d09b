"""Read what stands above a page's text: category, title, standfirst and date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cureon_editor.exchange.published.blocks import Block, Kind
from cureon_editor.exchange.published.dates import date_line, reads_either_way
from cureon_editor.exchange.published.notebook import Notebook

_NAVIGATION = re.compile(
    r"\s*[←‹«]|(?:back|skip) to\b.{0,40}$|(?:home|menu|share|print|search)$|home\s*[>›»/]", re.IGNORECASE
)
_BYLINE = re.compile(
    r"(?:Written by|[Bb]y)\s+(?P<name>(?:(?:Dr|Prof)\.? )?[A-Z][^.,;:\d]{1,60})(?:,.{0,60})?$"
)
_REVIEW = re.compile(
    r"(?:medically |clinically )?reviewed by\b|medical reviewer\b|next review\b|author:", re.IGNORECASE
)
_READING = re.compile(r"\d+\s*min", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][”\"’)]?$")
#: The date line stands this near to the top, or it is not one.
_HEAD_BLOCKS = 12
_LONGEST_TITLE = 160
_LONGEST_CATEGORY = 40


@dataclass(frozen=True, slots=True)
class Head:
    """What the top of the page says; texts are empty where it says nothing. `length` counts its blocks."""

    category: str
    title: str
    standfirst: str
    date: date | None
    author: str
    length: int


def read_head(blocks: Sequence[Block], notebook: Notebook) -> Head:
    """Read the blocks up to the date line, or the first short ones when the page has none."""
    dated = next((i for i, block in enumerate(blocks[:_HEAD_BLOCKS]) if date_line(block.text)), None)
    length = _undated_length(blocks) if dated is None else dated + 1
    above = list(blocks[: length if dated is None else dated])
    if not any(_is_text(block) for block in above):
        length = min(length + 1, len(blocks))
        above = list(blocks[:length])
    author, length = _byline(blocks, length, notebook)
    lines = [block for block in above if _is_text(block) and not _left_out(block, notebook)]
    category, title, standfirst = _named(lines, notebook)
    if dated is None:
        notebook.add(1, "No date was found near the top; the date is left empty.")
    else:
        _note_date(blocks[dated], notebook)
    found = None if dated is None else date_line(blocks[dated].text)
    return Head(category, title, standfirst, found, author, length)


def _undated_length(blocks: Sequence[Block]) -> int:
    """Without a date: navigation, then at most a category and a title before the first sentence."""
    length = 0
    named = 0
    for block in blocks[:_HEAD_BLOCKS]:
        skipped = not _is_text(block)
        if not skipped and (named == 2 or (named and _SENTENCE_END.search(block.text))):
            break
        if named == 1 and len(blocks[length - 1].text) > _LONGEST_CATEGORY:
            break
        named += not skipped
        length += 1
    return length


def _is_text(block: Block) -> bool:
    """Whether a block of the head is the article's own, not navigation, byline or date."""
    text = block.text
    return not (_NAVIGATION.match(text) or _BYLINE.match(text) or _REVIEW.match(text) or date_line(text))


def _byline(blocks: Sequence[Block], length: int, notebook: Notebook) -> tuple[str, int]:
    """The author's name from a byline in the head or just below it, and the head's length with such lines."""
    author = ""
    for index, block in enumerate(blocks):
        if found := _BYLINE.match(block.text):
            author = found["name"].strip()
            notebook.add(block.line, "Read as the author; credentials are still to be filled in.", block.text)
        elif len(block.text) <= _LONGEST_TITLE and _REVIEW.match(block.text):
            notebook.add(block.line, "This about the review was left out; fill it in by hand.", block.text)
        elif index >= length:
            return author, index
    return author, max(length, len(blocks))


def _left_out(block: Block, notebook: Notebook) -> bool:
    """Whether a block above the date cannot be title, category or standfirst; it is noted."""
    if block.kind is Kind.PARAGRAPH:
        return False
    notebook.add(block.line, f"A {block.kind.value} above the title was left out.", block.text)
    return True


def _named(lines: list[Block], notebook: Notebook) -> tuple[str, str, str]:
    """Category, title and standfirst among the head's lines."""
    standfirst = ""
    if len(lines) > 1 and _is_standfirst(lines[-1].text, below_category=len(lines) > 2):
        standfirst = lines.pop().text
    title = lines.pop() if lines else None
    category = ""
    if lines and len(lines[-1].text) <= _LONGEST_CATEGORY:
        category = lines.pop().text
    for block in lines:
        notebook.add(block.line, "This line above the title was left out.", block.text)
    if title is None:
        notebook.add(1, "No title was found; the title is left empty.")
        return category, "", standfirst
    if len(title.text) > _LONGEST_TITLE:
        notebook.add(title.line, "Read as the title, but it is long for one.", title.text)
    if not standfirst:
        notebook.add(
            title.line, "No standfirst was found between title and date; it is left empty.", title.text
        )
    return category, title.text, standfirst


def _is_standfirst(text: str, *, below_category: bool) -> bool:
    """Whether the last line above the date is a standfirst; a question may as well be the title itself."""
    if len(text) > _LONGEST_TITLE:
        return True
    return bool(_SENTENCE_END.search(text)) and (below_category or not text.endswith("?"))


def _note_date(block: Block, notebook: Notebook) -> None:
    if reads_either_way(block.text):
        notebook.add(block.line, "The date was read with the day first; check it.", block.text)
    if _READING.search(block.text):
        message = "The reading time was left out: it is computed. A difference may mean that text was lost."
        notebook.add(block.line, message, block.text)

"""Headings, lists and quotes: put on and taken off all lines of the selection."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection, Splice
from cureon_editor.editing.command import Command
from cureon_editor.editing.line_marks import Head, head_of, in_code_block, is_prose
from cureon_editor.editing.lines import (
    Line,
    edit,
    line_above,
    line_below,
    lines_between,
    merged,
    replacement,
    splice,
)
from cureon_editor.editing.tables.model import table_at

_DEEPEST = 6


def set_heading(article: Article, selection: Selection, level: int) -> Edit | None:
    """Make each line of the selection a heading of a level, 1 to 6; of the same level or 0, a paragraph."""
    if not 0 <= level <= _DEEPEST:
        message = "A heading has a level from 1 to 6. Choose one of these."
        raise RefusedError(message)
    body = article.body
    lines = _prose_lines(body, selection)
    heads = [head_of(line.text) for line in lines]
    if lines and all(head.level == level and not head.marker for head in heads):
        level = 0
    mark = "#" * level + " " if level else ""
    new = [head.quote + mark for head in heads]
    changed = [
        (line, head, text)
        for line, head, text in zip(lines, heads, new, strict=True)
        if level or head.level or head.marker
    ]
    name = f"make heading {level}" if level else "make paragraph"
    if not lines and level:
        return _start_block(body, selection, mark, name)
    return edit(name, merged(body, _with_new_heads(body, changed, apart=True)), selection)


def toggle_list(article: Article, selection: Selection, *, numbered: bool) -> Edit | None:
    """Make each line of the selection a list item, or paragraphs again when all are items of this kind.

    Blank lines between the items go, and come back between the paragraphs; the list gets the blank lines
    around it without which Python-Markdown sees no list.
    """
    body = article.body
    lines = _prose_lines(body, selection)
    name = "make numbered list" if numbered else "make bullet list"
    if not lines:
        return _start_block(body, selection, "1. " if numbered else "- ", name)
    heads = [head_of(line.text) for line in lines]
    if all(head.marker and (head.number is not None) == numbered for head in heads):
        plain = [(line, head, head.quote) for line, head in zip(lines, heads, strict=True)]
        return edit("remove list", merged(body, _with_new_heads(body, plain, apart=True)), selection)
    items = list(zip(lines, heads, _item_heads(body, lines[0], heads, numbered=numbered), strict=True))
    blanks = [line for line in lines_between(body, lines[0].start, lines[-1].end) if line.blank]
    dropped = [splice(line.start, line.end + 1, "") for line in blanks]
    return edit(name, merged(body, [*_with_new_heads(body, items, apart=False), *dropped]), selection)


def toggle_quote(article: Article, selection: Selection) -> Edit | None:
    """Quote all lines of the selection, or take one level of quoting off when all are quoted."""
    body = article.body
    lines = lines_between(body, selection.start, selection.end)
    filled = [line for line in lines if not line.blank]
    if not filled:
        return _start_block(body, selection, "> ", "make quote")
    lines = lines_between(body, filled[0].start, filled[-1].end)
    if all(head_of(line.text).quote for line in filled):
        splices = [splice(line.start, line.start + _quote_mark(line.text), "") for line in filled]
        edges = _blank_edges(body, filled[0], filled[-1], lambda line: not head_of(line.text).quote)
        return edit("remove quote", merged(body, [*splices, *edges]), selection)
    splices = [splice(line.start, line.start, ">" if line.blank else "> ") for line in lines]
    edges = _blank_edges(body, lines[0], lines[-1], lambda line: bool(head_of(line.text).quote))
    return edit("make quote", merged(body, [*edges, *splices]), selection)


def _prose_lines(body: str, selection: Selection) -> list[Line]:
    """The lines of a selection that can become headings or items; refuses in code and tables."""
    if in_code_block(body, selection.start):
        message = "Text in a code block is shown as it is typed. Headings and lists work outside the block."
        raise RefusedError(message)
    lines = [line for line in lines_between(body, selection.start, selection.end) if is_prose(line.text)]
    if any("|" in line.text and table_at(body, line.start) for line in lines):
        message = "A table row cannot become a heading or a list. Select text outside the table."
        raise RefusedError(message)
    return lines


def _start_block(body: str, selection: Selection, mark: str, name: str) -> Edit:
    """Write a mark on the blank line of the caret, with a blank line before it where the text needs one."""
    line = lines_between(body, selection.start, selection.end)[0]
    above = line_above(body, line)
    text = ("" if above is None or above.blank or head_of(above.text).marker else "\n") + mark
    caret = line.start + len(text)
    return Edit(name, (splice(line.start, line.end, text),), Selection(caret, caret))


def _with_new_heads(body: str, changed: Sequence[tuple[Line, Head, str]], *, apart: bool) -> Iterator[Splice]:
    """Splices that give lines new heads and the blank lines they need around them, or between them too."""
    if not changed:
        return
    first, last = changed[0], changed[-1]
    kind = _kind(first[2] + "x")
    yield from _blank_edges(body, first[0], last[0], lambda line: kind != "" and _kind(line.text) == kind)
    for line, head, text in changed:
        if apart and line is not first[0] and not _above_is_blank(body, line):
            yield splice(line.start, line.start, "\n")
        yield from replacement(line.start, line.text[: head.length], text)


def _kind(line: str) -> str:
    """The kind of list a line is an item of; empty when it is none."""
    head = head_of(line)
    if not head.marker:
        return ""
    return "bullet" if head.number is None else "number"


def _above_is_blank(body: str, line: Line) -> bool:
    above = line_above(body, line)
    return above is None or above.blank


def _blank_edges(body: str, first: Line, last: Line, alike: Callable[[Line], bool]) -> Iterator[Splice]:
    """Blank lines above and below some lines where a neighbour that is not alike would run into them."""
    above, below = line_above(body, first), line_below(body, last)
    if above and not above.blank and not alike(above):
        yield splice(first.start, first.start, "\n")
    if below and not below.blank and not alike(below):
        yield splice(last.end, last.end, "\n")


def _item_heads(body: str, first: Line, heads: Sequence[Head], *, numbered: bool) -> Iterator[str]:
    """The heads that make items of lines: numbers go on from the item above and count at each depth."""
    numbers: dict[int, int] = {}
    above = line_above(body, first)
    before = head_of(above.text) if above else None
    if before and before.number is not None:
        numbers[before.depth] = before.number
    for head in heads:
        indent = head.indent if head.marker else ""
        depth = head.depth if head.marker else 0
        numbers = {at: number for at, number in numbers.items() if at <= depth}
        numbers[depth] = numbers.get(depth, 0) + 1
        yield head.quote + indent + (f"{numbers[depth]}. " if numbered else "- ") + head.task


def _quote_mark(line: str) -> int:
    """Characters of a line's first quote mark, the space after it included."""
    behind = line.index(">") + 1
    return behind + line.startswith(" ", behind)


def _heading(level: int, title: str, icon: str) -> Command:
    identifier = f"format.heading{level}" if level else "format.paragraph"
    return Command(identifier, title, partial(set_heading, level=level), "Format/2", f"Ctrl+{level}", icon)


COMMANDS = (
    Command("format.heading", "Heading of a level…", set_heading, "", icon="heading", asks=("level",)),
    _heading(2, "Heading", "heading-2"),
    _heading(3, "Subheading", "heading-3"),
    _heading(4, "Small heading", "heading-4"),
    _heading(0, "Paragraph", "pilcrow"),
    Command(
        "format.bullet_list",
        "Bullet list",
        partial(toggle_list, numbered=False),
        "Format/3",
        "Ctrl+Shift+L",
        "list",
    ),
    Command(
        "format.numbered_list",
        "Numbered list",
        partial(toggle_list, numbered=True),
        "Format/3",
        "Ctrl+Shift+O",
        "list-ordered",
    ),
    Command("format.quote", "Quote", toggle_quote, "Format/3", "Ctrl+Shift+B", "quote"),
)

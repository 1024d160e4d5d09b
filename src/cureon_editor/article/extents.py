"""What belongs to an item of a block list or to a key: its lines and its own comments, no space around."""

import re
from typing import NamedTuple

from cureon_editor.article.edits import RefusedError

_COMMENT = re.compile(r"([ \t]*)#")


class Extent(NamedTuple):
    """Whole lines `start` to `end`, the last line ending included."""

    start: int
    end: int


def line_start(text: str, offset: int) -> int:
    """Where the line of an offset begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Where the next line begins; the text's end when there is none."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def column(text: str, offset: int) -> int:
    """The 0-based column of an offset."""
    return offset - line_start(text, offset)


def dash_of(text: str, item_start: int) -> int:
    """Where the dash of a block list's item stands; raises RefusedError when another item shares the line."""
    offset = item_start
    while offset and text[offset - 1] in " \t\n":
        offset -= 1
    if not offset or text[offset - 1] != "-" or text[line_start(text, offset) : offset - 1].strip(" "):
        raise RefusedError("This item shares its line with another. Change it in the YAML text.")
    return offset - 1


def extent(text: str, start: int, end: int) -> Extent:
    """The lines of an item or key whose text is `start` to `end`.

    It owns the comment lines directly above it, the comment at its line's end, and comments directly below
    that are indented deeper than it; a comment after a blank line stays where it is.
    """
    first = line_start(text, start)
    inner = start - first
    while first and _owns_above(text, first, inner):
        first = line_start(text, first - 1)
    last = line_end(text, end)
    while (found := _COMMENT.match(text, last)) and len(found[1]) > inner:
        last = line_end(text, last)
    return Extent(first, last)


def _owns_above(text: str, first: int, inner: int) -> bool:
    """Whether the line above is a comment; one that is indented deeper belongs to what is above."""
    found = _COMMENT.match(text, line_start(text, first - 1))
    return found is not None and len(found[1]) <= inner

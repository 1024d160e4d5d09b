"""The lines of the text that a passage of the page is made from, read from the editor line by line."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextDocument

#: Lines that are looked at upwards for the beginning of a footnote.
_FOOTNOTE_LINES = 40
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\[\]\s]+)\]:")


def lines_between(document: QTextDocument, first: int, end: int | None) -> list[str]:
    """The lines from `first` up to `end`, to the end of the text when that is None."""
    return [block.text() for block in _blocks_from(document.findBlockByNumber(first), end)]


def _blocks_from(block: QTextBlock, end: int | None) -> Iterator[QTextBlock]:
    while block.isValid() and (end is None or block.blockNumber() < end):
        yield block
        block = block.next()


def footnote_around(document: QTextDocument, line: int) -> tuple[int, int] | None:
    """The lines, first and the one after the last, of the footnote that a line is written in."""
    block = document.findBlockByNumber(line)
    for _ in range(_FOOTNOTE_LINES):
        text = block.text()
        if _FOOTNOTE.match(text):
            return _footnote_from(block)
        if not block.isValid() or (text and not text[0].isspace() and not block.previous().text().strip()):
            return None
        block = block.previous()
    return None


def footnote_named(document: QTextDocument, name: str) -> tuple[int, int] | None:
    """The lines of the footnote of a name."""
    cursor = document.find(f"[^{name}]:")
    while not cursor.isNull():
        found = _FOOTNOTE.match(cursor.block().text())
        if found and found[1] == name:
            return _footnote_from(cursor.block())
        cursor = document.find(f"[^{name}]:", cursor)
    return None


def _footnote_from(first: QTextBlock) -> tuple[int, int]:
    """A footnote ends before a line that is not indented behind a blank one, or at the next footnote."""
    block = first.next()
    while block.isValid():
        text = block.text()
        after_blank = not block.previous().text().strip()
        if _FOOTNOTE.match(text) or (after_blank and text and not text[0].isspace()):
            break
        block = block.next()
    return first.blockNumber(), block.blockNumber() if block.isValid() else first.document().blockCount()

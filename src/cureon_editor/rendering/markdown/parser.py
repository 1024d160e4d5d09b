"""Python-Markdown's block parser, taught our pieces and the body line each top-level element begins on."""

from collections.abc import Callable, Iterable
from typing import SupportsIndex
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser

from cureon_editor.rendering.markdown.structure import Code, Div, Piece, RawHtml, Text, cut


class Remaining(list[str]):
    """The blocks still to be parsed, with the newlines in and after them counted as they come and go."""

    def __init__(self, text: str) -> None:
        super().__init__(text.split("\n\n"))
        self.newlines = sum(map(_newlines, self))

    def pop(self, index: SupportsIndex = -1) -> str:
        """Take a block out."""
        block = super().pop(index)
        self.newlines -= _newlines(block)
        return block

    def insert(self, index: SupportsIndex, block: str) -> None:
        """Put a block back."""
        super().insert(index, block)
        self.newlines += _newlines(block)

    @property
    def leading(self) -> int:
        """How many newlines stand before the first character of the first block."""
        return len(self[0]) - len(self[0].lstrip("\n"))


class LineParser(BlockParser):
    """Parses whole documents piece by piece; `lines` tells where the root's children begin in the body."""

    def __init__(self, md: Markdown, code_html: Callable[[str, str], str]) -> None:
        super().__init__(md)
        self.root = Element(md.doc_tag)
        self.lines: dict[Element, int] = {}
        self._code_html = code_html
        self._cursor = 0

    def parse(self, lines: Iterable[str], *, whole: bool = True) -> None:
        """Parse the lines of a body into `root`; without `whole` those of a footnote, which has no pieces."""
        self.root = Element(self.md.doc_tag)
        self.lines = {}
        self.state.clear()
        self._cursor = 0
        text = "\n".join(lines)
        if not whole:
            self.parseChunk(self.root, text)
            return
        line = start = 0
        for piece in cut(text):
            line += text.count("\n", start, piece.start)
            start = piece.start
            self._cursor = line
            self._place(self.root, piece)
            self._mark(None, 0)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        """Parse blocks into an element; for the root: what stands before a processor's own part."""
        if parent is not self.root:
            super().parseBlocks(parent, blocks)
            return
        start, count = self._cursor, len(self.root)
        height = sum(map(_newlines, blocks)) - 1 if any(blocks) else 0
        super().parseBlocks(parent, blocks)
        self._mark(None, count)
        self._cursor = start + height

    def _place(self, parent: Element, piece: Piece) -> None:
        """Add one piece to an element."""
        match piece:
            case Text() if parent is self.root:
                self._parse_lines(piece)
            case Text():
                self.parseChunk(parent, piece.text.strip("\n"))
            case Code():
                self._stash(parent, self._code_html(piece.text, piece.language))
            case RawHtml():
                self._stash(parent, piece.html)
            case Div():
                element = SubElement(parent, "div", {"class": " ".join(piece.classes)})
                for inner in piece.pieces:
                    self._place(element, inner)

    def _stash(self, parent: Element, html: str) -> None:
        """Add finished HTML where Markdown's own last step will put it back."""
        SubElement(parent, "p").text = self.md.htmlStash.store(html)

    def _parse_lines(self, piece: Text) -> None:
        """Parse top-level Markdown block by block: the rest is a suffix of the text, which gives the line."""
        blocks = Remaining(piece.text.rstrip("\n"))
        end = self._cursor + blocks.newlines
        before = ""
        while blocks:
            # Definitions are taken out of a block: what stands before them still begins where it did.
            if not (before and before.startswith(blocks[0])):
                self._cursor = end - blocks.newlines + blocks.leading
            last = self.root[-1] if len(self.root) else None
            count = len(self.root)
            block = blocks[0].lstrip("\n")
            self._step(blocks)
            self._mark(last, count)
            before = block if len(self.root) == count else ""

    def _step(self, blocks: list[str]) -> None:
        """Let the first processor that takes the first block have it."""
        for processor in self.blockprocessors:
            if processor.test(self.root, blocks[0]) and processor.run(self.root, blocks) is not False:
                return

    def _mark(self, last: Element | None, count: int) -> None:
        """Note the line of what is new since `last` was the last of `count`, or took its place."""
        line = self._cursor
        if last is not None and (len(self.root) < count or self.root[count - 1] is not last):
            line = self.lines.get(last, line)
            count -= 1
        for element in self.root[count:]:
            self.lines.setdefault(element, line)


def _newlines(block: str) -> int:
    """The newlines that a block stands for: its own and the two that part it from the next."""
    return block.count("\n") + 2

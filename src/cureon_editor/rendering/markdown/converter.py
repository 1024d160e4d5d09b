"""A body's Markdown as HTML, one block for each top-level element, with its body line; not yet safe."""

import re
from collections.abc import Callable, Collection
from html import escape
from typing import Self
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from cureon_editor.rendering.markdown.furniture import Furniture
from cureon_editor.rendering.markdown.highlighting import code_html
from cureon_editor.rendering.markdown.parser import LineParser
from cureon_editor.rendering.markdown.tasks import TaskLists
from cureon_editor.rendering.protocol import Block

#: Parts two elements of the finished HTML; a body cannot hold it.
_SEAM = "\x02\ue00a\x03"
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]*\]:", re.MULTILINE)


class Converter(Markdown):
    """Python-Markdown with the extensions an article may use; make one for each page."""

    def __init__(self, question_headings: Collection[str], plain_code: Callable[[str], str]) -> None:
        self._plain_code = plain_code
        super().__init__(output_format="html")
        # An @ that cites nothing is written `\@`, as for Pandoc.
        self.ESCAPED_CHARS.append("@")
        self.registerExtensions(
            [
                TableExtension(use_align_attribute=True),
                FootnoteExtension(
                    USE_DEFINITION_ORDER=False, BACKLINK_TEXT="↩", BACKLINK_TITLE="Back to the text"
                ),
                DefListExtension(),
                AbbrExtension(),
                AttrListExtension(),
                SaneListExtension(),
                TaskLists(),
                Furniture(self.parser, question_headings),
            ],
            {},
        )

    def build_parser(self) -> Self:
        """Set up the steps with our block parser, and without those that would move lines."""
        super().build_parser()
        parser = LineParser(self, lambda code, language: code_html(self._plain_code(code), language))
        parser.blockprocessors = self.parser.blockprocessors
        for processor in parser.blockprocessors:
            processor.parser = parser
        self.parser: LineParser = parser
        return self

    def blocks(self, text: str) -> tuple[Block, ...]:
        """The top-level elements of a body in which no control characters are left but slots."""
        self.reset()
        lines = [line.expandtabs(self.tab_length) if line.strip() else "" for line in text.split("\n")]
        self.parser.parseDocument(lines)
        root = self.parser.root
        for step in self.treeprocessors:
            changed = step.run(root)
            root = root if changed is None else changed
        html = _SEAM.join(self.serializer(element) for element in root)
        for finish in self.postprocessors:
            html = finish.run(html)
        parts = html.split(_SEAM) if len(root) else []
        return tuple(map(Block, (part.strip() for part in parts), self._lines(root, text)))

    def _lines(self, root: Element, text: str) -> list[int]:
        """The line each element begins on; the list of footnotes begins with the first of them, if last."""
        lines: list[int] = []
        for element in root:
            line = self.parser.lines.get(element)
            if line is None:
                first = _FOOTNOTE.search(text)
                line = text.count("\n", 0, first.start()) if first else 0
            lines.append(max(line, lines[-1] if lines else 0))
        return lines


def convert(
    text: str, question_headings: Collection[str] = (), plain_code: Callable[[str], str] = str
) -> tuple[Block, ...]:
    """The top-level elements of a body; what cannot be converted is shown as plain text.

    `plain_code` gives the text of a code block in which slots stand for citations.
    """
    try:
        return Converter(question_headings, plain_code).blocks(text)
    except Exception:  # whatever one passage breaks, the others are shown
        return tuple(_piecewise(text, question_headings, plain_code))


def _piecewise(
    text: str, question_headings: Collection[str], plain_code: Callable[[str], str]
) -> "list[Block]":
    """Each paragraph converted on its own."""
    converter = Converter(question_headings, plain_code)
    blocks: list[Block] = []
    line = start = 0
    for end, after in [*(match.span() for match in _BLANK_LINES.finditer(text)), (len(text), len(text))]:
        piece = text[start:end]
        try:
            blocks += (Block(block.html, block.line + line) for block in converter.blocks(piece))
        except Exception:  # this is the passage
            blocks.append(Block(plain_block(plain_code(piece)), line))
        line += text.count("\n", start, after)
        start = after
    return blocks


def plain_block(text: str) -> str:
    """A passage that could not be laid out, as it was written."""
    notice = "This passage could not be laid out, so it is shown as it was written."
    return f'<div class="plain"><p>{notice}</p><pre>{escape(text, quote=False)}</pre></div>'

"""Footnotes: definitions are collected, and a mark becomes a slot that is numbered with the whole page.

Python-Markdown's own extension numbers marks as it happens to visit them, those inside lists and quotations
last; here they are numbered as they are read, and text between two marks need not be laid out for that.
"""

import re
from collections.abc import Container
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteBlockProcessor, FootnoteExtension
from markdown.inlinepatterns import InlineProcessor

from cureon_editor.rendering.slots import note_slot

_MARK = r"\[\^([^\]]*)\]"


class Footnotes(Extension):
    """Keeps what is defined in `defined`, and in `marks` the names of the marks that became slots."""

    def __init__(self) -> None:
        super().__init__()
        self.defined: dict[str, str] = {}
        self.marks: list[str] = []
        self.known: Container[str] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Add the steps to a converter, where Python-Markdown's own extension has them."""
        self.parser = md.parser
        # The block processor needs no more of the extension than we have.
        processor = FootnoteBlockProcessor(cast("FootnoteExtension", self))
        md.parser.blockprocessors.register(processor, "footnote", 17)
        md.inlinePatterns.register(_Mark(self), "footnote", 175)

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 - as the block processor calls it
        """Keep a definition."""
        self.defined[id] = text


class _Mark(InlineProcessor):
    def __init__(self, notes: Footnotes) -> None:
        super().__init__(_MARK)
        self._notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """A slot for the mark of a known footnote; of others nothing is known, so they stay text."""
        if m[1] not in self._notes.known:
            return None, None, None
        self._notes.marks.append(m[1])
        return note_slot(len(self._notes.marks) - 1), m.start(), m.end()

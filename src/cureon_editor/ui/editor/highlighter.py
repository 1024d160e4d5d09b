"""Colour the Markdown as it is typed: structure by size and weight, markup dimmed but never hidden."""

import re
from collections.abc import Callable
from enum import IntEnum

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.fonts import MONO

#: Characters of a line that are coloured; beyond that a line is no prose.
LONGEST_LINE = 4000
#: Characters of a table's row that still fit the column; longer ones wrap, so nothing lines up anyway.
LONGEST_ROW = 72
HEADING_SCALE = {1: 1.6, 2: 1.4, 3: 1.18, 4: 1.08, 5: 1.0, 6: 1.0}

_HEADING = re.compile(r"(#{1,6})[ \t]+\S")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_DIV = re.compile(r":::+.*$")
_QUOTE = re.compile(r"[ \t]{0,3}>+ ?")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t])?")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:-]*)+$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_]+)(?<=\S)\1(?![\w*_])")
_CODE = re.compile(r"(`+)[^`]+\1")
_LINK = re.compile(r"!?\[([^\[\]]*)\](\([^()\s]*(?:\s[^()]*)?\))")
_CLUSTER = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
_BARE = re.compile(r"(?<![\w@.\\])-?@(?:\{[^{}\n]+\}|[\w](?:[\w:.#$%&\-+?<>~/]*\w)?)")
_COMMENT = re.compile(r"<!--.*?-->")
_PIPE = re.compile(r"\|")


class LineState(IntEnum):
    """What a line leaves open for the next one."""

    TEXT = 0
    BACKTICK_FENCE = 1
    TILDE_FENCE = 2
    COMMENT = 3


class Highlighter(QSyntaxHighlighter):
    """Colours one document in a palette."""

    def __init__(self, document: QTextDocument, colours: Colours, pixels: float) -> None:
        super().__init__(document)
        self._formats = Formats(colours, pixels)

    def restyle(self, colours: Colours, pixels: float) -> None:
        """Use another palette or size from now on."""
        self._formats = Formats(colours, pixels)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Colour one line; called by Qt."""
        text = text[:LONGEST_LINE]
        state = self._fence(text)
        self.setCurrentBlockState(int(state))
        if state is not LineState.TEXT or self.previousBlockState() in (1, 2):
            self.setFormat(0, len(text), self._formats.code)
            return
        if not text or text.isspace():
            return
        if not self._line(text):
            self._spans(text)

    def _fence(self, text: str) -> LineState:
        previous = self.previousBlockState()
        match = _FENCE.match(text)
        kind = None
        if match:
            kind = LineState.BACKTICK_FENCE if match[1][0] == "`" else LineState.TILDE_FENCE
        if previous in (LineState.BACKTICK_FENCE, LineState.TILDE_FENCE):
            closes = kind == previous and match is not None and not text[match.end() :].strip()
            return LineState.TEXT if closes else LineState(previous)
        return kind or LineState.TEXT

    def _line(self, text: str) -> bool:
        """Colour what concerns the whole line; True when nothing inside it is left to colour."""
        formats = self._formats
        heading = _HEADING.match(text)
        if heading:
            level = len(heading[1])
            self.setFormat(0, len(text), formats.headings[level])
            self.setFormat(0, level + 1, formats.heading_marks[level])
            return False
        if text.startswith("|") and len(text) <= LONGEST_ROW:
            # In a fixed width, as the padding of its cells is counted in characters.
            self.setFormat(0, len(text), formats.table)
        if _DIV.match(text) or _RULE.match(text) or _TABLE_RULE.match(text):
            self._over(0, len(text), formats.mark)
            return True
        quote = _QUOTE.match(text)
        if quote:
            self.setFormat(0, len(text), formats.quote)
            self.setFormat(0, quote.end(), formats.mark)
        item = _ITEM.match(text, quote.end() if quote else 0)
        if item:
            self.setFormat(item.start(), item.end() - item.start(), formats.item)
        return False

    def _spans(self, text: str) -> None:
        """Colour what stands inside a line; each search begins only when its sign is there at all."""
        formats = self._formats
        if text.startswith("|"):
            self._each_over(_PIPE, text, formats.mark)
        if "*" in text or "_" in text:
            self._emphasis(text)
        if "](" in text:
            for match in _LINK.finditer(text):
                self._over(match.start(), match.end(), formats.mark)
                self._over(match.start(1), match.end(1), formats.link)
        if "@" in text:
            self._each_over(_CLUSTER, text, formats.citation)
            self._each_over(_BARE, text, formats.citation)
        if "`" in text:
            self._each(_CODE, text, formats.code)
        if "<!--" in text:
            self._each(_COMMENT, text, formats.mark)

    def _each(self, pattern: re.Pattern[str], text: str, look: QTextCharFormat) -> None:
        for match in pattern.finditer(text):
            self.setFormat(match.start(), match.end() - match.start(), look)

    def _each_over(self, pattern: re.Pattern[str], text: str, colours: QTextCharFormat) -> None:
        for match in pattern.finditer(text):
            self._over(match.start(), match.end(), colours)

    def _emphasis(self, text: str) -> None:
        for pattern, apply in ((_STRONG, _bold), (_EMPHASIS, _italic)):
            for match in pattern.finditer(text):
                self._change(match.start(2), match.end(2), apply)
                self._over(match.start(), match.start(2), self._formats.mark)
                self._over(match.end(2), match.end(), self._formats.mark)

    def _over(self, start: int, end: int, colours: QTextCharFormat) -> None:
        """Add a colour to what is there, keeping size and weight."""
        self._change(start, end, lambda base: _merged(base, colours))

    def _change(self, start: int, end: int, changed: Callable[[QTextCharFormat], QTextCharFormat]) -> None:
        """Change the look of a span, neighbours that look alike at once: one by one takes long."""
        while start < end:
            base = self.format(start)
            stop = start + 1
            while stop < end and self.format(stop) == base:
                stop += 1
            self.setFormat(start, stop - start, changed(base))
            start = stop


class Formats:
    """The character formats of one palette and size."""

    def __init__(self, colours: Colours, pixels: float) -> None:
        self.mark = _format(colours.muted)
        self.item = _format(colours.accent)
        self.quote = _format(colours.muted)
        self.link = _format(colours.accent)
        self.link.setFontUnderline(True)
        self.citation = _format(colours.accent)
        self.citation.setBackground(QColor(colours.wash))
        self.table = _format(colours.ink)
        self.table.setFontFamilies([MONO, "monospace"])
        self.code = _format(colours.ink)
        self.code.setFontFamilies([MONO, "monospace"])
        self.code.setBackground(QColor(colours.panel))
        self.headings = {
            level: _heading(colours.ink, pixels * HEADING_SCALE[level]) for level in HEADING_SCALE
        }
        self.heading_marks = {
            level: _heading(colours.muted, pixels * HEADING_SCALE[level], bold=False)
            for level in HEADING_SCALE
        }


def _format(colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    return made


def _heading(colour: str, pixels: float, *, bold: bool = True) -> QTextCharFormat:
    made = _format(colour)
    made.setProperty(QTextCharFormat.Property.FontPixelSize, round(pixels))
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    return made


def _merged(base: QTextCharFormat, colours: QTextCharFormat) -> QTextCharFormat:
    made = QTextCharFormat(base)
    made.merge(colours)
    return made


def _bold(base: QTextCharFormat) -> QTextCharFormat:
    made = QTextCharFormat(base)
    made.setFontWeight(QFont.Weight.Bold)
    return made


def _italic(base: QTextCharFormat) -> QTextCharFormat:
    made = QTextCharFormat(base)
    made.setFontItalic(True)
    return made

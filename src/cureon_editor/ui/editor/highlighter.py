"""Show Markdown's structure as it is typed: headings by size and weight, markup dimmed but never hidden."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from cureon_editor.ui.editor import markup
from cureon_editor.ui.editor.labels import Concealing, PlacedLabel, concealing
from cureon_editor.ui.editor.offsets import extra_units, to_units
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.fonts import MONO

#: Size of a heading's text by its level, in sizes of the body.
HEADING_SCALE = (1.0, 1.6, 1.4, 1.18, 1.08, 1.0, 1.0)


class Highlighter(QSyntaxHighlighter):
    """Colours one document in a palette; `labels` says which citations of a line are shown as numbers."""

    def __init__(self, document: QTextDocument, colours: Colours, pixels: float) -> None:
        super().__init__(document)
        self._formats = Formats(colours, pixels)
        self.labels: Callable[[QTextBlock], Sequence[PlacedLabel]] = lambda _block: ()

    def restyle(self, colours: Colours, pixels: float) -> None:
        """Use another palette or size from now on."""
        self._formats = Formats(colours, pixels)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Colour one line; called by Qt."""
        # Before the first line the state is -1.
        runs, state = markup.looks(text, max(markup.TEXT, self.previousBlockState()))
        self.setCurrentBlockState(state)
        extra = extra_units(text)
        for start, length, look in runs:
            begin, end = to_units(text, start, extra), to_units(text, start + length, extra)
            self.setFormat(begin, end - begin, self._formats.of(look))
        if "@" in text:
            self._conceal()

    def _conceal(self) -> None:
        """Let citations give way to the numbers that are painted over them."""
        for label in self.labels(self.currentBlock()):
            hidden = label.end - 1 - label.start
            look = self._formats.concealing(label.mark, self.format(label.start))
            self.setFormat(label.start, hidden, look.hidden)
            self.setFormat(label.end - 1, 1, look.last)


class Formats:
    """The character formats of one palette and size, each made when it is first needed."""

    def __init__(self, colours: Colours, pixels: float) -> None:
        self._colours = colours
        self._pixels = pixels
        self._made: dict[int, QTextCharFormat] = {}
        self._concealing: dict[tuple[str, float, bool], Concealing] = {}

    def of(self, look: int) -> QTextCharFormat:
        """The format of characters with this look (bits of `markup`)."""
        made = self._made.get(look)
        if made is None:
            made = self._made[look] = self._make(look)
        return made

    def concealing(self, mark: str, there: QTextCharFormat) -> Concealing:
        """The formats of a citation shown as `mark` where text would look as it does `there`."""
        pixels = there.property(QTextCharFormat.Property.FontPixelSize) or self._pixels
        bold = there.fontWeight() == QFont.Weight.Bold
        known = (mark, pixels, bold)
        made = self._concealing.get(known)
        if made is None:
            made = self._concealing[known] = concealing(mark, pixels, bold=bold)
        return made

    def _make(self, look: int) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(self._colour(look)))
        level = look >> markup.LEVEL_SHIFT
        if level:
            pixels = round(self._pixels * HEADING_SCALE[level])
            made.setProperty(QTextCharFormat.Property.FontPixelSize, pixels)
        if look & markup.STRONG or (level and not look & markup.MARK):
            made.setFontWeight(QFont.Weight.Bold)
        made.setFontItalic(bool(look & markup.EMPHASIS))
        made.setFontUnderline(bool(look & markup.LINK and not look & markup.CITATION))
        if look & (markup.CODE | markup.TABLE):
            # A table in a fixed width too, as the padding of its cells is counted in characters.
            made.setFontFamilies([MONO, "monospace"])
        if look & markup.CITATION:
            made.setBackground(QColor(self._colours.wash))
        elif look & markup.CODE:
            made.setBackground(QColor(self._colours.panel))
        return made

    def _colour(self, look: int) -> str:
        """What a character is first of all decides: a citation inside a link is a citation."""
        colours = self._colours
        ranked = (
            (markup.CODE, colours.ink),
            (markup.CITATION | markup.LINK, colours.accent),
            (markup.MARK, colours.muted),
            (markup.ITEM, colours.accent),
            (markup.QUOTE, colours.muted),
        )
        return next((colour for bits, colour in ranked if look & bits), colours.ink)

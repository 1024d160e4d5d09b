"""The look of a citation shown as its numbers: characters without width, the numbers painted over them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextBlock,
    QTextCharFormat,
    QTextFormat,
    QTextLayout,
    QTextLine,
)

from cureon_editor.citations.in_text import Label
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.fonts import TEXT, face

#: The property of a character format that says what is to be painted over its character.
_MARK = QTextFormat.Property.UserProperty.value + 1
_PIXELS = QTextFormat.Property.FontPixelSize
#: Per cent of its width that a hidden character keeps: Qt takes none at all for "as wide as usual".
_NO_WIDTH = 0.02
#: Size of raised numbers and how far they are raised, in sizes of the text; and the least size in pixels.
_RAISED, _RISE, _LEAST = 0.75, 0.34, 12
_SEPARATOR = "\x1f"

#: Where a label begins in its line, in UTF-16 units, and its mark.
Shown = tuple[int, str]


def mark_of(label: Label, length: int) -> str:
    """What a label shows, and for how many UTF-16 units, as one text by which it is known and painted."""
    return _SEPARATOR.join((label.words, label.raised, "" if label.complete else "?", str(length)))


def shown_labels(block: QTextBlock) -> list[Shown]:
    """The labels a line is laid out with."""
    formats = ((run.start, run.format) for run in block.layout().formats())
    return [(start, str(look.property(_MARK))) for start, look in formats if look.hasProperty(_MARK)]


@dataclass(frozen=True, slots=True)
class Concealing:
    """The formats of a citation's first character, its second and the rest.

    The first keeps its height, so that a line of nothing else has one; the second makes room for the label.
    """

    first: QTextCharFormat
    second: QTextCharFormat
    rest: QTextCharFormat


def concealing(mark: str, pixels: float, *, bold: bool) -> Concealing:
    """How characters in a text of this size give way to a label."""
    rest = QTextCharFormat()
    rest.setForeground(QColor(Qt.GlobalColor.transparent))
    rest.setProperty(_PIXELS, 1)
    rest.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
    rest.setFontLetterSpacing(_NO_WIDTH)
    first = QTextCharFormat(rest)
    first.setProperty(_PIXELS, round(pixels))
    first.setProperty(_MARK, mark)
    if bold:
        first.setFontWeight(QFont.Weight.Bold)
    second = QTextCharFormat(rest)
    second.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    second.setFontLetterSpacing(sum(width for *_, width in _pieces(mark, pixels, bold=bold)))
    return Concealing(first, second, rest)


def _pieces(mark: str, pixels: float, *, bold: bool) -> list[tuple[str, QFont, float]]:
    """The words on the line and the numbers above it, each with its font and width in pixels."""
    words, raised, *_ = mark.split(_SEPARATOR)
    weight = QFont.Weight.Bold if bold else QFont.Weight.Normal
    fonts = (face(TEXT, pixels, weight), face(TEXT, max(_LEAST, pixels * _RAISED), weight))
    texts = zip((words, raised), fonts, strict=True)
    return [(text, font, QFontMetricsF(font).horizontalAdvance(text)) for text, font in texts]


@dataclass(frozen=True, slots=True)
class LabelPainter:
    """Paints labels in a palette.

    `selection` is what is selected, in positions of the document, `chosen` how that looks; `found` are the
    passages that a search marks, in the colour of `colours`.
    """

    painter: QPainter
    colours: Colours
    selection: tuple[int, int]
    chosen: tuple[QColor, QColor]
    found: Sequence[tuple[int, int]] = ()

    def paint(self, block: QTextBlock, corner: QPointF) -> None:
        """Paint every label of a line whose upper left corner is given."""
        layout = block.layout()
        for run in layout.formats():
            if run.format.hasProperty(_MARK):
                self._label(layout, run, corner, block.position() + run.start)

    def _label(self, layout: QTextLayout, run: QTextLayout.FormatRange, corner: QPointF, place: int) -> None:
        line = layout.lineForTextPosition(run.start)
        if not line.isValid():
            return
        left, right = sorted(_x(line, position) for position in (run.start, run.start + 2))
        area = QRectF(corner.x() + left, corner.y() + line.y(), right - left, line.height())
        look = run.format
        mark, pixels = str(look.property(_MARK)), int(look.property(_PIXELS))
        self.painter.setPen(self._ground(area, mark, place))
        x, baseline = area.left(), area.top() + line.ascent()
        for text, font, width in _pieces(mark, pixels, bold=look.fontWeight() == QFont.Weight.Bold):
            self.painter.setFont(font)
            self.painter.drawText(QPointF(x, baseline), text)
            x, baseline = x + width, baseline - _RISE * pixels

    def _ground(self, area: QRectF, mark: str, place: int) -> QColor:
        """Paint what lies under a label, if anything, and tell the label's own colour."""
        *_, missing, length = mark.split(_SEPARATOR)
        if self.selection[0] <= place < self.selection[1]:
            ground, ink = self.chosen
            self.painter.fillRect(area, ground)
            return ink
        if any(start < place + int(length) and place < end for start, end in self.found):
            self.painter.fillRect(area, QColor(self.colours.selection))
        return QColor(self.colours.not_met if missing else self.colours.accent)


def _x(line: QTextLine, position: int) -> float:
    """Where a position of a line lies."""
    x: float | tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment] # PySide says object
    return x[0] if isinstance(x, tuple) else x

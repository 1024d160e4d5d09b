"""The look of a citation shown as its numbers: characters without width, the numbers painted over them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QStaticText,
    QTextBlock,
    QTextCharFormat,
    QTextFormat,
    QTextLayout,
    QTextLine,
)

from cureon_editor.citations.in_text import Label
from cureon_editor.ui.editor.offsets import extra_units, to_units
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
#: Letters of Hebrew, Arabic and their neighbours (Unicode, bidirectional classes R and AL).
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label for the characters `start` to `end` of a line, in UTF-16 units.

    `mark` says what it shows and for how many characters; by it a label is known and painted.
    """

    start: int
    end: int
    mark: str


def placed(labels: Iterable[Label], line: str) -> tuple[PlacedLabel, ...]:
    """The labels of a line of prose, where the widget has them."""
    extra = extra_units(line)
    found = []
    for label in labels:
        start, end = to_units(line, label.start, extra), to_units(line, label.end, extra)
        parts = (label.words, label.raised, "" if label.complete else "?", str(end - start))
        found.append(PlacedLabel(start, end, _SEPARATOR.join(parts)))
    return tuple(found)


def shown_marks(block: QTextBlock) -> list[tuple[int, str]]:
    """The labels a line is laid out with: the end of each and its mark."""
    formats = ((run.start, run.format) for run in block.layout().formats())
    return [(start + 1, str(look.property(_MARK))) for start, look in formats if look.hasProperty(_MARK)]


@dataclass(frozen=True, slots=True)
class Concealing:
    """The formats of a citation's last character, which makes room for the label, and of all before it.

    The last one keeps its height, so that a line of nothing else has one.
    """

    hidden: QTextCharFormat
    last: QTextCharFormat


def concealing(mark: str, pixels: float, *, bold: bool) -> Concealing:
    """How a citation in a text of this size gives way to a label."""
    hidden = QTextCharFormat()
    hidden.setForeground(QColor(Qt.GlobalColor.transparent))
    hidden.setProperty(_PIXELS, 1)
    hidden.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
    hidden.setFontLetterSpacing(_NO_WIDTH)
    last = QTextCharFormat(hidden)
    last.setProperty(_PIXELS, round(pixels))
    last.setProperty(_MARK, mark)
    last.setFontWeight(_weight(bold=bold))
    last.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    own = QFontMetricsF(face(TEXT, pixels, _weight(bold=bold))).horizontalAdvance("]")
    last.setFontLetterSpacing(sum(piece.width for piece in _pieces(mark, pixels, bold=bold)) - own)
    return Concealing(hidden, last)


def _weight(*, bold: bool) -> QFont.Weight:
    return QFont.Weight.Bold if bold else QFont.Weight.Normal


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words in one font, laid out once; `ascent` is how far they reach above their baseline."""

    text: QStaticText
    font: QFont
    width: float
    ascent: float

    @classmethod
    def of(cls, words: str, font: QFont) -> "_Piece":
        metrics, text = QFontMetricsF(font), QStaticText(words)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.prepare(font=font)
        return cls(text, font, metrics.horizontalAdvance(words), metrics.ascent())


@lru_cache(maxsize=1024)
def _pieces(mark: str, pixels: float, *, bold: bool) -> tuple[_Piece, _Piece]:
    """The words on the line and the numbers above it."""
    words, raised, *_ = mark.split(_SEPARATOR)
    weight = _weight(bold=bold)
    small = face(TEXT, max(_LEAST, pixels * _RAISED), weight)
    return _Piece.of(words, face(TEXT, pixels, weight)), _Piece.of(raised, small)


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

    def paint(self, block: QTextBlock, corner: QPointF) -> list[tuple[int, str]]:
        """Paint every label of a line whose upper left corner is given; tells what `shown_marks` would."""
        layout, painted = block.layout(), []
        turns = _RIGHT_TO_LEFT.search(block.text()) is not None
        for run in layout.formats():
            look = run.format
            if look.hasProperty(_MARK):
                mark = str(look.property(_MARK))
                self._label(layout, run, mark, corner, block.position() + run.start, turns=turns)
                painted.append((run.start + 1, mark))
        return painted

    def _label(
        self,
        layout: QTextLayout,
        run: QTextLayout.FormatRange,
        mark: str,
        corner: QPointF,
        place: int,
        *,
        turns: bool,
    ) -> None:
        line, look = layout.lineForTextPosition(run.start), run.format
        if not line.isValid():
            return
        pixels = int(look.property(_PIXELS))
        pieces = _pieces(mark, pixels, bold=look.fontWeight() == QFont.Weight.Bold)
        width = sum(piece.width for piece in pieces)
        # Asking where a character lies is slow; where all goes from left to right, once is enough.
        left = (
            min(place_in_line(line, run.start), place_in_line(line, run.start + 1))
            if turns
            else place_in_line(line, run.start)
        )
        area = QRectF(corner.x() + left, corner.y() + line.y(), width, line.height())
        self.painter.setPen(self._ground(area, mark, place))
        if self.selection[0] <= place < self.selection[1]:
            self._cover_specks(layout, run.start + 1 - int(mark.rpartition(_SEPARATOR)[2]), line, corner)
        x, baseline = area.left(), area.top() + line.ascent()
        for piece in pieces:
            if piece.width:
                self.painter.setFont(piece.font)
                self.painter.drawStaticText(QPointF(x, baseline - piece.ascent), piece.text)
            x, baseline = x + piece.width, baseline - _RISE * pixels

    def _cover_specks(self, layout: QTextLayout, start: int, last: QTextLine, corner: QPointF) -> None:
        """Hide what selecting shows of a citation's first characters at the end of the line above."""
        line = layout.lineForTextPosition(start)
        if line.isValid() and line.lineNumber() != last.lineNumber():
            speck = QRectF(
                corner.x() + place_in_line(line, start) - 0.5, corner.y() + line.y(), 3, line.height()
            )
            self.painter.fillRect(speck, self.chosen[0])

    def _ground(self, area: QRectF, mark: str, place: int) -> QColor:
        """Paint what lies under a label, if anything, and tell the label's own colour."""
        *_, missing, length = mark.split(_SEPARATOR)
        if self.selection[0] <= place < self.selection[1]:
            ground, ink = self.chosen
            # Selected text has a colour of its own, the hidden specks of it too; they lie at the left edge.
            self.painter.fillRect(area.adjusted(-1.5, 0, 0, 0), ground)
            return ink
        if any(start <= place and place - int(length) < end - 1 for start, end in self.found):
            self.painter.fillRect(area, QColor(self.colours.selection))
        return QColor(self.colours.not_met if missing else self.colours.accent)


def place_in_line(line: QTextLine, position: int) -> float:
    """Where a position of a row of text lies, in pixels from its paragraph's left edge."""
    x: float | tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment] # PySide says object
    return x[0] if isinstance(x, tuple) else x

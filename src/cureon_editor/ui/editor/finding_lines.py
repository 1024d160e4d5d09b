"""The look of the lines under marked passages: dashes where a rule is required, dots where it is advised."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTextBlock

from cureon_editor.ui.editor.labels import place_in_line

#: Thickness of a line in pixels, and its dashes and gaps in thicknesses; a dash of nothing is a dot.
THICKNESS = 1.4
DASHES, DOTS = (2.6, 2.0), (0.01, 2.2)
#: Size in pixels of the picture a line is made of, side by side.
LENGTH, HEIGHT = 256, 3


class LinePainter:
    """Paints lines from pictures: stroking dashes takes a key ten times as long."""

    def __init__(self) -> None:
        self._pictures: dict[tuple[str, bool, float], QPixmap] = {}

    def paint(
        self, painter: QPainter, corner: QPointF, rows: Iterator[QRectF], colour: str, *, dashed: bool
    ) -> None:
        """Draw a line in each of these rows of a paragraph whose upper left corner is given."""
        picture = self._picture(colour, painter.device().devicePixelRatioF(), dashed=dashed)
        for row in rows:
            place = row.translated(corner)
            # On whole pixels: between two of them a thin line is a pale thick one.
            place.moveTop(round(place.top()))
            painter.drawTiledPixmap(place, picture)

    def _picture(self, colour: str, ratio: float, *, dashed: bool) -> QPixmap:
        known = (colour, dashed, ratio)
        if known not in self._pictures:
            self._pictures[known] = _picture(colour, ratio, dashed=dashed)
        return self._pictures[known]


def _picture(colour: str, ratio: float, *, dashed: bool) -> QPixmap:
    picture = QPixmap(round(LENGTH * ratio), round(HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    pen = QPen(QColor(colour), THICKNESS)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern(DASHES if dashed else DOTS)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.drawLine(QPointF(THICKNESS, HEIGHT / 2), QPointF(LENGTH, HEIGHT / 2))
    painter.end()
    return picture


def underlines(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """Where the lines under the characters `start` to `end` of a paragraph go, row by row."""
    layout = block.layout()
    row = layout.lineForTextPosition(start)
    while row.isValid() and row.textStart() < end:
        left = place_in_line(row, max(start, row.textStart()))
        right = place_in_line(row, min(end, row.textStart() + row.textLength()))
        left, right = min(left, right), max(left, right)
        right = min(right, row.naturalTextRect().right())  # without the space that a row ends with
        # Close under the letters: a face of generous lines has its own descent far below them.
        top = row.y() + row.ascent() + max(2.0, row.descent() * 0.45) - HEIGHT / 2
        if right - left > 1:
            yield QRectF(left, top, right - left, HEIGHT)
        number = row.lineNumber() + 1
        if number >= layout.lineCount():
            return
        row = layout.lineAt(number)

"""The box in front of a row that can be chosen, as the rows of lists draw it."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter

from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.icons import pixmap

#: Its width and height, in pixels.
BOX = 16


def draw_tick_box(painter: QPainter, corner: QPoint, colours: Colours, *, ticked: bool) -> None:
    """Draw a box with its upper left corner there."""
    box = QRect(corner, QSize(BOX, BOX))
    painter.setPen(QColor(colours.accent if ticked else colours.muted))
    painter.setBrush(QColor(colours.accent if ticked else colours.paper))
    painter.drawRoundedRect(box, 4, 4)
    if ticked:
        inner = box.adjusted(2, 2, -2, -2)
        mark = pixmap("check", colours.on_accent, inner.width(), painter.device().devicePixelRatio())
        painter.drawPixmap(inner.topLeft(), mark)

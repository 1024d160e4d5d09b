"""Draws a source over two lines at most, cut in the middle, with its number and count beside it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cureon_editor.ui.theme.colours import Colours

PAD = 6
NUMBER, TEXT, CITED = range(3)


class SourceDelegate(QStyledItemDelegate):
    """Paints the three columns of the source list."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self.colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Two lines for every row, so that the list does not jump."""
        metrics = QFontMetrics(option.font)
        width = metrics.horizontalAdvance(str(index.data() or "")) if index.column() != TEXT else 80
        return QSize(width + 2 * PAD + 4, 2 * metrics.lineSpacing() + 2 * PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(option.rect, QColor(self.colours.wash))
        column = index.column()
        known = index.model().index(index.row(), 0).data(Qt.ItemDataRole.UserRole + 1)
        colour = (
            self.colours.ink
            if column == TEXT
            else self.colours.accent
            if column == NUMBER
            else self.colours.muted
        )
        painter.setPen(QColor(colour if known else self.colours.not_met))
        painter.setFont(option.font)
        area = option.rect.adjusted(PAD, PAD, -PAD, -PAD)
        text = str(index.data() or "")
        if column == TEXT:
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), two_lines(text, QFontMetrics(option.font), area.width()))
        else:
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, text)
        painter.restore()


def two_lines(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text as it fits on two lines of a width in pixels, cut in the middle when it is longer."""
    room = round(width * 1.85)
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)

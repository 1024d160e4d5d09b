"""Draws a source over two lines at most, who and where above what; beside it number, count and a mark."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cureon_editor.editing.source_marks import Kind
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.icons import pixmap

PAD = 6
NUMBER, TEXT, CITED = range(3)
#: The item data roles of a source's key, of whether it is more than a key, and of its marks.
KEY, KNOWN, MARKS = (Qt.ItemDataRole.UserRole + offset for offset in range(3))
MARK = 14
MARK_ICONS = {
    Kind.RETRACTED: "triangle-alert",
    Kind.CONCERN: "badge-alert",
    Kind.DUPLICATE: "copy",
    Kind.INCOMPLETE: "file-warning",
    Kind.UNIDENTIFIED: "link",
    Kind.OLD_CHECK: "clock",
}
#: What a formatted source has before its title.
TITLE_SIGN = " — "


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
        column = index.column()
        self._background(painter, option, column)
        known = index.data(KNOWN)
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
            painter.drawText(area, int(flags), two_lines(text, QFontMetrics(option.font), area.width() - 2))
        else:
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, text)
        if column == CITED:
            self._mark(painter, area, index)
        painter.restore()

    def _mark(self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw the icon of the gravest mark below the count; what it means is in the tooltip."""
        marks = index.data(MARKS)
        if marks:
            kind = marks[0].kind
            colour = {Kind.RETRACTED: self.colours.not_met, Kind.CONCERN: self.colours.partly}
            drawn = pixmap(
                MARK_ICONS[kind],
                colour.get(kind, self.colours.muted),
                MARK,
                painter.device().devicePixelRatio(),
            )
            painter.drawPixmap(area.right() - MARK + 1, area.bottom() - MARK, drawn)

    def _background(self, painter: QPainter, option: QStyleOptionViewItem, column: int) -> None:
        """Fill a chosen row; the line at its left says that keys go to it."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(self.colours.wash))
        view = option.widget
        if chosen and column == NUMBER and view is not None and view.hasFocus():
            painter.fillRect(
                option.rect.adjusted(0, 0, 3 - option.rect.width(), 0), QColor(self.colours.accent)
            )


def two_lines(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text as it fits on two lines of a width in pixels: authors, journal and year, below them the title.

    The first is cut in the middle, so that its year stays; what has no title wraps.
    """
    origin, dash, title = text.partition(TITLE_SIGN)
    if not dash:
        return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, round(width * 1.85))
    first = metrics.elidedText(origin, Qt.TextElideMode.ElideMiddle, width)
    return f"{first}\n{metrics.elidedText(title, Qt.TextElideMode.ElideRight, width)}"

"""Draws a source over two lines at most, who and where above what; beside it number, count and a mark."""

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cureon_editor.editing.source_marks import Kind
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.icons import pixmap

PAD = 6
NUMBER, TEXT, CITED = range(3)
#: The item data roles of a source's key, of whether it is more than a key, of its marks and its title.
KEY, KNOWN, MARKS, TITLE = (Qt.ItemDataRole.UserRole + offset for offset in range(4))
MARK = 14
MARK_ICONS = {
    Kind.RETRACTED: "triangle-alert",
    Kind.CONCERN: "badge-alert",
    Kind.DUPLICATE: "copy",
    Kind.INCOMPLETE: "file-warning",
    Kind.UNIDENTIFIED: "link",
    Kind.OLD_CHECK: "clock",
}
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


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
            lines = two_lines(text, index.data(TITLE) or "", QFontMetrics(option.font), area.width() - 2)
            painter.drawText(area, int(flags), lines)
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


def two_lines(text: str, title: str, metrics: QFontMetrics, width: int) -> str:
    """A formatted source as it fits on two lines of a width in pixels: who, where and when above its title.

    What stands behind the year is left to the tooltip; a text that is only a title, or has another, wraps.
    """
    origin = _origin(text, title)
    if not origin:
        return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, round(width * 1.85))
    second = metrics.elidedText(title, Qt.TextElideMode.ElideRight, width)
    return f"{_with_its_end(origin, metrics, width)}\n{second}"


def _origin(text: str, title: str) -> str:
    """What a formatted source says besides its title, up to the year."""
    before, found, after = text.partition(title) if title else ("", "", "")
    if not found:
        return ""
    year = None if _YEAR.search(before) else _YEAR.search(after)
    place = after[: year.end()].lstrip(" .,;") if year else ""
    return " ".join(part for part in (before.strip(" —"), place) if part)


def _with_its_end(text: str, metrics: QFontMetrics, width: int) -> str:
    """A text cut before its last word, which is most often the year."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    head, _, last = text.rpartition(" ")
    left = width - metrics.horizontalAdvance(f" {last}")
    if left < width // 2:
        return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
    return f"{metrics.elidedText(head, Qt.TextElideMode.ElideRight, left)} {last}"

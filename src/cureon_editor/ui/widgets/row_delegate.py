"""Draws a row as an icon, a line of text, a second quieter line, and what stands at its right edge."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.icons import pixmap

PAD = 8
ICON = 18
GAP = 8


@dataclass(frozen=True, slots=True)
class Row:
    """What one row shows."""

    first: str
    second: str = ""
    icon: str = ""
    icon_colour: str = ""
    lead: str = ""
    trail: str = ""
    faint: bool = False


#: The item data role that holds a Row.
ROW_ROLE = Qt.ItemDataRole.UserRole + 16


class RowDelegate(QStyledItemDelegate):
    """Paints Rows; a first line too long is cut in the middle, the second, a sentence, at its end.

    `cut` says otherwise for the first line, where that is a sentence too.
    """

    def __init__(self, colours: Colours, cut: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle) -> None:
        super().__init__()
        self.colours = colours
        self._cut = cut

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Two lines and their padding."""
        row = index.data(ROW_ROLE)
        lines = 1 if row is None or not row.second else 2
        return QSize(120, QFontMetrics(option.font).lineSpacing() * lines + 2 * PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row in the palette's colours."""
        row = index.data(ROW_ROLE)
        if row is None:
            super().paint(painter, option, index)
            return
        painter.save()
        area = QRect(option.rect)
        self._background(painter, option, area)
        self._content(painter, option.font, area, row)
        painter.restore()

    def _background(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (chosen or hovered):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QColor(self.colours.accent) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.wash))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    def _content(self, painter: QPainter, font: QFont, area: QRect, row: Row) -> None:
        inner = area.adjusted(PAD, PAD, -PAD, -PAD)
        metrics = QFontMetrics(font)
        left = inner.left()
        if row.icon:
            top = inner.top() + (metrics.lineSpacing() - ICON) // 2
            painter.drawPixmap(
                left, top, pixmap(row.icon, row.icon_colour, ICON, painter.device().devicePixelRatio())
            )
            left += ICON + GAP
        painter.setFont(font)
        if row.lead:
            painter.setPen(QColor(self.colours.accent))
            width = max(metrics.horizontalAdvance(row.lead), metrics.horizontalAdvance("00"))
            painter.drawText(
                QRect(left, inner.top(), width, metrics.lineSpacing()), Qt.AlignmentFlag.AlignRight, row.lead
            )
            left += width + GAP
        right = inner.right()
        if row.trail:
            width = metrics.horizontalAdvance(row.trail) + 4
            painter.setPen(QColor(self.colours.muted))
            line = QRect(right - width, inner.top(), width, metrics.lineSpacing())
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, row.trail)
            right -= width + GAP
        self._line(
            painter,
            metrics,
            QRect(left, inner.top(), right - left, metrics.lineSpacing()),
            row.first,
            row.faint,
            self._cut,
        )
        if row.second:
            below = inner.top() + metrics.lineSpacing()
            rest = QRect(left, below, inner.right() - left, metrics.lineSpacing())
            self._line(painter, metrics, rest, row.second, True, Qt.TextElideMode.ElideRight)

    def _line(
        self,
        painter: QPainter,
        metrics: QFontMetrics,
        area: QRect,
        text: str,
        faint: bool,
        cut: Qt.TextElideMode,
    ) -> None:
        painter.setPen(QColor(self.colours.muted if faint else self.colours.ink))
        shown = metrics.elidedText(text, cut, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

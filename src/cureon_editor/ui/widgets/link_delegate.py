"""Draws a typed number with the words around it, what it becomes, and the doubt."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cureon_editor.editing.linking import Candidate
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.icons import pixmap
from cureon_editor.ui.widgets.tick_box import BOX, draw_tick_box

#: The item data role that holds a Candidate.
CANDIDATE_ROLE = Qt.ItemDataRole.UserRole + 16
PAD = 8
#: Where the text begins, and up to where a click ticks.
TEXT_LEFT = PAD + BOX + 10
_ONE_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class LinkDelegate(QStyledItemDelegate):
    """Paints Candidates on two lines; the number stands out, and a doubt has a sign and its own colour."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self.colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Two lines and their padding."""
        return QSize(200, 2 * QFontMetrics(option.font).lineSpacing() + 2 * PAD + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        candidate: Candidate = index.data(CANDIDATE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        self._background(painter, option)
        if candidate.keys:
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
            self._box(painter, option.rect, ticked=ticked)
        height = QFontMetrics(option.font).lineSpacing()
        line = option.rect.adjusted(TEXT_LEFT, PAD, -PAD, 0)
        line.setHeight(height)
        self._context(painter, option.font, line, candidate)
        self._meaning(painter, option.font, line.translated(0, height + 2), candidate)
        painter.restore()

    def _background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if not (chosen or option.state & QStyle.StateFlag.State_MouseOver):
            return
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QColor(self.colours.accent) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.wash))
        painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)

    def _box(self, painter: QPainter, area: QRect, *, ticked: bool) -> None:
        corner = QPoint(area.left() + PAD, area.top() + PAD + 2)
        draw_tick_box(painter, corner, self.colours, ticked=ticked)

    def _context(self, painter: QPainter, font: QFont, line: QRect, candidate: Candidate) -> None:
        """The number between the words around it, which are cut at their far ends."""
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        metrics, number = QFontMetrics(font), QFontMetrics(bold).horizontalAdvance(candidate.typed) + 6
        room = line.width() - number - 8
        before = metrics.elidedText(candidate.before, Qt.TextElideMode.ElideLeft, room * 3 // 5)
        left = QRect(line.left(), line.top(), metrics.horizontalAdvance(before), line.height())
        painter.setPen(QColor(self.colours.ink if candidate.keys else self.colours.muted))
        painter.drawText(left, _ONE_LINE, before)
        mark = QRect(left.right() + 4, line.top(), number, line.height())
        self._number(painter, bold, mark, candidate)
        painter.setFont(font)
        rest = QRect(mark.right() + 3, line.top(), line.right() - mark.right() - 3, line.height())
        painter.setPen(QColor(self.colours.ink if candidate.keys else self.colours.muted))
        after = metrics.elidedText(candidate.after, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, _ONE_LINE, after)

    def _number(self, painter: QPainter, bold: QFont, mark: QRect, candidate: Candidate) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.selection))
        painter.drawRoundedRect(mark, 3, 3)
        painter.setFont(bold)
        painter.setPen(QColor(self.colours.ink))
        painter.drawText(mark, int(Qt.AlignmentFlag.AlignCenter), candidate.typed)

    def _meaning(self, painter: QPainter, font: QFont, line: QRect, candidate: Candidate) -> None:
        """What the number becomes, and below the same line the doubt with its sign."""
        metrics = QFontMetrics(font)
        left = line.left()
        if candidate.keys:
            shown = metrics.elidedText(
                f"→ {candidate.sources}", Qt.TextElideMode.ElideRight, line.width() * 3 // 5
            )
            painter.setPen(QColor(self.colours.muted))
            painter.drawText(line, _ONE_LINE, shown)
            left += metrics.horizontalAdvance(shown) + 16
        if not candidate.doubt:
            return
        sign = pixmap("triangle-alert", self.colours.partly, 14, painter.device().devicePixelRatio())
        painter.drawPixmap(left, line.top() + (line.height() - 14) // 2, sign)
        rest = QRect(left + 20, line.top(), line.right() - left - 20, line.height())
        painter.setPen(QColor(self.colours.partly))
        painter.drawText(
            rest, _ONE_LINE, metrics.elidedText(candidate.doubt, Qt.TextElideMode.ElideRight, rest.width())
        )

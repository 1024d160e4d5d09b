"""Draws the rows of the checklist: a rule with its state, and the heading of a group above its first rule."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cureon_editor.checks.findings import State
from cureon_editor.ui.panels.checklist_model import ROW, Heading, RuleRow
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.theme.icons import pixmap

PAD = 8
ICON = 18
CHEVRON = 14
GAP = 8
#: Pixels of a heading's text, and what stands free above and below it.
HEADING_PIXELS = 13
HEADING_PAD = 7
Index = QModelIndex | QPersistentModelIndex
_ONE_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RuleDelegate(QStyledItemDelegate):
    """Paints a rule as icon, title, and its state in a word before its message; above it the heading."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._pictures: dict[tuple[str, str, int, float], QPixmap] = {}

    def recolour(self, colours: Colours) -> None:
        """Draw in another palette."""
        self._colours = colours
        self._pictures.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Two lines and their padding, with the heading where there is one; a folded group is that alone."""
        row: RuleRow = index.data(ROW)
        height = heading_height(option.font) if row.heading else 0
        if not (row.heading and row.heading.folded):
            height += QFontMetrics(option.font).lineSpacing() * 2 + 2 * PAD
        return QSize(120, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row in the palette's colours."""
        row: RuleRow = index.data(ROW)
        area = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            head = QRect(area.left(), area.top(), area.width(), heading_height(option.font))
            if row.heading.folded:
                self._background(painter, option, head)
            self._heading(painter, option.font, head, row.heading)
            area.setTop(head.bottom() + 1)
        if not (row.heading and row.heading.folded):
            self._background(painter, option, area)
            self._rule(painter, option.font, area.adjusted(PAD, PAD, -PAD, -PAD), row)
        painter.restore()

    def _heading(self, painter: QPainter, font: QFont, area: QRect, heading: Heading) -> None:
        chevron = "chevron-right" if heading.folded else "chevron-down"
        top = area.top() + (area.height() - CHEVRON) // 2
        left = area.left() + PAD + (ICON - CHEVRON) // 2
        self._icon(painter, QRect(left, top, CHEVRON, CHEVRON), chevron, self._colours.muted)
        painter.setFont(heading_font(font))
        metrics = painter.fontMetrics()
        line = area.adjusted(PAD + ICON + GAP, 0, -PAD, 0)
        painter.setPen(QColor(self._colours.ink))
        painter.drawText(line, _ONE_LINE, heading.title)
        painter.setPen(QColor(self._colours.muted))
        line.setLeft(line.left() + metrics.horizontalAdvance(heading.title) + GAP)
        painter.drawText(line, _ONE_LINE, str(heading.count))

    def _background(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if not (chosen or option.state & QStyle.StateFlag.State_MouseOver):
            return
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QColor(self._colours.accent) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.wash))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    def _rule(self, painter: QPainter, font: QFont, area: QRect, row: RuleRow) -> None:
        metrics = QFontMetrics(font)
        colour = self._colours.state(row.state)
        top = area.top() + (metrics.lineSpacing() - ICON) // 2
        self._icon(painter, QRect(area.left(), top, ICON, ICON), row.icon, colour)
        line = area.adjusted(ICON + GAP, 0, 0, 0)
        line.setHeight(metrics.lineSpacing())
        painter.setFont(font)
        quiet = row.state is State.NOT_APPLICABLE
        self._words(painter, line, row.title, self._colours.muted if quiet else self._colours.ink)
        line.translate(0, metrics.lineSpacing())
        self._words(painter, line, row.word, colour)
        line.setLeft(line.left() + metrics.horizontalAdvance(f"{row.word} "))
        self._words(painter, line, f"· {row.message}", self._colours.muted)

    def _words(self, painter: QPainter, line: QRect, text: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, _ONE_LINE, shown)

    def _icon(self, painter: QPainter, area: QRect, name: str, colour: str) -> None:
        # Drawn once: making a picture of an icon takes longer than all the rest of a row.
        key = (name, colour, area.width(), painter.device().devicePixelRatio())
        if key not in self._pictures:
            self._pictures[key] = pixmap(*key)
        painter.drawPixmap(area.topLeft(), self._pictures[key])


def heading_font(font: QFont) -> QFont:
    """The font of headings beside a font of rows."""
    bold = QFont(font)
    bold.setPixelSize(HEADING_PIXELS)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def heading_height(font: QFont) -> int:
    """The height of a heading in pixels."""
    return QFontMetrics(heading_font(font)).lineSpacing() + 2 * HEADING_PAD

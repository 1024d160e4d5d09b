"""A dot in the margin where a marked passage begins, a bar along a long one; a click offers remedies."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from cureon_editor.ui.editor.body_editor import TOP_MARGIN, BodyEditor
from cureon_editor.ui.editor.finding_marks import FindingMarks, severity_colour
from cureon_editor.ui.editor.finding_places import Mark
from cureon_editor.ui.workbench import Workbench

#: The strip's width and the dots' radius in pixels.
WIDTH, RADIUS = 20, 3.5


class FindingMargin(QWidget):
    """The strip beside the text: filled dots for required rules, rings for advised ones.

    `offer` shows what can be done about marks at a place of the screen.
    """

    def __init__(
        self,
        editor: BodyEditor,
        marks: FindingMarks,
        bench: Workbench,
        offer: Callable[[Sequence[Mark], QPoint], None],
    ) -> None:
        super().__init__(editor)
        self.setObjectName("findingMargin")
        self.setAccessibleName("Marks of the checklist")
        self._editor, self._marks, self._bench, self._offer = editor, marks, bench, offer
        self.setMouseTracking(True)
        editor.column_moved.connect(self._follow_column)
        editor.updateRequest.connect(self._follow_scrolling)
        editor.lines_shifted.connect(self.update)
        marks.changed.connect(self.update)
        bench.themed.connect(lambda _colours: self.update())
        self._follow_column()
        self.show()

    def dots(self, area: QRect) -> list[tuple[QPointF, list[Mark]]]:
        """The middle of each dot in a part of the strip, and the marks that begin on its line."""
        rows: dict[float, list[Mark]] = {}
        for block, corner in self._editor.lines_in(area) if self._marks.any else ():
            for start, _end, stretch in self._marks.in_line(block):
                row = block.layout().lineForTextPosition(start)
                if stretch.first and row.isValid():
                    rows.setdefault(corner.y() + row.y() + row.ascent() * 0.66, []).append(stretch.mark)
        return [(QPointF(WIDTH / 2, y), marks) for y, marks in rows.items()]

    def bars(self, area: QRect) -> list[tuple[QRectF, Mark]]:
        """Where bars stand in a part of the strip, and for which long passages."""
        found = []
        for block, corner in self._editor.lines_in(area) if self._marks.any else ():
            for start, end, stretch in self._marks.in_line(block):
                layout = block.layout()
                first, last = layout.lineForTextPosition(start), layout.lineForTextPosition(end)
                if stretch.mark.is_long and first.isValid() and last.isValid():
                    top, bottom = first.y() + first.ascent() * 0.66, last.y() + last.ascent() * 1.1
                    place = QRectF(WIDTH / 2 - 0.5, corner.y() + top, 1, bottom - top)
                    found.append((place, stretch.mark))
        return found

    def marks_at(self, place: QPoint) -> list[Mark]:
        """The marks whose dot is at a place of the strip or near enough to be meant, else whose bar is."""
        reach = self._editor.fontMetrics().height() / 2
        near = [(abs(dot.y() - place.y()), marks) for dot, marks in self.dots(self.rect())]
        distance, marks = min(near, key=lambda it: it[0], default=(reach + 1, []))
        if distance <= reach:
            return marks
        return [mark for bar, mark in self.bars(self.rect()) if bar.top() <= place.y() <= bar.bottom()]

    def event(self, event: QEvent) -> bool:
        """Tell a resting mouse what a dot is about."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            card = self._marks.card(self.marks_at(event.pos()))
            if card:
                QToolTip.showText(event.globalPos(), card, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the dots."""
        dots, bars = self.dots(event.rect()), self.bars(event.rect())
        if not (dots or bars):
            return
        painter = QPainter(self)
        for bar, mark in bars:
            painter.fillRect(bar, QColor(severity_colour(mark, self._bench.colours)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for middle, marks in dots:
            gravest = next((mark for mark in marks if mark.finding.required), marks[0])
            colour = QColor(severity_colour(gravest, self._bench.colours))
            painter.setPen(QPen(colour, 1.6))
            painter.setBrush(colour if gravest.finding.required else QColor(self._bench.colours.paper))
            painter.drawEllipse(middle, RADIUS, RADIUS)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand over a dot."""
        hand = bool(self.marks_at(event.position().toPoint()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Offer what can be done about what a dot stands for."""
        marks = self.marks_at(event.position().toPoint())
        if marks and event.button() == Qt.MouseButton.LeftButton:
            self._offer(marks, event.globalPosition().toPoint())

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the strip is."""
        return QSize(WIDTH, self._editor.height())

    def _follow_column(self) -> None:
        """Stand right beside the text, level with it."""
        left, _width = self._editor.column()
        self.setGeometry(left - WIDTH, TOP_MARGIN, WIDTH, self._editor.height() - TOP_MARGIN)

    def _follow_scrolling(self, _area: QRect, scrolled: int) -> None:
        """Draw anew what has moved; a key that moves no line leaves the strip as it is."""
        if scrolled:
            self.update()

"""The title's field: one line while it is edited, all of its lines while it is read."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

#: Lines a title may take before it is cut.
MOST_LINES = 3


class TitleLine(QLineEdit):
    """A QLineEdit that wraps its text when the keyboard is elsewhere, so that long titles can be read."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("large", True)
        self.textChanged.connect(lambda _text: self._fit())

    def set_font(self, font: QFont) -> None:
        """Use a font; the style sheet must name it too, or it would win."""
        self.setFont(font)
        self.setStyleSheet(f"font-family: '{font.family()}'; font-size: {font.pixelSize()}px;")
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the wrapped title, or the ordinary field while it is edited or empty."""
        if self.hasFocus() or not self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().text().color())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(self._area(), int(flags), self.text())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make room for the lines the new width needs."""
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Edit on one line."""
        super().focusInEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show every line again, from the first word on."""
        super().focusOutEvent(event)
        self.setCursorPosition(0)
        self._fit()

    def _area(self) -> QRect:
        # A QLineEdit draws its own text two pixels in; the wrapped one must not jump when it is clicked.
        return self.rect().adjusted(2, 2, -2, -2)

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        lines = 1
        if self.text() and not self.hasFocus():
            room = QRect(0, 0, max(1, self._area().width()), 10_000)
            needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text()).height()
            lines = max(1, min(MOST_LINES, round(needed / metrics.lineSpacing())))
        self.setFixedHeight(lines * metrics.lineSpacing() + 4)

"""How far the article has come: a thin bar in the colours of the states, and the same in words."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cureon_editor.ui.panels.checklist_groups import Standing
from cureon_editor.ui.theme.colours import Colours

THICKNESS = 6
_WAITING = "The checklist appears once the text has been read."


class Bar(QWidget):
    """What is in place from the left, then what waits for a person, is advised, and is missing."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self.colours = colours
        self.standing = Standing()
        self.setFixedHeight(THICKNESS)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a stretch for each state, as long as its share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.rule))
        painter.drawRoundedRect(QRectF(self.rect()), THICKNESS / 2, THICKNESS / 2)
        left = 0.0
        for part, colour in self._parts():
            width = self.width() * part / max(1, self.standing.applicable)
            painter.setBrush(QColor(colour))
            if part:
                painter.drawRoundedRect(QRectF(left, 0, max(2.0, width - 2), THICKNESS), 2, 2)
            left += width

    def _parts(self) -> tuple[tuple[int, str], ...]:
        standing, colours = self.standing, self.colours
        return (
            (standing.met, colours.met),
            (standing.person, colours.person),
            (standing.advised, colours.partly),
            (standing.missing, colours.not_met),
        )


class Progress(QWidget):
    """The bar with its sentence, which says all that the bar does."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._bar = Bar(colours)
        self._words = QLabel(_WAITING)
        self._words.setObjectName("checklistProgress")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._bar)
        box.addWidget(self._words)
        self._bar.hide()

    def show_standing(self, standing: Standing) -> None:
        """Show how many rules stand how."""
        if standing == self._bar.standing:
            return
        self._bar.standing = standing
        self._bar.show()
        self._bar.update()
        self._words.setText(standing.sentence)

    def recolour(self, colours: Colours) -> None:
        """Draw in another palette."""
        self._bar.colours = colours
        self._bar.update()

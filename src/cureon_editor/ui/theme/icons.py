"""Icons drawn in the palette's colours, from the SVG files in resources/icons."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from cureon_editor.resources import resource


class SvgIconEngine(QIconEngine):
    """Draws an SVG in a colour at whatever size is asked for, and only then."""

    def __init__(self, name: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._name, self._colour, self._disabled = name, colour, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon into a rectangle."""
        _draw(
            painter, QRectF(rect), self._name, self._disabled if mode == QIcon.Mode.Disabled else self._colour
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a transparent picture."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Another engine for the same icon."""
        return SvgIconEngine(self._name, self._colour, self._disabled)


def icon(name: str, colour: str, disabled: str | None = None) -> QIcon:
    """An icon in one colour (and a paler one for disabled); an unknown name gives an empty picture."""
    return QIcon(SvgIconEngine(name, colour, disabled or colour))


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture `size` logical pixels wide."""
    pixels = round(size * ratio)
    picture = SvgIconEngine(name, colour, colour).pixmap(
        QSize(pixels, pixels), QIcon.Mode.Normal, QIcon.State.Off
    )
    picture.setDevicePixelRatio(ratio)
    return picture


def _draw(painter: QPainter, area: QRectF, name: str, colour: str) -> None:
    from PySide6.QtSvg import QSvgRenderer

    svg = _svg(name)
    if svg:
        # Qt draws currentColor black on every background, so the colour is written in.
        side = min(area.width(), area.height())
        square = QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side)
        QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode())).render(painter, square)


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    path = resource(f"icons/{name}.svg")
    return path.read_text(encoding="utf-8") if path.is_file() else ""

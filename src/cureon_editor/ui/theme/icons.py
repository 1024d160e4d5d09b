"""Icons drawn in the palette's colours, from the SVG files in resources/icons."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cureon_editor.checks.findings import State
from cureon_editor.resources import resource
from cureon_editor.ui.theme.colours import Colours

#: The icon that goes with each checklist state, so that colour never stands alone.
STATE_ICONS = {
    State.MET: "circle-check",
    State.NEEDS_PERSON: "eye",
    State.PARTLY: "contrast",
    State.NOT_MET: "circle",
    State.WAIVED: "circle-slash",
    State.NOT_APPLICABLE: "minus",
}
_SIZES = (16, 20, 24, 32, 40, 48, 64)


def icon(name: str, colour: str, disabled: str | None = None) -> QIcon:
    """An icon in one colour (and a paler one for disabled); an unknown name gives an empty icon."""
    drawn = QIcon()
    for size in _SIZES:
        drawn.addPixmap(_pixmap(name, colour, size))
        if disabled is not None:
            drawn.addPixmap(_pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return drawn


def state_icon(state: State, colours: Colours) -> QIcon:
    """The icon of a checklist state in its colour."""
    return icon(STATE_ICONS[state], colours.state(state))


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture `size` logical pixels wide."""
    drawn = _pixmap(name, colour, round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    svg = _svg(name)
    if svg:
        painter = QPainter(picture)
        # Qt draws currentColor black on every background, so the colour is written in.
        renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
    return picture


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    path = resource(f"icons/{name}.svg")
    return path.read_text(encoding="utf-8") if path.is_file() else ""

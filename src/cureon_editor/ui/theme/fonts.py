"""The bundled fonts, and the faces the window uses; the system's own stand in when a file is missing."""

from PySide6.QtGui import QFont, QFontDatabase

from cureon_editor.resources import resource

TEXT = "Cureon Text"
SANS = "Cureon Sans"
MONO = "Cureon Mono"
#: Pixels of the interface, the writing and the title field at 100 %.
INTERFACE_PIXELS = 14
WRITING_PIXELS = 16


def load_fonts() -> None:
    """Make the bundled fonts known to Qt; doing it again costs little and changes nothing."""
    if QFontDatabase.hasFamily(TEXT) and QFontDatabase.hasFamily(SANS):
        return
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def face(family: str, pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """A font of one of our families in pixels."""
    font = QFont(family)
    font.setStyleHint(QFont.StyleHint.Serif if family == TEXT else QFont.StyleHint.SansSerif)
    font.setPixelSize(round(pixels))
    font.setWeight(weight)
    return font

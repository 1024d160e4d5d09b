"""Theme and size: applies a palette and a zoom to the whole window and remembers both."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from cureon_editor.ui.settings import Settings
from cureon_editor.ui.theme.colours import DARK, LIGHT, PALETTES, Colours
from cureon_editor.ui.theme.fonts import INTERFACE_PIXELS, SANS, WRITING_PIXELS, face, load_fonts
from cureon_editor.ui.theme.stylesheet import palette, stylesheet
from cureon_editor.ui.workbench import Workbench

#: Steps of the zoom, in per cent of the usual size.
ZOOM_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
SYSTEM = "system"


class Look(QObject):
    """The one place that sets colours and sizes."""

    def __init__(self, bench: Workbench, settings: Settings) -> None:
        super().__init__(bench)
        self._bench, self._settings = bench, settings
        self.zoom = int(settings.text("zoom", "100")) if settings.text("zoom", "100").isdigit() else 100
        load_fonts()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)

    @property
    def writing_pixels(self) -> float:
        """The size of the body's text."""
        return WRITING_PIXELS * self.zoom / 100

    def use(self, name: str) -> bool:
        """Show a theme by name and remember it; False for an unknown name."""
        if name != SYSTEM and name not in PALETTES:
            return False
        self._settings.theme = name
        self.apply()
        return True

    def apply(self) -> None:
        """Put colours and interface font in force everywhere."""
        colours = self._chosen()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            _dress(app, colours)
        self._bench.colours = colours
        self._bench.themed.emit(colours)

    def zoom_by(self, step: int) -> None:
        """One step larger (1) or smaller (-1), or back to the usual size (0)."""
        nearest = min(range(len(ZOOM_STEPS)), key=lambda i: abs(ZOOM_STEPS[i] - self.zoom))
        self.zoom = ZOOM_STEPS[max(0, min(len(ZOOM_STEPS) - 1, nearest + step))] if step else 100
        self._settings.keep("zoom", str(self.zoom))
        self._bench.themed.emit(self._bench.colours)

    def _chosen(self) -> Colours:
        name = self._settings.theme
        if name in PALETTES:
            return PALETTES[name]
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def _follow_system(self) -> None:
        if self._settings.theme == SYSTEM:
            self.apply()


def _dress(app: QApplication, colours: Colours) -> None:
    """Put style, palette, font and style sheet on the application, unless they are there already."""
    sheet = stylesheet(colours)
    if app.styleSheet() == sheet:
        return
    # Our colours work on Fusion everywhere; platform styles would mix in their own.
    app.setStyle("Fusion")
    app.setPalette(palette(colours))
    app.setFont(face(SANS, INTERFACE_PIXELS, QFont.Weight.Normal))
    app.setStyleSheet(sheet)

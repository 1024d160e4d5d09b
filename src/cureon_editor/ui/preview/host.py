"""The place of the page in the window: makes the web view once the window has painted, and keeps it going."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cureon_editor.ui.analysis import Analysis
from cureon_editor.ui.preview.environment import prepare_chromium
from cureon_editor.ui.preview.images import ImageShelf
from cureon_editor.ui.preview.model import PageModel
from cureon_editor.ui.preview.outside import outside
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.workbench import Workbench

if TYPE_CHECKING:
    from cureon_editor.rendering.protocol import PagePatch
    from cureon_editor.ui.preview.page_view import PageView

OPEN, STAY = "Open in the browser", "Stay here"


class PageHost(QWidget):
    """Holds the page; `shown` tells which revision it shows, `line_clicked` which body line was clicked."""

    shown = Signal(int)
    line_clicked = Signal(int)

    def __init__(self, bench: Workbench, analysis: Analysis) -> None:
        super().__init__()
        self.setObjectName("previewPane")
        self._bench = bench
        self._model = PageModel()
        self._shelf = ImageShelf()
        self._view: PageView | None = None
        self._notice = QLabel("The page appears here in a moment.")
        self._notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._notice.setWordWrap(True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._notice)
        analysis.patched.connect(self._take)
        bench.themed.connect(self._recolour)

    @property
    def view(self) -> "PageView | None":
        """The web view, None until the window has painted for the first time."""
        return self._view

    def create_view(self) -> None:
        """Make the web view; loading the web engine is slow, so it comes after the first paint."""
        prepare_chromium()
        from cureon_editor.ui.preview.page_view import PageView
        from cureon_editor.ui.preview.scheme import register_scheme

        register_scheme()
        self._view = PageView(self._model, self._shelf, self._bench.colours, self)
        self._view.shown.connect(self.shown)
        self._view.line_clicked.connect(self.line_clicked)
        self._view.link_followed.connect(self._ask_outside)
        self._view.crashed.connect(self._restart)
        self._box.replaceWidget(self._notice, self._view)
        self._notice.hide()
        # A native child keeps a key press from repainting the whole window through the web view's surface.
        # Its ancestors stay as they are: as native windows they would keep stale pictures when uncovered.
        self._view.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        self._view.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
        self._view.show()

    def reveal(self, line: int) -> None:
        """Show the block of a body line."""
        if self._view is not None:
            self._view.reveal(line)

    def set_folder(self, folder: Path | None) -> None:
        """Look for the article's pictures in a folder; None while it has none."""
        moved, self._shelf.folder = folder != self._shelf.folder, folder
        if moved and self._shelf and self._view is not None:
            self._view.show_whole()

    def set_zoom(self, factor: float) -> None:
        """Show the page larger or smaller; 1.0 is its own size."""
        if self._view is not None:
            self._view.setZoomFactor(factor)

    def print_pdf(self, path: Path) -> bool:
        """Begin to write the page to a PDF file; False while there is no page yet."""
        if self._view is None:
            return False
        self._view.print_pdf(path, self._printed)
        return True

    def _printed(self, path: str, done: bool) -> None:
        name = Path(path).name
        sentence = f"The page was written to “{name}”." if done else f"“{name}” could not be written."
        self._bench.told.emit(sentence)

    def dispose(self) -> None:
        """Let the web view go before its profile does."""
        view, self._view = self._view, None
        if view is not None:
            view.dispose()

    def _take(self, patch: "PagePatch") -> None:
        self._model.take(patch)
        if patch.images is not None:
            self._shelf.put(patch.images)
        if self._view is not None:
            self._view.patch(patch)

    def _recolour(self, colours: Colours) -> None:
        if self._view is not None:
            self._view.set_colours(colours)

    def _restart(self) -> None:
        self._bench.told.emit("The page stopped and was loaded again. Your text is not affected.")
        if self._view is not None:
            self._view.restart()

    def _ask_outside(self, url: QUrl) -> None:
        """Open a link outside only after its address was shown."""
        link = outside(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        if link is None:
            self._bench.told.emit(
                "This link’s address is not one to open. If you trust it, copy it from the text."
            )
        elif self._bench.questions.ask("link.open", link.question, (OPEN, STAY), STAY) == OPEN:
            QDesktopServices.openUrl(QUrl(link.address))

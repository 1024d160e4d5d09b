"""The place of the page in the window: makes the web view once the window has painted, and keeps it going."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cureon_editor.session.session import Change
from cureon_editor.ui.analysis import Analysis
from cureon_editor.ui.preview.environment import prepare_chromium
from cureon_editor.ui.preview.images import ImageShelf
from cureon_editor.ui.preview.model import PageModel
from cureon_editor.ui.preview.outside import outside
from cureon_editor.ui.preview.restarts import Restarts
from cureon_editor.ui.theme.colours import Colours
from cureon_editor.ui.widgets.parts import button
from cureon_editor.ui.workbench import Workbench

if TYPE_CHECKING:
    from cureon_editor.rendering.protocol import PagePatch
    from cureon_editor.ui.preview.page_view import PageView

OPEN, STAY = "Open in the browser", "Stay here"


class StandIn(QWidget):
    """What stands in the place of the page while there is none."""

    def __init__(self, load_again: Callable[[], None]) -> None:
        super().__init__()
        self._label = QLabel("The page appears here in a moment.")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setWordWrap(True)
        self._button = button("Load again", load_again)
        self._button.hide()
        box = QVBoxLayout(self)
        box.setSpacing(16)
        box.addStretch(1)
        box.addWidget(self._label)
        box.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
        box.addStretch(1)

    def say(self, sentence: str) -> None:
        """Tell why there is no page; a person may have it loaded again."""
        self._label.setText(sentence)
        self._button.show()
        self.show()


class PageHost(QWidget):
    """Holds the page.

    `shown` tells which revision it shows, `patched` carries each PagePatch once `model` has it, `clicked`
    what a click on the page is about (see `PageView`).
    """

    shown = Signal(int)
    patched = Signal(object)
    clicked = Signal(object)

    def __init__(self, bench: Workbench, analysis: Analysis) -> None:
        super().__init__()
        self.setObjectName("previewPane")
        self._bench = bench
        self.model = PageModel()
        self._shelf = ImageShelf()
        self._view: PageView | None = None
        self._fresh = True
        self._notice = ""
        self._restarts = Restarts()
        self._stand_in = StandIn(self._load_again)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._stand_in)
        analysis.patched.connect(self._take)
        bench.session.listen(self._note)
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
        self._view = PageView(self.model, self._shelf, self._bench.colours, self)
        self._view.shown.connect(self.shown)
        self._view.clicked.connect(self.clicked)
        self._view.link_followed.connect(self._ask_outside)
        self._view.crashed.connect(self._restart)
        self._view.set_notice(self._notice)
        self._box.addWidget(self._view)
        self._stand_in.hide()
        # A native child keeps a key press from repainting the whole window through the web view's surface.
        # Its ancestors stay as they are: as native windows they would keep stale pictures when uncovered.
        self._view.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        self._view.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
        self._view.show()

    def follow(self, place: Mapping[str, object]) -> None:
        """Show a place of the text (see `PageView.follow`)."""
        if self._view is not None:
            self._view.follow(place)

    def point(self, words: Mapping[str, object]) -> None:
        """Show some words for a moment (see `PageView.point`)."""
        if self._view is not None:
            self._view.point(words)

    def show_top(self) -> None:
        """Show the top of the page."""
        if self._view is not None:
            self._view.show_top()

    @property
    def notice(self) -> str:
        """The sentence that stands over the page."""
        return self._notice

    def set_notice(self, text: str) -> None:
        """Show a quiet sentence over the page, which stays where it is; an empty one takes it away."""
        self._notice = text
        if self._view is not None:
            self._view.set_notice(text)

    def set_folder(self, folder: Path | None) -> None:
        """Look for the article's pictures in a folder; None while it has none."""
        moved, self._shelf.folder = folder != self._shelf.folder, folder
        if moved and self._shelf and self._view is not None:
            # Loaded anew: within one page Chromium shows a picture that it has, whatever may be kept.
            self._view.restart()

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

    def _note(self, change: Change) -> None:
        """Another article is shown from its top; the same one told anew stays where it is."""
        if change.edit is None:
            self._fresh = True

    def _take(self, patch: "PagePatch") -> None:
        self.model.take(patch)
        if patch.images is not None:
            self._shelf.put(patch.images)
        if self._view is not None:
            self._view.patch(patch, fresh=patch.whole and self._fresh)
        self._fresh = self._fresh and not patch.whole
        self.patched.emit(patch)
        self._keep_nobody_waiting()

    def _recolour(self, colours: Colours) -> None:
        if self._view is not None:
            self._view.set_colours(colours)

    def _restart(self) -> None:
        """Load the page again after a crash; one that crashes again and again waits for a person."""
        if self._view is None:
            return
        if self._restarts.allowed():
            self._bench.told.emit("The page stopped and was loaded again. Your text is not affected.")
            self._view.restart()
        else:
            self._view.hide()
            self._stand_in.say("The page stopped several times in a row. Your text is not affected.")
            self._keep_nobody_waiting()

    def _keep_nobody_waiting(self) -> None:
        """Where a sentence stands in place of the page, that is all there is to see of a revision."""
        if self._view is not None and self._view.isHidden() and self.model.complete:
            self.shown.emit(self.model.revision)

    def _load_again(self) -> None:
        self._restarts.forgive()
        self._stand_in.hide()
        if self._view is not None:
            self._view.restart()
            self._view.show()

    def _ask_outside(self, url: QUrl) -> None:
        """Open a link outside only after its address was shown."""
        link = outside(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        if link is None:
            self._bench.told.emit(
                "This link’s address is not one to open. If you trust it, copy it from the text."
            )
        elif self._bench.questions.ask("link.open", link.question, (OPEN, STAY), STAY) == OPEN:
            QDesktopServices.openUrl(QUrl(link.address))

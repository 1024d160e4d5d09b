"""The web view of the page: shows patches and places, and tells what was clicked."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QMarginsF, QObject, QPointF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPageLayout, QPageSize
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QWidget

from cureon_editor.rendering.protocol import PagePatch
from cureon_editor.resources import resource
from cureon_editor.ui.preview.images import ImageShelf
from cureon_editor.ui.preview.model import PageModel
from cureon_editor.ui.preview.scheme import PAGE_URL
from cureon_editor.ui.preview.sealed import SealedPage, sealed_profile
from cureon_editor.ui.theme.colours import Colours

#: The world our own script runs in: isolated from the page, whose own scripts are off.
WORLD = 1
#: The parts of that script, in the order in which they build on one another.
SCRIPTS = (
    "graft.js",
    "groups.js",
    "numbers.js",
    "blocks.js",
    "following.js",
    "pointing.js",
    "citations.js",
    "patch.js",
)


class PageView(QWebEngineView):
    """The preview. `shown` says which revision the page shows, `clicked` what a click on it is about.

    What `clicked` carries: `source`, a key; `field`, the name of one of the article's fields; or `block`,
    `letters` and `note`, a place of the text as `letters` and `following.js` count it.
    """

    shown = Signal(int)
    link_followed = Signal(QUrl)
    clicked = Signal(object)
    crashed = Signal()

    def __init__(self, model: PageModel, shelf: ImageShelf, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleName("The page as published")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._model = model
        self._colours = colours
        self._notice = ""
        self._ready = False
        self._waits = False
        self._pressed = QPointF()
        self._place: list[int] | None = None
        self._scrolled = QTimer(self, singleShot=True, interval=300)
        self._scrolled.timeout.connect(self._ask_place)
        page = SealedPage(sealed_profile(self, shelf))
        page.link_followed.connect(self.link_followed)
        page.loadFinished.connect(self._begin)
        page.renderProcessTerminated.connect(lambda *_: self.crashed.emit())
        page.scrollPositionChanged.connect(lambda _place: self._scrolled.start())
        page.setBackgroundColor(QColor(colours.paper))
        self.setPage(page)
        self.restart()

    def restart(self) -> None:
        """Load the empty page again and show everything kept (at the start, or after a crash)."""
        self._ready = False
        self.setUrl(QUrl(PAGE_URL))

    def patch(self, patch: PagePatch, *, fresh: bool = False) -> None:
        """Show a patch; `shown` follows once the page has it. A `fresh` page is shown from its top.

        A page told anew that is not fresh waits until it is complete, so that the reader's place stays.
        """
        if fresh:
            self._place = None
        self._waits = (patch.whole and not fresh) or (self._waits and not patch.whole)
        if not self._waits:
            self._show(patch, fresh=fresh, anew=fresh)
        elif patch.complete:
            self._waits = False
            self._show(self._model.whole())

    def show_whole(self) -> None:
        """Make everything kept anew, in place of whatever is there; the reader's place stays."""
        if self._model.revision >= 0:
            self._show(self._model.whole(), anew=True)

    def follow(self, place: Mapping[str, object]) -> None:
        """Show a place of the text: `block`, `letters`, `after`, `typed`, `still` as `following.js` says."""
        self._call("follow", place)

    def point(self, words: Mapping[str, object]) -> None:
        """Show words for a moment: `from` and `to`, places as in `follow`, or a `field` above the text."""
        self._call("point", words)

    def show_top(self) -> None:
        """Show the top of the page."""
        self._call("top")

    def set_notice(self, text: str) -> None:
        """Show a quiet sentence over the page; an empty one takes it away."""
        if text != self._notice:
            self._notice = text
            self._call("notice", text)

    def set_colours(self, colours: Colours) -> None:
        """Show the page in another palette."""
        self._colours = colours
        self.page().setBackgroundColor(QColor(colours.paper))
        self._call("theme", colours.name)

    def print_pdf(self, path: Path, then: Callable[[str, bool], None]) -> None:
        """Write the page to a PDF file on A4; `then` gets the path and whether it was written."""
        self.page().pdfPrintingFinished.connect(then, Qt.ConnectionType.SingleShotConnection)
        # A sheet's margins have the colour behind the page, and paper is white in every theme.
        self.page().setBackgroundColor(QColor("white"))
        self.page().pdfPrintingFinished.connect(self._printed, Qt.ConnectionType.SingleShotConnection)
        margins = QMarginsF(22, 24, 22, 24)
        layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
        self.page().printToPdf(str(path), layout)

    def _printed(self, _path: str, _done: bool) -> None:
        self.page().setBackgroundColor(QColor(self._colours.paper))

    def dispose(self) -> None:
        """Delete the page before its profile, and the view at once: without page it would make a new one."""
        self._ready = False
        self.hide()
        shiboken6.delete(self.page())
        shiboken6.delete(self)

    def event(self, event: QEvent) -> bool:
        """Watch the child widget that Chromium puts in for clicks."""
        if event.type() == QEvent.Type.ChildPolished:
            self._watch()
        return super().event(event)

    def _watch(self) -> None:
        if (proxy := self.focusProxy()) is not None:
            proxy.removeEventFilter(self)
            proxy.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell of clicks; a press that is drawn further selects text."""
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            if event.type() == QEvent.Type.MouseButtonPress:
                self._pressed = event.position()
            elif event.type() == QEvent.Type.MouseButtonRelease:
                drawn = (event.position() - self._pressed).manhattanLength()
                if drawn < QApplication.startDragDistance():
                    self._click(event.position() / self.zoomFactor(), event.modifiers())
        return super().eventFilter(watched, event)

    def _click(self, place: QPointF, held: Qt.KeyboardModifier) -> None:
        meant = bool(held & Qt.KeyboardModifier.ControlModifier)
        self._ask("click", self._clicked, place.x(), place.y(), meant)

    def _clicked(self, told: object) -> None:
        if isinstance(told, dict) and told:
            self.clicked.emit(told)

    def _ask_place(self) -> None:
        """Keep in mind where the reader is: a page that crashed cannot be asked any more."""
        self._ask("place", self._keep_place)

    def _keep_place(self, place: object) -> None:
        self._place = place if isinstance(place, list) else None

    def _begin(self, loaded: bool) -> None:
        if not loaded:
            return
        self._ready, self._waits = True, False
        self._watch()
        script = "\n".join(resource(f"page/{name}").read_text(encoding="utf-8") for name in SCRIPTS)
        self.page().runJavaScript(script, WORLD)
        self.set_colours(self._colours)
        self._call("notice", self._notice)
        self.show_whole()
        if self._place is not None:
            self._call("goBackTo", self._place)

    def _show(self, patch: PagePatch, *, fresh: bool = False, anew: bool = False) -> None:
        then = (lambda _result: self.shown.emit(patch.revision)) if patch.complete else None
        self._call("patch", {**_told(patch), "fresh": fresh, "anew": anew}, then=then)

    def _ask(self, function: str, then: Callable[[object], None], *arguments: object) -> None:
        """Call one of our page functions for its answer, which comes as JSON: lists get lost on the way."""
        if self._ready:
            given = ",".join(json.dumps(argument) for argument in arguments)
            code = f"JSON.stringify(cureon.{function}({given}))"
            self.page().runJavaScript(code, WORLD, lambda answer: then(json.loads(answer or "null")))

    def _call(self, function: str, *arguments: object, then: Callable[[Any], None] | None = None) -> None:
        """Call one of our page functions; before the page is loaded nothing is lost, it is shown whole."""
        if not self._ready:
            return
        given = ",".join(json.dumps(argument) for argument in arguments)
        code = f"cureon.{function}({given})"
        if then is None:
            self.page().runJavaScript(code, WORLD)
        else:
            self.page().runJavaScript(code, WORLD, then)


def _told(patch: PagePatch) -> dict[str, object]:
    """A patch as `patch.js` reads it."""
    splices = [
        {
            "start": splice.start,
            "removed": splice.removed,
            "blocks": [{"html": block.html, "line": block.line} for block in splice.blocks],
            "shift": splice.shift,
        }
        for splice in patch.splices
    ]
    return {"splices": splices, "header": patch.header, "footer": patch.footer, "whole": patch.whole}

"""The web view of the page: shows patches, follows the caret, and tells where it was clicked."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QMarginsF, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPageLayout, QPageSize
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from cureon_editor.rendering.protocol import PagePatch
from cureon_editor.resources import resource
from cureon_editor.ui.preview.images import ImageShelf
from cureon_editor.ui.preview.model import PageModel
from cureon_editor.ui.preview.scheme import PAGE_URL
from cureon_editor.ui.preview.sealed import SealedPage, sealed_profile
from cureon_editor.ui.theme.colours import Colours

#: The world our own script runs in: isolated from the page, whose own scripts are off.
WORLD = 1


class PageView(QWebEngineView):
    """The preview. `shown` says which revision the page shows, `line_clicked` which body line was clicked."""

    shown = Signal(int)
    link_followed = Signal(QUrl)
    line_clicked = Signal(int)
    crashed = Signal()

    def __init__(self, model: PageModel, shelf: ImageShelf, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleName("The page as published")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._model = model
        self._colours = colours
        self._ready = False
        self._line = 0
        page = SealedPage(sealed_profile(self, shelf))
        page.link_followed.connect(self.link_followed)
        page.loadFinished.connect(self._begin)
        page.renderProcessTerminated.connect(lambda *_: self.crashed.emit())
        page.setBackgroundColor(QColor(colours.paper))
        self.setPage(page)
        self.restart()

    def restart(self) -> None:
        """Load the empty page again and show everything kept (at the start, or after a crash)."""
        self._ready = False
        self.setUrl(QUrl(PAGE_URL))

    def patch(self, patch: PagePatch) -> None:
        """Show a patch; `shown` follows once the page has it."""
        self._show(patch)

    def show_whole(self) -> None:
        """Show everything kept, in place of whatever is there."""
        if self._model.revision >= 0:
            self._show(self._model.whole())
            if self._line:
                self.reveal(self._line)

    def reveal(self, line: int) -> None:
        """Scroll to the block that holds a body line, and to it again when the page is loaded anew."""
        self._line = line
        self._call("reveal", line)

    def set_colours(self, colours: Colours) -> None:
        """Show the page in another palette."""
        self._colours = colours
        self.page().setBackgroundColor(QColor(colours.paper))
        self._call("theme", colours.name)

    def print_pdf(self, path: Path, then: Callable[[str, bool], None]) -> None:
        """Write the page to a PDF file on A4; `then` gets the path and whether it was written."""
        self.page().pdfPrintingFinished.connect(then, Qt.ConnectionType.SingleShotConnection)
        margins = QMarginsF(22, 24, 22, 24)
        layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
        self.page().printToPdf(str(path), layout)

    def dispose(self) -> None:
        """Delete the page before its profile, and the view at once: without page it would make a new one."""
        self._ready = False
        self.hide()
        shiboken6.delete(self.page())
        shiboken6.delete(self)

    def event(self, event: QEvent) -> bool:
        """Watch the child widget that Chromium puts in for clicks."""
        if event.type() == QEvent.Type.ChildPolished and (proxy := self.focusProxy()) is not None:
            proxy.removeEventFilter(self)
            proxy.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A plain click tells the body line under it."""
        released = event.type() == QEvent.Type.MouseButtonRelease
        if released and isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            self._call("lineAt", event.position().y() / self.zoomFactor(), then=self._clicked)
        return super().eventFilter(watched, event)

    def _clicked(self, line: object) -> None:
        if isinstance(line, int | float):
            self.line_clicked.emit(int(line))

    def _begin(self, loaded: bool) -> None:
        if not loaded:
            return
        self._ready = True
        self.page().runJavaScript(resource("page/patch.js").read_text(encoding="utf-8"), WORLD)
        self.set_colours(self._colours)
        self.show_whole()

    def _show(self, patch: PagePatch) -> None:
        then = (lambda _result: self.shown.emit(patch.revision)) if patch.complete else None
        self._call("patch", asdict(patch), then=then)

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

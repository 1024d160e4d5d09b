"""Which parts of the window are seen: side panel, text, page, and the sizes between them, remembered."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from cureon_editor.ui.settings import Settings
from cureon_editor.ui.shell import Rail, SidePanel

#: Share of the window's width (side panel, text, page) at the first start.
FIRST_SIZES = (320, 520, 440)
#: The size of the first window where the screen has room, and what its frame may take, in pixels.
FIRST_WINDOW = QSize(1680, 1050)
FRAME = QSize(0, 36)
FIRST_PANEL = "checklist"
NO_PANEL = "none"


class LayoutParts:
    """Shows, hides and remembers the parts of the window."""

    def __init__(self, window: QMainWindow, settings: Settings, rail: Rail, side: SidePanel) -> None:
        self._window, self._settings, self._rail, self._side = window, settings, rail, side
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("parts")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._focused = False
        self._page: QWidget

    def add(self, text: QWidget, page: QWidget) -> None:
        """Put side panel, text and page in their places."""
        self._page = page
        for part, stretch, least in ((self._side, 0, 240), (text, 5, 360), (page, 4, 200)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
            part.setMinimumWidth(least)

    def restore(self) -> None:
        """Bring back the sizes and the panel of the last time."""
        if not self._window.restoreGeometry(self._settings.bytes("window")):
            room = self._window.screen().availableSize() - FRAME
            self._window.resize(room.boundedTo(FIRST_WINDOW))
        self._side.open(self._panel())
        if not self.splitter.restoreState(self._settings.bytes("parts")):
            self.splitter.setSizes(list(FIRST_SIZES))
        self._page.setVisible(self._settings.text("page", "shown") == "shown")

    def keep(self) -> None:
        """Remember sizes and panel for the next time."""
        self._settings.keep_bytes("window", self._window.saveGeometry())
        self._settings.keep_bytes("parts", self.splitter.saveState())
        if not self._focused:
            self._settings.keep("panel", self._side.current or NO_PANEL)
            self._settings.keep("page", "shown" if self._page.isVisibleTo(self.splitter) else "hidden")

    def toggle_page(self) -> None:
        """Show or hide the page."""
        self._page.setVisible(not self._page.isVisibleTo(self.splitter))

    def toggle_focus(self) -> None:
        """Show the text alone, and everything again."""
        if not self._focused:
            self.keep()
        self._focused = not self._focused
        self._rail.setVisible(not self._focused)
        self._side.open(None if self._focused else self._panel())
        self._page.setVisible(not self._focused and self._settings.text("page", "shown") == "shown")

    def _panel(self) -> str | None:
        """The panel that was open the last time."""
        panel = self._settings.text("panel", FIRST_PANEL)
        return None if panel == NO_PANEL else panel

    def focus_next(self) -> None:
        """Give the keyboard to the next visible part: panel, text, page."""
        parts = (self.splitter.widget(i) for i in range(self.splitter.count()))
        seen = [part for part in parts if part is not None and part.isVisible()]
        focused = self._window.focusWidget()
        at = next((i for i, part in enumerate(seen) if focused and part.isAncestorOf(focused)), -1)
        part = seen[(at + 1) % len(seen)]
        fields = [child for child in part.findChildren(QWidget) if child.isVisible() and _takes_keys(child)]
        target = part if not fields else fields[-1] if part.objectName() == "textColumn" else fields[0]
        target.setFocus()


def _takes_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)

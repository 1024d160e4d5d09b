"""The menu bar and the toolbar as they stand before there are commands: nothing moves when these come."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

MENUS = ("File", "Edit", "Format", "Insert", "Table", "Sources", "Article", "Review", "View", "Help")
#: The height of the toolbar and the size of its icons, in pixels.
TOOLBAR_HEIGHT = 49
ICON = 18


class Bars:
    """The window's menus by name, and its toolbar."""

    def __init__(self, window: QMainWindow) -> None:
        self.menus: dict[str, QMenu] = {}
        for name in MENUS:
            self.menus[name] = window.menuBar().addMenu(f"&{name}")
            self.menus[name].setObjectName(f"menu:{name}")
        self.toolbar = QToolBar("Formatting", window)
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setFloatable(False)
        self.toolbar.setIconSize(QSize(ICON, ICON))
        self.toolbar.setFixedHeight(TOOLBAR_HEIGHT)
        window.addToolBar(self.toolbar)

"""The application the benchmarks measure in, and a word on what it draws to."""

import os

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """Make the application and say what it draws to: figures of different screens do not compare."""
    made = QApplication([])
    made.setQuitOnLastWindowClosed(False)
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    display = os.environ.get("DISPLAY", "") if made.platformName() == "xcb" else "memory"
    size_text = f"{size.width()} x {size.height()}, {screen.depth()} bit"
    print(f"\nDrawn by {made.platformName()} to {display}, {size_text}")
    return made

"""The page beside the text, and a bare web view with the same page to compare it with."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from cureon_editor.ui.preview.scheme import register_scheme
from support.page_watch import WORLD
from support.waiting import wait_for
from support.windows import SIZE


def page_of(window: QWidget) -> QWebEngineView:
    """The editor's own view of the page."""
    view = window.findChild(QWebEngineView, "preview")
    assert view is not None, "the window has no preview"
    return view


def bare_view(page: Path) -> QWebEngineView:
    """A shown web view of the size of the editor's, drawn in the same way, with an exported page in it."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    if sys.platform != "win32" and os.getuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    # The editor's windows need it, and after the first view of any kind it is too late.
    register_scheme()
    view = QWebEngineView()
    view.resize(SIZE[0] // 2, SIZE[1])
    loaded: list[bool] = []
    view.loadFinished.connect(loaded.append)
    view.load(QUrl.fromLocalFile(str(page)))
    view.show()
    wait_for(lambda: bool(loaded), "the exported page")
    return view


def evaluate(view: QWebEngineView, code: str) -> object:
    """What a line of JavaScript gives in the page."""
    answer: list[object] = []
    view.page().runJavaScript(code, WORLD, answer.append)
    wait_for(lambda: bool(answer), "the page's answer")
    return answer[0]

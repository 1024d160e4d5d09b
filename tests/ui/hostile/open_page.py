"""The same hostile HTML in a page without any seal, in a process of its own: what witness and mark would see.

Run with the HTML's file as argument; says the title the page ends up with.
"""

import os
import sys

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineSettings
from PySide6.QtWidgets import QApplication

from cureon_editor.ui.preview.environment import prepare_chromium

MOMENT = 1_500


class OpenPage(QWebEnginePage):
    """Everything is allowed but to leave, so that the mark can be seen."""

    def acceptNavigationRequest(  # noqa: N802 - Qt's name
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, main: bool
    ) -> bool:
        """Load the page once, and whatever frames it has."""
        return not main or kind == QWebEnginePage.NavigationType.NavigationTypeTyped


def main() -> None:
    """Show the HTML for a moment."""
    prepare_chromium()  # as root the sandbox must be off here too; the flags that close the network go
    del os.environ["QTWEBENGINE_CHROMIUM_FLAGS"]
    app = QApplication(sys.argv[:1])
    page = OpenPage()
    page.settings().setAttribute(QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls, True)
    page.load(QUrl.fromLocalFile(sys.argv[1]))
    QTimer.singleShot(MOMENT, app.quit)
    app.exec()
    sys.stdout.write(page.title())
    page.deleteLater()
    app.processEvents()


if __name__ == "__main__":
    main()

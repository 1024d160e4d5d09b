"""What the window shows in its middle: the article with its page, or the ways to begin."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from cureon_editor.ui.settings import Settings
from cureon_editor.ui.workbench import Workbench

# Most windows open with an article and never show it.
if TYPE_CHECKING:
    from cureon_editor.ui.welcome import Welcome


class Stage(QStackedWidget):
    """Holds the article, and the welcome once it has been asked for."""

    def __init__(self, article: QWidget, bench: Workbench, settings: Settings) -> None:
        super().__init__()
        self._article, self._bench, self._settings = article, bench, settings
        self._welcome: Welcome | None = None
        self.addWidget(article)

    def show_article(self) -> None:
        """Show the article."""
        self.setCurrentWidget(self._article)

    def show_welcome(self) -> None:
        """Show the ways to begin, as they are by now."""
        if self._welcome is None:
            from cureon_editor.ui.welcome import Welcome

            self._welcome = Welcome(self._bench, self._settings)
            self.addWidget(self._welcome)
        else:
            self._welcome.refresh()
        self.setCurrentWidget(self._welcome)
        self._welcome.setFocus()

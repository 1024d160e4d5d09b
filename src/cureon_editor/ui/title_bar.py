"""What the window's frame says: the article's name, its file, and whether it is saved."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cureon_editor.session.session import ArticleSession, Change
from cureon_editor.ui.document import Document


class TitleBar(QObject):
    """Keeps the frame of one window right."""

    def __init__(self, window: QWidget, document: Document, session: ArticleSession) -> None:
        super().__init__(window)
        self._window, self._document, self._session = window, document, session
        session.listen(self._follow)
        document.renamed.connect(self._write)
        document.saved.connect(self._write)
        document.standing_changed.connect(self._write)

    def _write(self) -> None:
        self._window.setWindowTitle(f"{self._document.name}[*] – Cureon Editor")
        self._window.setWindowFilePath(str(self._document.path or ""))
        self._window.setWindowModified(self._session.is_modified)

    def _follow(self, _change: Change) -> None:
        modified = self._session.is_modified
        # Each setting of it goes to the window system, changed or not.
        if modified != self._window.isWindowModified():
            self._window.setWindowModified(modified)

"""Files dropped anywhere on the window: those with sources are imported, others opened."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from cureon_editor.ui.commands.command import Window

#: The endings of files that hold sources and no article.
_SOURCES = frozenset({".bib", ".bibtex", ".ris", ".nbib", ".json", ".docx"})


class FileDrop(QObject):
    """Takes the files that no part of a window takes itself."""

    def __init__(self, window: Window, frame: QMainWindow) -> None:
        super().__init__(frame)
        self._window = window
        frame.setAcceptDrops(True)
        frame.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Accept files that are dragged over the window, and take those that are dropped."""
        if not isinstance(event, QDropEvent) or not (files := dropped_files(event)):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            take_files(self._window, files)
        return True


def dropped_files(event: QDropEvent) -> list[str]:
    """The files of this machine that are dragged."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]


def take_files(window: Window, files: Iterable[str]) -> None:
    """Import the sources of those files that hold sources, else open the first as an article."""
    files = list(files)
    sources = [file for file in files if PurePath(file).suffix.lower() in _SOURCES]
    if sources:
        window.perform("source.import", path=sources)
    elif files:
        window.perform("file.open", path=files[0])

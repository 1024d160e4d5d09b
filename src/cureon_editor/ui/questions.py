"""Every question to the person goes through here, so that a test or another front end can answer it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

_FILTERS = {
    "open": "Articles (*.md *.markdown *.txt);;All files (*)",
    "save": "Articles (*.md)",
    "import": "Published page as text (*.txt);;All files (*)",
    "html": "Web page (*.html)",
    "pdf": "PDF (*.pdf)",
}


class Questions(Protocol):
    """What the window may ask."""

    def ask(self, id: str, text: str, choices: Sequence[str], default: str) -> str:  # noqa: A002 - the surface's name
        """Put a question; gives one of `choices`. Closing the question means `default`."""

    def path(self, id: str, mode: str) -> Path | None:  # noqa: A002
        """Ask for a file; `mode` is open, save, import, html or pdf. None when the person gives up."""


class Dialogs:
    """Questions as dialogs over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.folder = Path.home()

    def ask(self, id: str, text: str, choices: Sequence[str], default: str) -> str:  # noqa: A002
        """Ask in a message box with one button a choice; Escape gives the default."""
        box = QMessageBox(self._parent)
        box.setObjectName(f"question:{id}")
        first, _, rest = text.partition("\n")
        box.setText(first)
        box.setInformativeText(rest)
        buttons = {}
        for choice in choices:
            role = (
                QMessageBox.ButtonRole.RejectRole if choice == default else QMessageBox.ButtonRole.AcceptRole
            )
            buttons[box.addButton(choice, role)] = choice
            if choice == default:
                box.setEscapeButton(box.buttons()[-1])
        box.exec()
        clicked = box.clickedButton()
        return next((choice for made, choice in buttons.items() if made is clicked), default)

    def path(self, id: str, mode: str) -> Path | None:  # noqa: A002
        """Ask with the platform's file dialog, starting in the folder used last."""
        filters = _FILTERS.get(mode, _FILTERS["open"])
        saving = mode in ("save", "html", "pdf")
        ask = QFileDialog.getSaveFileName if saving else QFileDialog.getOpenFileName
        name, _ = ask(self._parent, "Save as" if saving else "Open", str(self.folder), filters)
        if not name:
            return None
        path = Path(name)
        if saving and not path.suffix:
            path = path.with_suffix({"html": ".html", "pdf": ".pdf"}.get(mode, ".md"))
        self.folder = path.parent
        return path

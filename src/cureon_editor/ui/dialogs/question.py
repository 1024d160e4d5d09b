"""The window's questions as dialogs over it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cureon_editor.ui.widgets.parts import button, heading, quiet
from cureon_editor.ui.widgets.renumbering import renumbering

#: The width of a question, and from how many lines on, at which height, it scrolls; in pixels.
QUESTION_WIDTH = 560
SCROLLING_LINES = 8
SCROLLING_HEIGHT = 320

_FILTERS = {
    "open": "Articles (*.md *.markdown *.txt);;All files (*)",
    "save": "Articles (*.md)",
    "sources": "Sources (*.bib *.ris *.nbib *.json *.docx *.md *.txt);;All files (*)",
    "import": "Published page as text (*.txt);;All files (*)",
    "html": "Web page (*.html)",
    "pdf": "PDF (*.pdf)",
}


class Dialogs:
    """Questions as dialogs over a window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.folder = Path.home()

    def ask(self, id: str, text: str, choices: Sequence[str], default: str) -> str:  # noqa: A002
        """Ask in a dialog with one button a choice; Escape gives the default."""
        dialog = QuestionDialog(self._parent, text, choices, default)
        dialog.setObjectName(f"question:{id}")
        dialog.exec()
        return dialog.choice

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


class QuestionDialog(QDialog):
    """A question: its first line large, the rest below it, scrolling when it is long."""

    def __init__(self, parent: QWidget, text: str, choices: Sequence[str], default: str) -> None:
        super().__init__(parent)
        self.choice = default
        first, _, rest = text.partition("\n")
        self.setWindowTitle("Cureon Editor")
        self.setMinimumWidth(QUESTION_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(12)
        question = heading(first)
        question.setWordWrap(True)
        box.addWidget(question)
        if rest:
            box.addWidget(_details(rest))
        row = QHBoxLayout()
        row.addStretch(1)
        for choice in choices:
            row.addWidget(button(choice, partial(self._answer, choice), primary=choice == choices[0]))
        box.addLayout(row)

    def _answer(self, choice: str) -> None:
        self.choice = choice
        self.accept()


def _details(text: str) -> QWidget:
    """What stands below a question: tables of a rehearsal, or text that scrolls when it is long."""
    if (tables := renumbering(text)) is not None:
        return tables
    label = quiet(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if text.count("\n") < SCROLLING_LINES:
        return label
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setMinimumHeight(SCROLLING_HEIGHT)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    area.setWidget(label)
    return area

"""Goes to places of the article: a passage of the body, a field of the front matter, a line of the page."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cureon_editor.article.edits import Part

if TYPE_CHECKING:
    from cureon_editor.ui.commands.command import Window


class Places:
    """Shows and selects places in one window; `frame` holds every field by its name."""

    def __init__(self, window: "Window", frame: QWidget) -> None:
        self._window, self._frame = window, frame

    def show(self, part: Part, start: int, end: int) -> None:
        """Select a passage of the body, or give the keyboard to the field that holds it."""
        if part is Part.FRONT_MATTER:
            self._show_field(start)
            return
        self._window.binding.select(start, end)
        self._window.editor.centerCursor()
        self._window.editor.setFocus()

    def show_line(self, line: int) -> None:
        """Put the caret at the beginning of a line of the body, counted from 0."""
        block = self._window.editor.document().findBlockByNumber(line)
        if block.isValid():
            offset = self._window.binding.offset(block.position())
            self.show(Part.BODY, offset, offset)

    def _show_field(self, offset: int) -> None:
        side = self._window.side
        spans = self._window.bench.metadata.spans
        key = next((key for key, (start, end) in spans.items() if start <= offset <= end), "")
        field = self._frame.findChild(QWidget, f"field:{key}")
        if not isinstance(field, QWidget):
            side.open("sources" if key == "references" else "details")
            return
        if side.isAncestorOf(field):
            side.open("details")
        field.setFocus()

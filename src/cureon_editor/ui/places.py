"""Goes to places of the article: a passage of the body, a field of the front matter."""

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

    def show_field(self, name: str) -> None:
        """Give the keyboard to a field of the article, or open the panel that it belongs to."""
        side = self._window.side
        field = self._frame.findChild(QWidget, f"field:{name}")
        if not isinstance(field, QWidget):
            side.open("sources" if name == "references" else "details")
            return
        if side.isAncestorOf(field):
            side.open("details")
        field.setFocus()

    def _show_field(self, offset: int) -> None:
        spans = self._window.bench.metadata.spans
        self.show_field(next((key for key, (start, end) in spans.items() if start <= offset <= end), ""))

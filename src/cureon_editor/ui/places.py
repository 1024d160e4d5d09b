"""Goes to places of the article: a passage of the body, a field or a source of the front matter."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget

from cureon_editor.article.edits import Part

if TYPE_CHECKING:
    from cureon_editor.ui.commands.command import Window

_SOURCES = "references"


class Places:
    """Shows and selects places in one window; `frame` holds every field by its name."""

    def __init__(self, window: "Window", frame: QWidget) -> None:
        self._window, self._frame = window, frame

    def show(self, part: Part, start: int, end: int) -> None:
        """Select a passage of the body, or give the keyboard to the field or the source that holds it."""
        if part is Part.FRONT_MATTER:
            self._show_field(start, end)
            return
        self._window.binding.select(start, end)
        self._window.editor.centerCursor()
        self._window.editor.setFocus()

    def show_field(self, name: str) -> None:
        """Give the keyboard to a field of the article, or open the panel that it belongs to.

        `name` is that of the field, or of something made of several, such as `author`.
        """
        side = self._window.side
        field = self._field(name)
        if field is None:
            side.open("sources" if name == _SOURCES else "details")
            return
        if side.isAncestorOf(field):
            side.open("details")
        field.setFocus()
        _scroll_to(field)

    def _field(self, name: str) -> QWidget | None:
        exact = self._frame.findChild(QWidget, f"field:{name}")
        if isinstance(exact, QWidget):
            return exact
        parts = self._frame.findChildren(QWidget)
        return next((part for part in parts if part.objectName().startswith(f"field:{name}.")), None)

    def _show_field(self, start: int, end: int) -> None:
        metadata = self._window.bench.metadata
        key = next((key for key, (first, last) in metadata.spans.items() if first <= start <= last), "")
        items = zip(metadata.source_spans, metadata.sources, strict=False)
        source = next((it.key for (first, last), it in items if first <= start and end <= last), "")
        if key == _SOURCES and source:
            self._window.perform("source.show", key=source)
        else:
            self.show_field(key)


def _scroll_to(field: QWidget) -> None:
    """Bring a field into view in the panel that scrolls it."""
    above = field.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(field)

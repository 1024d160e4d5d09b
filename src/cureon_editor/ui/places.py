"""Goes to places of the article: a passage of the body, a field or a source of the front matter."""

from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from cureon_editor.article.edits import Part
from cureon_editor.ui.editor.binding import Binding
from cureon_editor.ui.shell import SidePanel
from cureon_editor.ui.workbench import Workbench

_SOURCES = "references"


class Places:
    """Shows and selects places in one window; `frame` holds every field by its name."""

    def __init__(
        self, bench: Workbench, editor: QPlainTextEdit, binding: Binding, side: SidePanel, frame: QWidget
    ) -> None:
        self._bench, self._editor, self._binding = bench, editor, binding
        self._side, self._frame = side, frame

    def show(self, part: Part, start: int, end: int) -> None:
        """Select a passage of the body, or give the keyboard to the field or the source that holds it."""
        if part is Part.FRONT_MATTER:
            self._show_field(start, end)
            return
        self._binding.select(start, end)
        self._editor.centerCursor()
        self._editor.setFocus()

    def show_field(self, name: str) -> None:
        """Give the keyboard to a field of the article, or open the panel that it belongs to.

        `name` is that of the field, or of something made of several, such as `author`.
        """
        field = self._field(name)
        if field is None:
            self._side.open("sources" if name == _SOURCES else "details")
            return
        if self._side.isAncestorOf(field):
            self._side.open("details")
        field.setFocus()
        _scroll_to(field)

    def _field(self, name: str) -> QWidget | None:
        exact = self._frame.findChild(QWidget, f"field:{name}")
        if isinstance(exact, QWidget):
            return exact
        parts = self._frame.findChildren(QWidget)
        return next((part for part in parts if part.objectName().startswith(f"field:{name}.")), None)

    def _show_field(self, start: int, end: int) -> None:
        metadata = self._bench.metadata
        key = next((key for key, (first, last) in metadata.spans.items() if first <= start <= last), "")
        items = zip(metadata.source_spans, metadata.sources, strict=False)
        source = next((it.key for (first, last), it in items if first <= start and end <= last), "")
        if key == _SOURCES and source:
            self._bench.run("source.show", key=source)
        else:
            self.show_field(key)


def _scroll_to(field: QWidget) -> None:
    """Bring a field into view in the panel that scrolls it."""
    above = field.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(field)

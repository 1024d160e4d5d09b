"""Shows on the page, for a moment, the passage that somebody went to in the text."""

from PySide6.QtCore import QObject

from cureon_editor.article.edits import Part
from cureon_editor.ui.editor.binding import Binding
from cureon_editor.ui.preview.following import Following
from cureon_editor.ui.preview.host import PageHost
from cureon_editor.ui.workbench import Workbench

#: The key of the front matter whose items stand below the text.
_SOURCES = "references"


class Pointing(QObject):
    """Follows `bench.went`; where the page is behind the text, it waits for the page."""

    def __init__(self, bench: Workbench, binding: Binding, following: Following, page: PageHost) -> None:
        super().__init__(binding)
        self._bench, self._binding = bench, binding
        self._following, self._page = following, page
        self._wanted: tuple[int, int, int] | None = None
        bench.went.connect(self._note)
        page.patched.connect(lambda _patch: self._point())

    def _note(self, part: Part, start: int, end: int) -> None:
        """Point at a passage of either part; a mere place of the caret is shown by the caret."""
        self._wanted = None
        if part is Part.FRONT_MATTER:
            self._point_at_field(start, end)
        elif start < end:
            self._wanted = (self._bench.session.revision, start, end)
            self._point()

    def _point_at_field(self, start: int, end: int) -> None:
        """Point at a field above the text or a source below it; those that no page shows are passed over."""
        metadata = self._bench.metadata
        key = next((key for key, (first, last) in metadata.spans.items() if first <= start <= last), "")
        items = zip(metadata.source_spans, metadata.sources, strict=False)
        source = next((it.key for (first, last), it in items if first <= start and end <= last), "")
        if key == _SOURCES and source:
            self._page.point({"source": source})
        elif key:
            self._page.point({"field": key})

    def _point(self) -> None:
        """Point at what is wanted, once the page shows the very text that it was wanted in."""
        revision = self._bench.session.revision
        if self._wanted is None or self._page.model.revision != revision:
            return
        (then, start, end), self._wanted = self._wanted, None
        if then == revision:
            places = (self._following.place_at(self._binding.position(offset)) for offset in (start, end))
            first, last = places
            if first is not None and last is not None:
                self._page.point({"from": first, "to": last})

"""Puts citations, footnote marks and images into stretches that are laid out."""

from collections.abc import Mapping

from cureon_editor.rendering.citations import ClusterWriter
from cureon_editor.rendering.composing.images import addressed
from cureon_editor.rendering.composing.layouts import Layout
from cureon_editor.rendering.composing.notes import Mark
from cureon_editor.rendering.composing.stretch import Stretch
from cureon_editor.rendering.slots import Slot, fill


class Filler:
    """Fills in what `writer` and the footnotes' numbers say; `images` collects the files of a live page."""

    def __init__(self, *, live: bool) -> None:
        self._live = live
        self.images: dict[str, str] = {}

    def html(
        self, stretch: Stretch, layout: Layout, writer: ClusterWriter, marks: Mapping[int, Mark]
    ) -> tuple[str, ...]:
        """The finished HTML of each block."""

        def shown(slot: Slot) -> str:
            if slot.note:
                return marks[slot.number].html(linked=slot.linked) if slot.number in marks else ""
            clusters = stretch.clusters
            if slot.number >= len(clusters):
                return ""
            return writer.html(clusters[slot.number], linked=slot.linked)

        filled = (fill(pieces, shown) for pieces, _ in layout.blocks)
        return tuple(map(self._addressed, filled)) if self._live else tuple(filled)

    def _addressed(self, html: str) -> str:
        return addressed(html, self.images.__setitem__)

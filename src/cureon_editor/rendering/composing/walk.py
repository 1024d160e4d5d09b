"""One walk from the top of a page to its end: lays out and fills in what is needed, notes what changes."""

from collections.abc import Iterator

from cureon_editor.rendering.citations import ClusterWriter
from cureon_editor.rendering.composing.announcing import Announcer
from cureon_editor.rendering.composing.body import Body
from cureon_editor.rendering.composing.filling import Filler
from cureon_editor.rendering.composing.layouts import Layout, Layouts
from cureon_editor.rendering.composing.notes import Notes
from cureon_editor.rendering.composing.placed import Placed
from cureon_editor.rendering.composing.splices import Splices
from cureon_editor.rendering.composing.stretch import Stretch


class Walk:
    """Walks over the stretches of a body; `withheld` is the one whose last block the page shows elsewhere.

    Afterwards `notes` has read every footnote mark, and `position` and `line` are those of the body's end.
    """

    def __init__(
        self, body: Body, layouts: Layouts, filler: Filler, splices: Splices, withheld: Placed | None
    ) -> None:
        self._body = body
        self._layouts = layouts
        self._filler = filler
        self._withheld = withheld
        self._asking = False
        self.notes = Notes()
        self.splices = splices
        self.position = self.line = 0

    def steps(self, announcer: Announcer) -> Iterator[None]:
        """Go from one stretch to the next."""
        placed = self._body.placed
        for index, each in enumerate(placed):
            layout = each.layout
            if layout is None or each.used.asking != self._asking:
                announcer.begin(placed, index)
                layout = self._lay_out(each)
            self._fill(each, layout)
            if layout.asks is not None:
                self._asking = layout.asks
            if each.behind or each.stale:
                self._show(each)
            if each.line != self.line:
                self._move(index)
            self.line += each.stretch.newlines
            self.position += each.shown
            yield
        self.splices.replace(self.position, self._body.trailing, ())
        self._body.trailing = 0

    def _lay_out(self, each: Placed) -> Layout:
        environment = self._body.environment
        layout = self._layouts.lay_out(each.stretch, environment, asking=self._asking)
        each.layout, each.writer = layout, None
        each.used = environment.used(layout.needs, self._asking)
        return layout

    def _fill(self, each: Placed, layout: Layout) -> None:
        """Fill in citations and marks, unless they are as they were."""
        writer = self._body.writer
        marks = self.notes.marks(layout) if layout.order else {}
        if each.writer is None or marks != each.marks or _differs(each.stretch, each.writer, writer):
            html = self._filler.html(each.stretch, layout, writer, marks)
            each.behind |= html != each.html
            each.html, each.marks = html, marks
        each.writer = writer

    def _show(self, each: Placed) -> None:
        """Replace what the page shows of a stretch, or only what it shows of text that is gone."""
        if not each.behind:
            self.splices.replace(self.position, each.stale, ())
        else:
            each.line = self.line
            blocks = each.blocks()
            if each is self._withheld:
                blocks.pop()
            self.splices.replace(self.position, each.stale + each.shown, blocks)
            each.shown = len(blocks)
        each.stale, each.behind = 0, False

    def _move(self, index: int) -> None:
        """Move the lines of all that follows, at once: the walk may end before it comes there."""
        placed = self._body.placed
        lines = self.line - placed[index].line
        self.splices.shift(self.position, lines)
        for each in placed[index:]:
            each.line += lines


def _differs(stretch: Stretch, before: ClusterWriter, after: ClusterWriter) -> bool:
    """Whether two writers would write the citations of a stretch differently."""
    if before is after or not stretch.keys:
        return False
    old, new = before.numbering.numbers, after.numbering.numbers
    return before.sources is not after.sources or any(old.get(key) != new.get(key) for key in stretch.keys)

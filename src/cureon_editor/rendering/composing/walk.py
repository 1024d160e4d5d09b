"""One walk from the top of a page to its end: lays out and fills in what is needed, notes what changes."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from cureon_editor.article.sources import Source
from cureon_editor.rendering.citations import ClusterWriter
from cureon_editor.rendering.composing.announcing import Announcer
from cureon_editor.rendering.composing.body import Body
from cureon_editor.rendering.composing.filling import Filler
from cureon_editor.rendering.composing.layouts import Layout, Layouts
from cureon_editor.rendering.composing.notes import Notes
from cureon_editor.rendering.composing.placed import Placed
from cureon_editor.rendering.composing.splices import Splices
from cureon_editor.rendering.composing.stretch import Stretch

_SHOWN = attrgetter("shown")


class Walk:
    """Walks over the stretches of a body; `withheld` is the one whose last block the page shows elsewhere.

    Afterwards `notes` has read every footnote mark, and `position` counts the blocks of the body.
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
        self.position = self._line = 0

    def steps(self, places: range, announcer: Announcer) -> Iterator[None]:
        """Go from one stretch to the next at these places, and on as long as something is different."""
        placed = self._body.placed
        self._begin_after(placed[: places.start])
        for index in range(places.start, len(placed)):
            each = placed[index]
            if each.line != self._line and not each.behind:
                self._move(index)
            if index >= places.stop and each.used.asking == self._asking:
                self.position += sum(map(_SHOWN, placed[index:]))
                break
            self._take(index, announcer)
            yield
        self.splices.replace(self.position, self._body.trailing, ())
        self._body.trailing = 0

    def _begin_after(self, above: Sequence[Placed]) -> None:
        """Begin below stretches that are as they should be."""
        if above:
            last = above[-1]
            self.position = sum(map(_SHOWN, above))
            self._line = last.line + last.stretch.newlines
            asks = last.layout.asks if last.layout else None
            self._asking = last.used.asking if asks is None else asks

    def _take(self, index: int, announcer: Announcer) -> None:
        """Bring one stretch up to date, and stand behind it."""
        each = self._body.placed[index]
        layout = each.layout
        if layout is None or each.used.asking != self._asking:
            announcer.begin(self._body.placed, index)
            layout = self._lay_out(each)
        self._fill(each, layout)
        if each.behind or each.stale:
            self._show(each)
        self._asking = self._asking if layout.asks is None else layout.asks
        self._line += each.stretch.newlines
        self.position += each.shown

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
            each.line = self._line
            blocks = each.blocks()
            if each is self._withheld:
                blocks.pop()
            self.splices.replace(self.position, each.stale + each.shown, blocks)
            each.shown = len(blocks)
        each.stale, each.behind = 0, False

    def _move(self, index: int) -> None:
        """Move the lines of all that follows, at once: the walk may end before it comes there."""
        placed = self._body.placed
        lines = self._line - placed[index].line
        self.splices.shift(self.position, lines)
        self._body.moved += lines
        for each in placed[index:]:
            each.line += lines


def _differs(stretch: Stretch, before: ClusterWriter, after: ClusterWriter) -> bool:
    """Whether two writers would write the citations of a stretch differently."""
    if before is after or not stretch.keys:
        return False
    if before.numbering is not after.numbering:
        old, new = before.numbering.numbers, after.numbering.numbers
        if any(old.get(key) != new.get(key) for key in stretch.keys):
            return True
    if before.sources is after.sources:
        return False
    return any(_is_other(before.sources.get(key), after.sources.get(key)) for key in stretch.keys)


def _is_other(before: Source | None, after: Source | None) -> bool:
    return before is not after and before != after

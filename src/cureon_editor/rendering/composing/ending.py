"""How a page ends: the closing disclaimer, which is shown below the sources, and the list of footnotes."""

import re
from dataclasses import replace

from cureon_editor.journal import Journal
from cureon_editor.rendering.composing.announcing import Announcer
from cureon_editor.rendering.composing.body import Body
from cureon_editor.rendering.composing.disclaimer import is_disclaimer, linked
from cureon_editor.rendering.composing.filling import Filler
from cureon_editor.rendering.composing.layouts import Layouts
from cureon_editor.rendering.composing.notes import list_html
from cureon_editor.rendering.composing.placed import Placed
from cureon_editor.rendering.composing.walk import Walk
from cureon_editor.rendering.protocol import Block

_FOOTNOTE = re.compile(r"\[\^[^\]\n]*\]:")


class Ending:
    """Keeps the end of a page. `withheld` is the stretch whose last block is the disclaimer, if any."""

    def __init__(self, journal: Journal, body: Body, layouts: Layouts, filler: Filler) -> None:
        self._journal = journal
        self._body = body
        self._layouts = layouts
        self._filler = filler
        self._list: Block | None = None
        self._listed: tuple[object, ...] = ()
        self.withheld: Placed | None = None

    @property
    def disclaimer(self) -> str:
        """The disclaimer as HTML with its link, or an empty text."""
        return linked(self.withheld.html[-1], self._journal) if self.withheld else ""

    @property
    def disclaimer_line(self) -> int:
        """The line of the body that the disclaimer begins on."""
        layout = self.withheld.layout if self.withheld else None
        return self.withheld.line + layout.blocks[-1][1] if self.withheld and layout else 0

    def blocks(self) -> tuple[Block, ...]:
        """All blocks of the page once it was walked over."""
        shown = [block for placed in self._body.placed for block in placed.blocks()]
        if self.withheld is not None:
            shown.pop()
        return (*shown, self._list) if self._list else tuple(shown)

    def moves(self) -> bool:
        """Find the disclaimer once all is laid out; True when another block is to be withheld now."""
        last = next((placed for placed in reversed(self._body.placed) if placed.html), None)
        withheld = last if last is not None and is_disclaimer(last.html[-1]) else None
        if withheld is self.withheld:
            return False
        for placed in (withheld, self.withheld):
            if placed is not None:
                placed.behind = True
        self.withheld = withheld
        return True

    def show_list(self, walk: Walk, announcer: Announcer) -> None:
        """Show the footnotes at the end of the page that was walked over."""
        shown = replace(self._list, line=self._list.line + self._body.moved) if self._list else None
        block = self._made(walk, announcer)
        if block != shown:
            walk.splices.replace(walk.position, int(shown is not None), [block] if block else [])
        self._list, self._body.moved = block, 0

    def _made(self, walk: Walk, announcer: Announcer) -> Block | None:
        environment = self._body.environment
        if not environment.footnotes:
            return None
        listed = (environment, self._body.writer, tuple(walk.notes.order), dict(walk.notes.uses))
        if listed == self._listed and self._list:
            return Block(self._list.html, self._line())

        def shown(name: str) -> str:
            stretch = self._layouts.stretch(environment.footnotes[name])
            announcer.alone(stretch)
            layout = self._layouts.lay_out(stretch, environment, whole=False)
            marks = walk.notes.marks(layout)
            return "\n".join(self._filler.html(stretch, layout, self._body.writer, marks))

        html = list_html(walk.notes, environment.footnotes, shown)
        self._listed = listed
        return Block(html, self._line()) if html else None

    def _line(self) -> int:
        """The line of the first footnote, but none before that of the last block."""
        line = last = 0
        first: int | None = None
        for placed in self._body.placed:
            if placed.html and placed.layout:
                last = line + placed.layout.blocks[-1][1]
            if (
                first is None
                and placed.defines.footnotes
                and (found := _FOOTNOTE.search(placed.stretch.text))
            ):
                first = line + placed.stretch.text.count("\n", 0, found.start())
            line += placed.stretch.newlines
        return max(first or 0, last)

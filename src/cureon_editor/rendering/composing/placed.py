"""A stretch at its place in the body: how it is laid out, and what of it the page shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cureon_editor.rendering.citations import ClusterWriter
from cureon_editor.rendering.composing.layouts import Layout
from cureon_editor.rendering.composing.notes import Mark
from cureon_editor.rendering.composing.stretch import Stretch
from cureon_editor.rendering.markdown.environment import Definitions, Used
from cureon_editor.rendering.protocol import Block


@dataclass(slots=True, eq=False)
class Placed:
    """A stretch of the body at its place.

    `layout` was made with `used`; without one it is still to be laid out. `html` are its blocks with
    citations by `writer` and `marks` filled in. The page shows `shown` blocks for it, as if it began on
    `line`; `behind` says that these are not those of `html`. Before them it shows `stale` blocks of text
    that is gone.
    """

    stretch: Stretch
    defines: Definitions = field(default_factory=Definitions)
    layout: Layout | None = None
    used: Used = field(default_factory=Used)
    writer: ClusterWriter | None = None
    marks: Mapping[int, Mark] = field(default_factory=dict)
    html: tuple[str, ...] = ()
    line: int = 0
    shown: int = 0
    stale: int = 0
    behind: bool = True

    def blocks(self) -> list[Block]:
        """Its blocks, each with its line of the body."""
        starts = self.layout.blocks if self.layout else ()
        return [Block(html, self.line + start) for html, (_, start) in zip(self.html, starts, strict=True)]

"""The page as the worker described it: to be shown again when needed, and to be asked where a line stands."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cureon_editor.rendering.protocol import BlockSplice, PagePatch

#: The closing disclaimer, moved below the sources; it knows the line it was written on.
_DISCLAIMER = re.compile(r'<div class="disclaimer" data-line="([0-9]+)">')
#: What the list of footnotes begins with; its parts are written anywhere in the text.
_FOOTNOTES = '<div class="footnote">'


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the page: its number there, its HTML, and the body lines it is made from.

    `end` is the line after the last one; None is the end of the text.
    """

    number: int
    html: str
    line: int
    end: int | None


class PageModel:
    """Keeps every block. The disclaimer below the sources counts as the block after the last."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget the page."""
        self.revision = -1
        self.header = ""
        self.footer = ""
        self.complete = False
        self._html: list[str] = []
        self._lines: list[int] = []
        self._disclaimer: tuple[int, str] | None = None

    def take(self, patch: "PagePatch") -> None:
        """Keep what a patch changed."""
        if patch.whole:
            self.clear()
        self.revision, self.complete = patch.revision, patch.complete
        for splice in patch.splices:
            self._splice(splice)
        self.header = self.header if patch.header is None else patch.header
        if patch.footer is not None:
            self.footer = patch.footer
            found = _DISCLAIMER.search(patch.footer)
            self._disclaimer = (int(found[1]), patch.footer[found.start() :]) if found else None

    def _splice(self, splice: "BlockSplice") -> None:
        end = splice.start + splice.removed
        self._html[splice.start : end] = [block.html for block in splice.blocks]
        self._lines[splice.start : end] = [block.line for block in splice.blocks]
        if splice.shift:
            after = splice.start + len(splice.blocks)
            self._lines[after:] = [line + splice.shift for line in self._lines[after:]]
            if self._disclaimer:
                line, html = self._disclaimer
                self._disclaimer = (line + splice.shift, html)

    def whole(self) -> "PagePatch":
        """The whole page, to be shown in place of whatever is there."""
        from cureon_editor.rendering.protocol import Block, BlockSplice, PagePatch

        blocks = tuple(map(Block, self._html, self._lines))
        splices = (BlockSplice(0, 0, blocks),)
        return PagePatch(self.revision, splices, self.header, self.footer, whole=True, complete=self.complete)

    def at_line(self, line: int) -> Passage | None:
        """The passage that a body line belongs to, None above the first."""
        if self._disclaimer and line >= self._disclaimer[0]:
            return self.passage(len(self._html))
        number = bisect_right(self._lines, line, hi=self._texts) - 1
        return self.passage(number) if number >= 0 else None

    def passage(self, number: int) -> Passage | None:
        """A passage by its number on the page."""
        if 0 <= number < len(self._html):
            line = self._lines[number]
            return Passage(number, self._html[number], line, self._next_line(line))
        if number == len(self._html) and self._disclaimer:
            line, html = self._disclaimer
            return Passage(number, html, line, self._next_line(line))
        return None

    @property
    def footnotes(self) -> Passage | None:
        """The list of footnotes."""
        return self.passage(self._texts) if self._texts < len(self._html) else None

    @property
    def _texts(self) -> int:
        """How many blocks stand where they were written: all but the footnotes."""
        return len(self._html) - bool(self._html and self._html[-1].startswith(_FOOTNOTES))

    def _next_line(self, line: int) -> int | None:
        """The line of the next passage in the text."""
        after = bisect_right(self._lines, line, hi=self._texts)
        following = [self._lines[after]] if after < self._texts else []
        if self._disclaimer and self._disclaimer[0] > line:
            following.append(self._disclaimer[0])
        return min(following, default=None)

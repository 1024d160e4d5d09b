"""The page as the worker described it, ready to be shown again when the web view must start anew."""

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cureon_editor.rendering.protocol import Block, BlockSplice, PagePatch


class PageModel:
    """Keeps every block, so that a page can be shown whole at any time."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget the page."""
        self.revision = -1
        self.blocks: list[Block] = []
        self.header = ""
        self.footer = ""
        self.complete = False

    def take(self, patch: "PagePatch") -> None:
        """Keep what a patch changed."""
        if patch.whole:
            self.clear()
        self.revision, self.complete = patch.revision, patch.complete
        for splice in patch.splices:
            self._splice(splice)
        self.header = self.header if patch.header is None else patch.header
        self.footer = self.footer if patch.footer is None else patch.footer

    def _splice(self, splice: "BlockSplice") -> None:
        self.blocks[splice.start : splice.start + splice.removed] = splice.blocks
        if splice.shift:
            end = splice.start + len(splice.blocks)
            self.blocks[end:] = [
                replace(block, line=block.line + splice.shift) for block in self.blocks[end:]
            ]

    def whole(self) -> "PagePatch":
        """The whole page, to be shown in place of whatever is there."""
        from cureon_editor.rendering.protocol import BlockSplice, PagePatch

        blocks = BlockSplice(0, 0, tuple(self.blocks))
        return PagePatch(
            self.revision, (blocks,), self.header, self.footer, whole=True, complete=self.complete
        )

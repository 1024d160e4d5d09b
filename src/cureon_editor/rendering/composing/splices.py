"""Gathers what changes on a page from its top to its end."""

from collections.abc import Sequence

from cureon_editor.rendering.protocol import Block, BlockSplice


class Splices:
    """Splices of blocks; neighbours are put together. `size` counts the characters of their HTML."""

    def __init__(self) -> None:
        self._found: list[BlockSplice] = []
        self.size = 0

    def replace(self, start: int, removed: int, blocks: Sequence[Block]) -> None:
        """Replace `removed` blocks from `start`, counted in the page as all splices before have left it."""
        self.size += sum(len(block.html) for block in blocks)
        last = self._found[-1] if self._found else None
        if last is not None and not last.shift and last.start + len(last.blocks) == start:
            self._found[-1] = BlockSplice(last.start, last.removed + removed, (*last.blocks, *blocks))
        elif removed or blocks:
            self._found.append(BlockSplice(start, removed, tuple(blocks)))

    def shift(self, start: int, lines: int) -> None:
        """Add to the lines of all blocks from `start`."""
        self._found.append(BlockSplice(start, 0, (), lines))

    def take(self) -> tuple[BlockSplice, ...]:
        """Those gathered since the last time."""
        found, self._found, self.size = tuple(self._found), [], 0
        return found

"""The difference between two pages as one patch."""

from collections.abc import Sequence
from itertools import takewhile

from cureon_editor.rendering.page import Page
from cureon_editor.rendering.protocol import Block, BlockSplice, PagePatch


def patch(revision: int, before: Page | None, after: Page) -> PagePatch:
    """What turns `before` into `after`; without a `before` the patch is the whole page."""
    old = before.blocks if before else ()
    start = _common(old, after.blocks)
    end = _common(old[start:][::-1], after.blocks[start:][::-1])
    shift = after.blocks[-end].line - old[-end].line if end else 0
    blocks = after.blocks[start : len(after.blocks) - end]
    return PagePatch(
        revision=revision,
        splices=(BlockSplice(start, len(old) - end - start, blocks, shift),),
        header=None if before and before.header == after.header else after.header,
        footer=None if before and before.footer == after.footer else after.footer,
        whole=before is None,
    )


def _common(before: Sequence[Block], after: Sequence[Block]) -> int:
    """How many blocks at the start have the same HTML."""
    return sum(
        1 for _ in takewhile(lambda pair: pair[0].html == pair[1].html, zip(before, after, strict=False))
    )

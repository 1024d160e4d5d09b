"""The page as the worker described it, ready to be shown again when the web view must start anew."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cureon_editor.rendering.protocol import PagePatch


class PageModel:
    """Keeps every block, so that a page can be shown whole at any time."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget the page."""
        self.revision = -1
        self.blocks: list[str] = []
        self.lines: tuple[int, ...] = ()
        self.header = ""
        self.footer = ""

    def take(self, patch: "PagePatch") -> None:
        """Keep what a patch changed."""
        if patch.whole:
            self.clear()
        self.revision = patch.revision
        self.blocks[patch.start : patch.start + patch.removed] = patch.blocks
        self.lines = patch.lines
        self.header = self.header if patch.header is None else patch.header
        self.footer = self.footer if patch.footer is None else patch.footer

    def whole(self) -> dict[str, object]:
        """The whole page, to be shown in place of whatever is there."""
        from cureon_editor.rendering.protocol import PagePatch

        blocks = tuple(self.blocks)
        return fields(
            PagePatch(self.revision, 0, 0, blocks, self.lines, self.header, self.footer, whole=True)
        )


def fields(patch: "PagePatch") -> dict[str, object]:
    """A patch as the page's script takes it."""
    names = ("start", "removed", "blocks", "lines", "header", "footer", "whole")
    return {name: getattr(patch, name) for name in names}

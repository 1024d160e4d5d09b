"""Pages as tests look at them: what a window would show after the patches it was sent."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.journal import Journal
from cureon_editor.rendering.composing.composer import Composer, Page
from cureon_editor.rendering.protocol import Block, BlockSplice, PagePatch, SourceRow, Working

TODAY = date(2026, 6, 20)
JOURNAL = Journal(
    question_headings=("Common questions",), disclaimer_url="https://journal.example/disclaimer"
)


def composer(text: str, *, avoid: Iterable[str] = (), live: bool = True) -> Composer:
    """A composer of an article with this text."""
    return Composer(Article.parse(text), JOURNAL, TODAY, frozenset(avoid), live=live)


def unheard(_working: Working) -> None:
    """Nobody asks what is worked on."""


class Shown:
    """A page that takes patches as the window's does."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.header = self.footer = ""
        self.rows: tuple[SourceRow, ...] | None = None
        self.patches = 0

    def take(self, patch: PagePatch) -> None:
        """Show what a patch changed."""
        self.patches += 1
        assert patch.whole == (self.patches == 1)
        for splice in patch.splices:
            self._splice(splice)
        self.header = self.header if patch.header is None else patch.header
        self.footer = self.footer if patch.footer is None else patch.footer
        self.rows = self.rows if patch.sources is None else patch.sources

    def _splice(self, splice: BlockSplice) -> None:
        end = splice.start + splice.removed
        assert 0 <= splice.start <= end <= len(self.blocks)
        moved = [replace(block, line=block.line + splice.shift) for block in self.blocks[end:]]
        self.blocks[splice.start :] = [*splice.blocks, *moved]
        self.footer = re.sub(
            r'(?<= data-line=")\d+', lambda line: str(int(line[0]) + splice.shift), self.footer, count=1
        )

    def settle(self, composer: Composer, revision: int) -> None:
        """Take all patches of a revision; the last is complete and no other."""
        patches = list(composer.patches(revision, unheard))
        for patch in patches:
            self.take(patch)
        assert [patch.complete for patch in patches] == [False] * (len(patches) - 1) + [True]
        assert {patch.revision for patch in patches} == {revision}

    @property
    def page(self) -> Page:
        """What it shows."""
        return Page(self.header, tuple(self.blocks), self.footer)

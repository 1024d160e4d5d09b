"""Composes an article's page and keeps it in step: what is not touched by a change is not made anew."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, Splice
from cureon_editor.article.metadata import Metadata
from cureon_editor.article.reading import read_metadata
from cureon_editor.citations.styles import house_style
from cureon_editor.journal import Journal
from cureon_editor.rendering.cited import Cited
from cureon_editor.rendering.composing.announcing import PAGE, Announcer
from cureon_editor.rendering.composing.body import Body
from cureon_editor.rendering.composing.ending import Ending
from cureon_editor.rendering.composing.filling import Filler
from cureon_editor.rendering.composing.frame import Frame
from cureon_editor.rendering.composing.layouts import Layouts, plain_block
from cureon_editor.rendering.composing.splices import Splices
from cureon_editor.rendering.composing.walk import Walk
from cureon_editor.rendering.protocol import Block, BlockSplice, PagePatch, Working
from cureon_editor.rendering.slots import printable
from cureon_editor.rendering.source_rows import SourceRows


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page as HTML: what stands above the text, the text, what stands below it."""

    header: str
    blocks: tuple[Block, ...]
    footer: str


#: Characters of HTML that are sent before the rest of a page is laid out: some screens full.
ENOUGH = 30_000
#: Characters of HTML in each patch after that.
MORE = 300_000
#: Splices of one change that are looked at one by one.
FEW = 50


class Composer:
    """Holds an article and what the page shows of it.

    `avoid` are the digests of stretches to be shown as they were written (with `PAGE` in it the whole body
    is), `suspects` those to be announced alone. A `live` page is one that our script works on: it asks for
    images by id, and shows itself what titles tell elsewhere.
    """

    def __init__(
        self,
        article: Article,
        journal: Journal,
        today: date,
        avoid: frozenset[str] = frozenset(),
        suspects: frozenset[str] = frozenset(),
        *,
        live: bool = True,
    ) -> None:
        self._article = article
        self._avoid = avoid
        self._suspects = suspects
        self._layouts = Layouts(journal.question_headings, avoid)
        self._body = Body(self._layouts, house_style(journal), titles=not live)
        self._filler = Filler(live=live)
        self._ending = Ending(journal, self._body, self._layouts, self._filler)
        self._frame = Frame(journal, today, live=live)
        self._source_rows = SourceRows(house_style(journal))
        self._on_the_way: list[str] = []
        self._known_images = 0
        self._begun = False

    def change(self, splices: Sequence[Splice]) -> None:
        """Take a change of the article. Raises ValueError when a splice does not fit."""
        before, self._article = self._article, self._article.spliced(splices)
        self._on_the_way += _on_the_way(before.body, splices)

    def patches(self, revision: int, announce: Callable[[Working], None]) -> Iterator[PagePatch]:
        """What brings the page up to date, in one patch or, when much is to be laid out, in several.

        The last is complete. May be left between two patches; the next call goes on from what was given.
        """
        announcer = Announcer(announce, self._suspects)
        announcer.page(self._article.body)
        if PAGE in self._avoid:
            yield self._as_written(revision)
            return
        metadata = read_metadata(self._article.front_matter)
        self._body.take(self._article.body, metadata, announcer.alone, self._on_the_way)
        self._on_the_way.clear()
        splices, enough = Splices(), ENOUGH
        for _ in self._walk(splices, announcer):
            if splices.size > enough:
                enough = MORE
                header = None if self._begun else self._frame.new_header(metadata, 0)
                yield self._patch(revision, self._taken(splices), header, complete=False)
        yield self._last_patch(revision, splices, metadata)

    def page(self) -> Page:
        """The whole page."""
        for _ in self.patches(0, lambda _working: None):
            pass
        return Page(self._frame.header, self._ending.blocks(), self._frame.footer)

    def _walk(self, splices: Splices, announcer: Announcer) -> Iterator[None]:
        """Walk over what has changed, until the page ends as it should."""
        while True:
            walk = Walk(self._body, self._layouts, self._filler, splices, self._ending.withheld)
            yield from walk.steps(self._body.changed, announcer)
            if not self._ending.moves():
                break
            self._body.changed = range(len(self._body.placed))
        self._body.changed = range(0)
        self._ending.show_list(walk, announcer)

    def _last_patch(self, revision: int, splices: Splices, metadata: Metadata) -> PagePatch:
        changes = self._taken(splices)
        header = self._frame.new_header(metadata, self._body.words)
        footer = self._frame.new_footer(
            self._body.writer, self._ending.disclaimer, self._ending.disclaimer_line
        )
        return self._patch(revision, changes, header, footer)

    def _taken(self, splices: Splices) -> tuple[BlockSplice, ...]:
        """What was gathered; the disclaimer moves with the lines above it."""
        changes = splices.take()
        self._frame.line += sum(splice.shift for splice in changes)
        return changes

    def _patch(
        self,
        revision: int,
        changes: tuple[BlockSplice, ...],
        header: str | None,
        footer: str | None = None,
        *,
        complete: bool = True,
    ) -> PagePatch:
        whole, self._begun = not self._begun, True
        images = self._new_images()
        writer = self._body.writer
        rows = self._source_rows.new(writer.numbering, writer.sources)
        return PagePatch(
            revision, changes, header, footer, images=images, sources=rows, whole=whole, complete=complete
        )

    def _new_images(self) -> tuple[tuple[str, str], ...] | None:
        """The files of all images, when there are more than the page knows of."""
        images = self._filler.images
        known, self._known_images = self._known_images, len(images)
        return tuple(images.items()) if len(images) != known else None

    def _as_written(self, revision: int) -> PagePatch:
        """The page when it cannot be made at all: the body as it was written."""
        self._begun = True
        text = printable(self._article.body)
        splices = (BlockSplice(0, 0, (Block(plain_block(text), 0),)),)
        cited = Cited.of(self._article, read_metadata(self._article.front_matter))
        rows = self._source_rows.new(cited.numbering, cited.sources)
        return PagePatch(revision, splices, header="", footer="", sources=rows, whole=True)


def _on_the_way(body: str, splices: Sequence[Splice]) -> Iterator[str]:
    """The bodies between one before a few splices and the one after them, each with one splice more."""
    those = [splice for splice in splices if splice.part is Part.BODY]
    those.sort(key=lambda splice: (splice.start, splice.end))
    for splice in those[:0:-1] if len(those) <= FEW else ():
        body = body[: splice.start] + splice.text + body[splice.end :]
        yield body

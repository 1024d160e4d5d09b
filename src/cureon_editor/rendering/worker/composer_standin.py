"""The page rendered whole for each answer, until it is composed of cached blocks."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from html import escape

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Splice
from cureon_editor.journal import Journal
from cureon_editor.rendering.page import Page, render_page
from cureon_editor.rendering.patching import patch
from cureon_editor.rendering.protocol import Block, PagePatch, Working
from cureon_editor.rendering.slots import printable


class Composer:
    """One label for the whole body."""

    def __init__(
        self,
        article: Article,
        journal: Journal,
        today: date,
        avoid: frozenset[str] = frozenset(),
        suspects: frozenset[str] = frozenset(),
    ) -> None:
        self._article, self._journal, self._today = article, journal, today
        self._avoid = avoid | suspects & frozenset()
        self._page: Page | None = None

    def change(self, splices: Sequence[Splice]) -> None:
        """Apply splices."""
        self._article = self._article.spliced(splices)

    def patches(self, revision: int, announce: Callable[[Working], None]) -> Iterator[PagePatch]:
        """One patch."""
        label = sha256(self._article.body.encode(errors="replace")).hexdigest()
        if self._avoid & {label, "page"}:
            text = escape(printable(self._article.body), quote=False)
            notice = "This passage could not be laid out, so it is shown as it was written."
            page = Page("", (Block(f'<div class="plain"><p>{notice}</p><pre>{text}</pre></div>', 0),), "")
        else:
            announce(Working((label,)))
            page = render_page(self._article, self._journal, self._today)
        change = patch(revision, self._page, page)
        self._page = page
        yield change

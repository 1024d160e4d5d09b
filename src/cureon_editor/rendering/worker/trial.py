"""Finds out what of an article cannot be laid out in time, for who composes a page without a window."""

from datetime import date
from queue import SimpleQueue

from cureon_editor.article.article import Article
from cureon_editor.journal import Journal
from cureon_editor.rendering.composing.announcing import PAGE
from cureon_editor.rendering.protocol import Open, PagePatch
from cureon_editor.rendering.worker.blame import Blame
from cureon_editor.rendering.worker.client import Death, News, Worker
from cureon_editor.rendering.worker.role import Role


def what_hangs(article: Article, journal: Journal, today: date) -> frozenset[str]:
    """The labels that a composer of this article is to avoid, found in processes that can be ended."""
    blame = Blame()
    while (death := _tried(article, journal, today, blame)) is not None:
        blame.died(death)
        if blame.delay:
            # Nobody knows why, or there is no end of it: better the whole text as it was written than none.
            return blame.avoid | {PAGE}
    return blame.avoid


def _tried(article: Article, journal: Journal, today: date, blame: Blame) -> Death | None:
    """Compose the page in another process; how that died, or None when there is a page."""
    heard: SimpleQueue[News] = SimpleQueue()
    worker = Worker(Role.PAGE, lambda _worker, news: heard.put(news))
    worker.hurry(blame.haste)
    worker.send(Open(1, article.text, journal.folder, today, blame.avoid, blame.suspects))
    try:
        while True:
            news = heard.get()
            if isinstance(news, Death):
                return news
            if isinstance(news, PagePatch) and news.complete:
                return None
    finally:
        worker.close()

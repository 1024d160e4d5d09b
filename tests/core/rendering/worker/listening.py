"""Somebody who hears what a worker has to say."""

import os
import threading
from collections.abc import Callable
from datetime import date

from cureon_editor.rendering.protocol import Checked, Open, PagePatch
from cureon_editor.rendering.worker.client import Death, News, Worker

TODAY = date(2026, 6, 20)
TEXT = "---\ntitle: T\nreferences: [{id: a, title: First}]\n---\nOne [@a].\n\nTwo.\n\nThree [@b].\n"


def opening(revision: int, text: str, avoid: frozenset[str] = frozenset()) -> Open:
    """An article for a worker that knows nothing of it."""
    return Open(revision, text, None, TODAY, avoid)


class Listener:
    """Collects the news of workers and waits for what is expected."""

    def __init__(self) -> None:
        self.news: list[News] = []
        self._heard = threading.Condition()

    def hear(self, _worker: Worker, news: News) -> None:
        with self._heard:
            self.news.append(news)
            self._heard.notify_all()

    @property
    def deaths(self) -> list[Death]:
        return [news for news in self.news if isinstance(news, Death)]

    @property
    def patches(self) -> list[PagePatch]:
        return [news for news in self.news if isinstance(news, PagePatch)]

    def wait(self, true: Callable[[], bool], seconds: float = 20) -> None:
        with self._heard:
            assert self._heard.wait_for(true, seconds), self.news

    def wait_for_answer(self, revision: int) -> None:
        """Until the last part of an answer is there: the whole page, or the checklist."""
        self.wait(lambda: any(_completes(news) == revision for news in self.news))


def _completes(news: News) -> int | None:
    """The revision whose answer is complete with this."""
    if isinstance(news, Checked) or (isinstance(news, PagePatch) and news.complete):
        return news.revision
    return None


def gone(pid: int) -> bool:
    """Whether no process has this id."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False

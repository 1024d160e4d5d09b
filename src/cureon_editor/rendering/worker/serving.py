"""The worker process: holds a copy of the article, answers with its page, summary and checklist."""

import contextlib
import faulthandler
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from cureon_editor.article.article import Article
from cureon_editor.checks.findings import Finding, State
from cureon_editor.journal import Journal, find_journal
from cureon_editor.rendering.markdown.converter import plain_block
from cureon_editor.rendering.page import Page, render_page
from cureon_editor.rendering.patching import patch
from cureon_editor.rendering.protocol import Block, Change, Checked, FromWorker, Line, Open, ToWorker
from cureon_editor.rendering.slots import printable
from cureon_editor.rendering.summary import summarise

#: Seconds after which a worker stuck on one revision ends itself, in case nobody is left to end it.
LONGEST_TURN = 20
#: Characters of text for which a turn may take a second more.
A_SECOND_MORE = 50_000


def serve(line: "Line[FromWorker, ToWorker]") -> None:
    """Answer messages until the window's end of the pipe is gone."""
    # A splice that does not fit means that the copies differ: ending asks for the article anew.
    with contextlib.suppress(EOFError, OSError, ValueError):
        _Worker(line).run()


class _Worker:
    """The article as the last message left it, and what the page last showed."""

    def __init__(self, line: "Line[FromWorker, ToWorker]") -> None:
        self._line = line
        self._article = Article.parse("")
        self._journal = Journal()
        self._today = date.min
        self._revision = 0
        self._cautious = False
        self._page: Page | None = None
        self._check: Callable[[Article, date], tuple[Finding, ...]] | None = None

    def run(self) -> None:
        """Take all waiting messages, then answer the last of them; a newer one cuts the answer short."""
        while True:
            self._take_all()
            with _limited(LONGEST_TURN + len(self._article.body) / A_SECOND_MORE):
                for answer in self._answers():
                    self._line.send(answer)
                    if self._line.poll():
                        break

    def _take_all(self) -> None:
        """Wait for a message and take those behind it."""
        self._take(self._line.recv())
        while self._line.poll():
            self._take(self._line.recv())

    def _take(self, message: Open | Change) -> None:
        self._revision = message.revision
        if isinstance(message, Change):
            self._article = self._article.spliced(message.splices)
            return
        self._article = Article.parse(message.text)
        self._journal = find_journal(message.journal_folder)
        self._today = message.today
        self._cautious = "page" in message.avoid
        self._page = None
        self._check = None

    def _answers(self) -> Iterator[FromWorker]:
        """Page, summary and checklist of the article as it is, each worked out when it is asked for."""
        page = self._rendered()
        change = patch(self._revision, self._page, page)
        self._page = page
        yield change
        yield summarise(self._article, self._journal, self._revision)
        yield Checked(self._revision, self._findings())

    def _rendered(self) -> Page:
        """The page; when it cannot be made at all, the body as it was written."""
        if not self._cautious:
            # Whatever goes wrong, the writer goes on with the text.
            with contextlib.suppress(Exception):
                return render_page(self._article, self._journal, self._today)
        return Page("", (Block(plain_block(printable(self._article.body)), 0),), "")

    def _findings(self) -> tuple[Finding, ...]:
        try:
            if self._check is None:
                self._check = _checker(self._journal)
            return self._check(self._article, self._today)
        except Exception as error:  # the page goes on without the checklist
            return (_failure(error),)


def _checker(journal: Journal) -> Callable[[Article, date], tuple[Finding, ...]]:
    """The checklist of a journal; imported here, since the first page need not wait for it."""
    from cureon_editor.checks.engine import Checker
    from cureon_editor.checks.packs import load_packs

    return Checker(load_packs(journal), journal).check


def _failure(error: Exception) -> Finding:
    """The checklist's one row when it cannot be worked out at all."""
    message = (
        f"The checklist could not be worked out ({type(error).__name__}: {error}). Your text is not affected."
    )
    return Finding("checklist", "Checklist", State.NOT_MET, required=False, message=message)


@contextlib.contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """End the process when this takes longer: the watchdog needs neither interpreter nor parent."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()

"""The work of the analysis worker: the article's summary and its checklist."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.checks.findings import Finding, State
from cureon_editor.journal import Journal, find_journal
from cureon_editor.rendering.protocol import Checked, FromWorker, Open, Summary, ToWorker, Working
from cureon_editor.rendering.summary import summarise

#: What the stages are called in `Working` and in `Open.avoid`.
SUMMARY, CHECKLIST = "summary", "checklist"
#: Seconds a stage may honestly take, and characters of text for which it may take a second more.
PATIENCE = 8.0
A_SECOND_MORE = 50_000


class AnalysisWork:
    """The article as the last message left it; see `serving.Work`."""

    def __init__(self, announce: Callable[[Working], None]) -> None:
        self._announce = announce
        self._article = Article.parse("")
        self._journal = Journal()
        self._today = date.min
        self._revision = 0
        self._avoid: frozenset[str] = frozenset()
        self._said: Summary | None = None
        self._check: Callable[[Article, date], tuple[Finding, ...]] | None = None

    def take(self, message: ToWorker) -> None:
        """Bring the copy up to date."""
        self._revision = message.revision
        if not isinstance(message, Open):
            self._article = self._article.spliced(message.splices)
            return
        self._article = Article.parse(message.text)
        self._journal = find_journal(message.journal_folder)
        self._today, self._avoid = message.today, message.avoid
        self._said = self._check = None

    def answers(self) -> Iterator[FromWorker]:
        """Summary and checklist; a summary that says what the last one said is not sent again."""
        if SUMMARY not in self._avoid:
            self._begin(SUMMARY)
            summary = summarise(self._article, self._journal, self._revision)
            if self._said is None or summary != replace(self._said, revision=self._revision):
                self._said = summary
                yield summary
        yield Checked(self._revision, self._findings())

    def _begin(self, stage: str) -> None:
        self._announce(Working((stage,), PATIENCE + len(self._article.body) / A_SECOND_MORE))

    def _findings(self) -> tuple[Finding, ...]:
        if CHECKLIST in self._avoid:
            return (_instead("The checklist takes too long on this text, so it was left out for now."),)
        self._begin(CHECKLIST)
        try:
            if self._check is None:
                self._check = _checker(self._journal)
            return self._check(self._article, self._today)
        except MemoryError:
            raise
        except Exception as error:  # the panels go on without the checklist
            return (_instead(f"The checklist could not be worked out ({type(error).__name__}: {error})."),)


def _checker(journal: Journal) -> Callable[[Article, date], tuple[Finding, ...]]:
    """The checklist of a journal; imported here, since the first summary need not wait for it."""
    from cureon_editor.checks.engine import Checker
    from cureon_editor.checks.packs import load_packs

    return Checker(load_packs(journal), journal).check


def _instead(sentence: str) -> Finding:
    """The checklist's one row when there is no checklist."""
    message = f"{sentence} Your text is not affected."
    return Finding("checklist", "Checklist", State.NOT_MET, required=False, message=message)

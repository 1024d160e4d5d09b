"""The work of the analysis worker: the article's summary and its checklist."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cureon_editor.article.article import Article
from cureon_editor.checks.findings import Finding, State
from cureon_editor.journal import Journal, find_journal
from cureon_editor.prose.prose import Reader
from cureon_editor.rendering.protocol import (
    Checked,
    Claims,
    FromWorker,
    Open,
    Rechecked,
    Summary,
    ToWorker,
    Working,
)
from cureon_editor.rendering.summary import summarise

if TYPE_CHECKING:
    from cureon_editor.checks.engine import Checker

#: What the stages are called in `Working` and in `Open.avoid`; each rule has a label of its own.
SUMMARY, CHECKLIST, RULE, CLAIMS = "summary", "checklist", "checklist:", "claims"
#: Seconds a stage may honestly take, a rule, and characters of text for which either may take a second more.
PATIENCE, RULE_PATIENCE = 8.0, 4.0
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
        self._suspects: frozenset[str] = frozenset()
        self._reader = Reader()
        self._said: Summary | None = None
        self._checked: Checked | None = None
        self._claims: Claims | None = None
        self._checker: Checker | None = None

    def take(self, message: ToWorker) -> None:
        """Bring the copy up to date."""
        self._revision = message.revision
        if not isinstance(message, Open):
            self._article = self._article.spliced(message.splices)
            return
        self._article = Article.parse(message.text)
        self._journal = find_journal(message.journal_folder)
        self._today = message.today
        self._avoid, self._suspects = message.avoid, message.suspects
        self._said = self._claims = self._checker = None

    def answers(self) -> Iterator[FromWorker]:
        """Summary, checklist and claims; what says the same as the last one is not sent again."""
        if SUMMARY not in self._avoid:
            self._begin((SUMMARY,), PATIENCE)
            summary = summarise(self._article, self._journal, self._revision, self._reader)
            if self._said is None or summary != replace(self._said, revision=self._revision):
                self._said = summary
                yield summary
        before, self._checked = self._checked, Checked(self._revision, self._findings())
        yield Rechecked.since(before, self._checked)
        said, self._claims = self._claims, self._claimed()
        same = said is not None and said == replace(self._claims, revision=said.revision)
        yield replace(self._claims, claims=None) if same else self._claims

    def _begin(self, labels: tuple[str, ...], seconds: float) -> None:
        self._announce(Working(labels, seconds + len(self._article.body) / A_SECOND_MORE))

    def _findings(self) -> tuple[Finding, ...]:
        if CHECKLIST in self._avoid:
            return (_instead("The checklist takes too long on this text, so it was left out for now."),)
        self._begin((CHECKLIST,), PATIENCE)
        try:
            # What all rules rest on is worked out first, lest the first of them be blamed for it.
            self._reader.read(self._article.body).blocks  # noqa: B018
            if self._checker is None:
                self._checker = _checker(self._journal, self._reader)
            return self._judged(self._checker)
        except MemoryError:
            raise
        except Exception as error:  # the panels go on without the checklist
            return (_instead(f"The checklist could not be worked out ({type(error).__name__}: {error})."),)

    def _judged(self, checker: "Checker") -> tuple[Finding, ...]:
        """The checklist; its rules are announced all at once, or one by one if one of them is suspected."""
        labels = tuple(f"{RULE}{rule}" for rule in checker.rules)
        alone = not self._suspects.isdisjoint(labels)
        if not alone:
            self._begin(labels, RULE_PATIENCE)

        def begin(rule: str) -> None:
            if alone:
                self._begin((f"{RULE}{rule}",), RULE_PATIENCE)

        avoid = frozenset(label.removeprefix(RULE) for label in self._avoid.intersection(labels))
        return checker.check(self._article, self._today, avoid=avoid, begin=begin)

    def _claimed(self) -> Claims:
        if CLAIMS in self._avoid:
            return Claims(self._revision, (), "The claims take too long on this text, so they were left out.")
        if self._checker is None or CHECKLIST in self._avoid:
            return Claims(self._revision, (), "There is no checklist for this text, and so no claims.")
        self._begin((CLAIMS,), PATIENCE)
        try:
            return Claims(self._revision, self._checker.claims())
        except MemoryError:
            raise
        except Exception as error:  # the checklist stands without the claims
            name = f"{type(error).__name__}: {error}"
            return Claims(self._revision, (), f"The claims could not be worked out ({name}).")


def _checker(journal: Journal, reader: Reader) -> "Checker":
    """The checklist of a journal; imported here, since the first summary need not wait for it."""
    from cureon_editor.checks.engine import Checker
    from cureon_editor.checks.packs import load_packs

    return Checker(load_packs(journal), journal, reader)


def _instead(sentence: str) -> Finding:
    """The checklist's one row when there is no checklist."""
    message = f"{sentence} Your text is not affected."
    return Finding("checklist", "Checklist", State.NOT_MET, required=False, message=message)

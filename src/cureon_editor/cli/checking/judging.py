"""Check one article: its checklist, with what people have confirmed, and its size."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from cureon_editor.article.article import Article
from cureon_editor.article.metadata import Metadata
from cureon_editor.article.problems import Severity
from cureon_editor.article.reading import read_metadata
from cureon_editor.checks.engine import Checker
from cureon_editor.checks.findings import Finding
from cureon_editor.checks.packs import load_packs
from cureon_editor.cli.arguments import STANDARD
from cureon_editor.cli.checking.checked import Checked, Lines, Trouble
from cureon_editor.cli.checking.task import READING, Task
from cureon_editor.journal import Journal, find_journal
from cureon_editor.rendering.summary import summarise
from cureon_editor.review.attestations import read, review_file
from cureon_editor.review.confirming import confirmed


def judge(task: Task, begin: Callable[[str], None]) -> Checked:
    """Check an article; `begin` is told each rule's id, or READING, before it is worked on."""
    begin(READING)
    article = Article.parse(task.text)
    metadata = read_metadata(article.front_matter)
    journal = find_journal(task.folder)
    findings = _checker(journal).check(article, task.today, avoid=task.avoid, begin=begin)
    begin(READING)
    findings, complaints = _reviewed(findings, task.name, metadata, article)
    summary = summarise(article, journal, 0)
    lines = Lines(article)
    return Checked(
        path=task.name,
        words=summary.words,
        minutes=summary.minutes,
        judged=tuple(map(lines.judged, findings)),
        troubles=(*map(lines.trouble, summary.problems), *complaints),
        readable=metadata.readable,
    )


def _reviewed(
    findings: tuple[Finding, ...], name: str, metadata: Metadata, article: Article
) -> tuple[tuple[Finding, ...], tuple[Trouble, ...]]:
    """The findings with what the review file beside the article confirms, and that file's faults."""
    if name == STANDARD:
        return findings, ()
    reviews = read(review_file(Path(name)), metadata.id)
    complaints = tuple(Trouble(1, 1, problem, Severity.WARNING) for problem in reviews.problems)
    return confirmed(findings, reviews.attestations, article), complaints


@lru_cache(maxsize=16)
def _checker(journal: Journal) -> Checker:
    """The checklist of a journal: reading its packs costs more than one article's check."""
    return Checker(load_packs(journal), journal)

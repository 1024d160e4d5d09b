"""Run the checklist over files and folders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from cureon_editor.article.article import BOM, Article
from cureon_editor.article.problems import Problem, Severity
from cureon_editor.article.reading import read_metadata
from cureon_editor.checks.engine import Checker
from cureon_editor.checks.findings import Finding, State
from cureon_editor.checks.packs import load_packs
from cureon_editor.cli.arguments import STANDARD
from cureon_editor.cli.command import CommandError
from cureon_editor.cli.files import open_article
from cureon_editor.journal import Journal, find_journal

_LONGEST_FENCE = 6


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem at its 1-based place in the file, columns in code points."""

    line: int
    column: int
    message: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checklist says of one file. `readable` is False when the file or its front matter is not."""

    path: str
    article: Article
    words: int = 0
    minutes: int = 0
    findings: tuple[Finding, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    readable: bool = True

    @property
    def blocked(self) -> bool:
        """Whether a required statement is missing or incomplete."""
        return any(finding.blocks for finding in self.findings)

    def count(self, state: State) -> int:
        """How many rules stand so."""
        return sum(finding.state is state for finding in self.findings)


def check_paths(paths: Sequence[str], today: date) -> Iterator[Checked]:
    """Check each file, and each article in and below each folder, in the order given; never raises."""
    for path in paths:
        found = _articles(path)
        if not found:
            message = f"The folder “{path}” holds no articles: no .md file in it begins with front matter."
            yield _unread(path, CommandError(message))
        for name in found:
            yield check_file(name, today)


def check_file(name: str, today: date) -> Checked:
    """Check one file, or standard input for `-`; never raises."""
    from cureon_editor.rendering.summary import summarise

    try:
        opened = open_article(name)
    except CommandError as error:
        return _unread(name, error)
    article = opened.article
    journal = find_journal(opened.folder)
    summary = summarise(article, journal, 0)
    return Checked(
        path=name,
        article=article,
        words=summary.words,
        minutes=summary.minutes,
        findings=_checker(journal).check(article, today),
        troubles=tuple(_located(article, problem) for problem in summary.problems),
        readable=read_metadata(article.front_matter).readable,
    )


@lru_cache(maxsize=16)
def _checker(journal: Journal) -> Checker:
    """The checklist of a journal: reading its packs costs more than one article's check."""
    return Checker(load_packs(journal), journal)


def _unread(name: str, error: CommandError) -> Checked:
    trouble = Trouble(error.line or 1, error.column or 1, str(error), Severity.ERROR)
    return Checked(name, Article.parse(""), troubles=(trouble,), readable=False)


def _located(article: Article, problem: Problem) -> Trouble:
    line, column = article.line_and_column(problem.part, problem.offset)
    return Trouble(line, column, problem.message, problem.severity)


def _articles(path: str) -> list[str]:
    """The files a path stands for: itself, or a folder's articles outside hidden folders, by name."""
    folder = Path(path)
    if path == STANDARD or not folder.is_dir():
        return [path]
    found = (file for file in sorted(folder.rglob("*.md")) if not _is_hidden(file.relative_to(folder)))
    return [str(file) for file in found if _has_front_matter(file)]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _has_front_matter(file: Path) -> bool:
    """Whether the first line opens front matter; an unreadable file counts, so that it is reported."""
    try:
        with file.open("rb") as stream:
            start = stream.readline(_LONGEST_FENCE + 3)
    except OSError:
        return True
    return start.removeprefix(BOM.encode()).rstrip(b"\r\n") == b"---"

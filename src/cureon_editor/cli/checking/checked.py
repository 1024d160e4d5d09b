"""What the checklist says of a file, with every place in lines and columns."""

from bisect import bisect_right
from dataclasses import dataclass

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part
from cureon_editor.article.problems import Problem, Severity
from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.cli.command import CommandError


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in the file: 1-based lines and columns in code points, the end excluded."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem at its 1-based place in the file, columns in code points."""

    line: int
    column: int
    message: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Judged:
    """A rule's finding, and the place of each of its passages in their order."""

    finding: Finding
    places: tuple[Place, ...]

    @property
    def located(self) -> tuple[tuple[Passage, Place], ...]:
        """Each passage with its place."""
        return tuple(zip(self.finding.passages, self.places, strict=True))


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checklist says of one file. `readable` is False when nothing, or not all, could be checked."""

    path: str
    words: int = 0
    minutes: int = 0
    judged: tuple[Judged, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    readable: bool = True

    @property
    def findings(self) -> tuple[Finding, ...]:
        """How each rule stands, in the packs' order."""
        return tuple(judged.finding for judged in self.judged)

    @property
    def blocked(self) -> bool:
        """Whether a required statement is missing or incomplete."""
        return any(judged.finding.blocks for judged in self.judged)

    def count(self, state: State) -> int:
        """How many rules stand so."""
        return sum(judged.finding.state is state for judged in self.judged)


class Lines:
    """Where the lines of an article's file begin, so that many offsets become lines and columns quickly."""

    def __init__(self, article: Article) -> None:
        self._first = {Part.FRONT_MATTER: article.front_line, Part.BODY: article.body_line}
        self._starts = {part: _starts(article.part(part)) for part in self._first}

    def at(self, part: Part, offset: int) -> tuple[int, int]:
        """The same as `Article.line_and_column`."""
        starts = self._starts[part]
        line = bisect_right(starts, offset) - 1
        return self._first[part] + line, offset - starts[line] + 1

    def judged(self, finding: Finding) -> Judged:
        """A finding with its places."""
        return Judged(finding, tuple(map(self._place, finding.passages)))

    def trouble(self, problem: Problem) -> Trouble:
        """A problem of the article at its place."""
        return Trouble(*self.at(problem.part, problem.offset), problem.message, problem.severity)

    def _place(self, passage: Passage) -> Place:
        return Place(*self.at(passage.part, passage.start), *self.at(passage.part, passage.end))


def unread(path: str, error: CommandError) -> Checked:
    """The result of a file that could not be checked."""
    trouble = Trouble(error.line or 1, error.column or 1, str(error), Severity.ERROR)
    return Checked(path, troubles=(trouble,), readable=False)


def _starts(text: str) -> list[int]:
    """The offset at which each line of a text begins."""
    starts, end = [0], text.find("\n")
    while end >= 0:
        starts.append(end + 1)
        end = text.find("\n", end + 1)
    return starts

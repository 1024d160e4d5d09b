"""The messages between the window and the worker process; everything here pickles and knows no Qt."""

import multiprocessing.connection
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cureon_editor.article.edits import Splice
from cureon_editor.article.problems import Problem
from cureon_editor.checks.findings import Finding


@dataclass(frozen=True, slots=True)
class Open:
    """Take this text as the article; `revision` counts every change of it from then on.

    `cautious` asks for the body as it was written, because laying it out has ended a worker before.
    """

    revision: int
    text: str
    journal_folder: Path | None
    today: date
    cautious: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """The article at `revision` is the one before with these splices."""

    revision: int
    splices: tuple[Splice, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level element of the page: its HTML and the 0-based body line it starts on."""

    html: str
    line: int


@dataclass(frozen=True, slots=True)
class PagePatch:
    """What changed on the page: replace `removed` blocks from `start` by `blocks`; parts that are None stay.

    `header` is the furniture above the text (category, title, standfirst, date line), `footer` that below
    it (sources, disclaimer). `lines` are the body lines of all blocks after the patch. A `whole` patch
    answers an Open: it is the page, whatever was there before.
    """

    revision: int
    start: int
    removed: int
    blocks: tuple[str, ...]
    lines: tuple[int, ...]
    header: str | None
    footer: str | None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of the source list; `number` is None for an uncited source, `known` False for a bare key."""

    key: str
    number: int | None
    text: str
    cited: int
    known: bool = True


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A heading: its level (2 to 6), text, body offset and words of its section."""

    level: int
    text: str
    start: int
    words: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What panels and the status bar show of the article at `revision`."""

    revision: int
    sources: tuple[SourceRow, ...]
    outline: tuple[OutlineRow, ...]
    words: int
    minutes: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """The checklist of the article at `revision`."""

    revision: int
    findings: tuple[Finding, ...]


ToWorker = Open | Change
FromWorker = PagePatch | Summary | Checked

# One end of the pipe that both go through: `Line[what is sent, what is received]`.
if sys.platform == "win32":
    Line = multiprocessing.connection.PipeConnection
else:
    Line = multiprocessing.connection.Connection

"""The messages between the window and the worker process; everything here pickles and knows no Qt."""

import multiprocessing.connection
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cureon_editor.article.edits import Splice
from cureon_editor.article.problems import Problem
from cureon_editor.checks.claims.model import Claim
from cureon_editor.checks.findings import Finding


@dataclass(frozen=True, slots=True)
class Open:
    """Take this text as the article; `revision` counts every change of it from then on.

    `avoid` are labels of work (see `Working`) that has ended or stopped a worker before: blocks to be shown
    as they were written, stages to be left out. `suspects` are labels among which there is one such: each of
    them is announced alone, so that the next time it is known which.
    """

    revision: int
    text: str
    journal_folder: Path | None
    today: date
    avoid: frozenset[str] = frozenset()
    suspects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """The article at `revision` is the one before with these splices."""

    revision: int
    splices: tuple[Splice, ...]


@dataclass(frozen=True, slots=True)
class Working:
    """What a worker begins now, so that what stops it is known: digests of blocks, or a stage's name.

    `seconds` is how long that may honestly take; after them the worker is taken to hang.
    """

    labels: tuple[str, ...]
    seconds: float = 2.0


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level element of the page: its HTML and the 0-based body line it starts on."""

    html: str
    line: int


@dataclass(frozen=True, slots=True)
class BlockSplice:
    """Replace `removed` blocks of the page from `start` by `blocks`; add `shift` to all later lines.

    The closing disclaimer, which stands below the sources, is later than every block.
    """

    start: int
    removed: int
    blocks: tuple[Block, ...]
    shift: int = 0


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of the source list; `number` is None for an uncited source, `known` False for a bare key."""

    key: str
    number: int | None
    text: str
    cited: int
    known: bool = True


@dataclass(frozen=True, slots=True)
class PagePatch:
    """What changed on the page: splices, each in the page as those before it left it.

    `header` is the furniture above the text (category, title, standfirst, date line), `footer` that below
    it (sources, disclaimer); parts that are None stay. `sources` are the rows of the source list, in the
    first patch after they changed. `images` names the files of the pictures on the page:
    the id in each one's address and its path as the article gives it. A `whole` patch answers an Open:
    whatever was there before is gone. A long page comes in several patches of one revision; the last of
    them is `complete`.
    """

    revision: int
    splices: tuple[BlockSplice, ...] = ()
    header: str | None = None
    footer: str | None = None
    images: tuple[tuple[str, str], ...] | None = None
    sources: tuple[SourceRow, ...] | None = None
    whole: bool = False
    complete: bool = True


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A heading: its level (2 to 6), text, body offset and words of its section.

    `grade` is the school grade that its section reads at, None when that is too short to tell.
    """

    level: int
    text: str
    start: int
    words: int
    grade: int | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What panels and the status bar show of the article at `revision`; `grade` is that of the whole text."""

    revision: int
    outline: tuple[OutlineRow, ...]
    words: int
    minutes: int
    problems: tuple[Problem, ...]
    grade: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The checklist of the article at `revision`."""

    revision: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Rechecked:
    """The checklist on its way: None stands for a finding that is the same as in the one sent before.

    Findings of a long article have thousands of passages, and a key changes few of them. `whole` gives the
    checklist, in which a finding that is the same is the same object.
    """

    revision: int
    findings: tuple[Finding | None, ...]

    @classmethod
    def since(cls, before: Checked | None, now: Checked) -> "Rechecked":
        """What has to be sent of a checklist to who has the one before it."""
        known = before.findings if before else ()
        return cls(
            now.revision,
            tuple(None if known[at : at + 1] == (found,) else found for at, found in enumerate(now.findings)),
        )

    def whole(self, before: Checked | None) -> Checked:
        """The checklist, with that which was sent before it."""
        known = before.findings if before else ()
        return Checked(
            self.revision,
            tuple(known[at] if found is None else found for at, found in enumerate(self.findings)),
        )


@dataclass(frozen=True, slots=True)
class Claims:
    """What the article claims at `revision`; None when that is what was sent before.

    `problem` is a sentence when the claims could not be worked out.
    """

    revision: int
    claims: tuple[Claim, ...] | None
    problem: str = ""


ToWorker = Open | Change
FromWorker = Working | PagePatch | Summary | Checked | Rechecked | Claims

# One end of the pipe that both go through: `Line[what is sent, what is received]`.
if sys.platform == "win32":
    Line = multiprocessing.connection.PipeConnection
else:
    Line = multiprocessing.connection.Connection

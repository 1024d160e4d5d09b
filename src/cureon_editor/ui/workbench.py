"""What panels, dialogs and commands are handed: the session, the journal, and the signals they listen to."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cureon_editor.article.edits import Part
from cureon_editor.article.metadata import Metadata
from cureon_editor.article.reading import read_metadata
from cureon_editor.journal import Journal
from cureon_editor.session.session import ArticleSession, Change
from cureon_editor.ui.questions import Questions
from cureon_editor.ui.settings import Settings
from cureon_editor.ui.theme.colours import LIGHT, Colours

if TYPE_CHECKING:
    from cureon_editor.checks.packs import Packs
    from cureon_editor.editing.command import Command, Context
    from cureon_editor.rendering.protocol import Checked, Claims, SourceRow, Summary
    from cureon_editor.ui.open_file import OpenFile


class Workbench(QObject):
    """The desk every part of the window works at.

    `details_changed` tells that the front matter is another; who must know of each key in the text listens
    to the session itself, which costs a key less than a signal does. `numbered` carries the rows of the
    source list when they are others, `summarised` each Summary and `found` each Checked from the workers,
    `checked` the same once it counts what people have confirmed, `claimed` the Claims when they are others,
    `themed` the Colours now in use, `told` a sentence for the person, `went` a place to show as (part,
    start, end), `rule_chosen` the id of a rule to show in the checklist.
    """

    details_changed = Signal()
    numbered = Signal(object)
    summarised = Signal(object)
    found = Signal(object)
    checked = Signal(object)
    claimed = Signal(object)
    themed = Signal(object)
    told = Signal(str)
    went = Signal(object, int, int)
    badged = Signal(str, int)
    rule_chosen = Signal(str)

    def __init__(
        self,
        session: ArticleSession,
        journal: Journal,
        now: Callable[[], datetime],
        identity: str,
    ) -> None:
        super().__init__()
        self.session = session
        self.journal = journal
        self.now = now
        self.identity = identity
        self.colours: Colours = LIGHT
        self._packs: tuple[Journal, Packs] | None = None
        self.questions: Questions
        self.document: OpenFile
        self.settings: Settings
        self.run: Callable[..., bool]
        self.editing: Mapping[str, Command]
        self.rows: tuple[SourceRow, ...] = ()
        self.summary: Summary | None = None
        self.findings: Checked | None = None
        self.claims: Claims | None = None
        session.listen(self._tell)
        self.numbered.connect(self._keep_rows)
        self.summarised.connect(self._keep_summary)
        self.checked.connect(self._keep_findings)
        self.claimed.connect(self._keep_claims)

    def context(self) -> "Context":
        """What editing commands may need beyond the article."""
        from cureon_editor.editing.command import Context

        return Context(self.now().date(), self.identity, self.journal, self.packs)

    @property
    def packs(self) -> "Packs":
        """The journal's rule packs, read at first use: only commands of the checklist need them."""
        from cureon_editor.checks.packs import load_packs

        if self._packs is None or self._packs[0] != self.journal:
            self._packs = (self.journal, load_packs(self.journal))
        return self._packs[1]

    @property
    def metadata(self) -> Metadata:
        """The front matter of the current article, read."""
        return read_metadata(self.session.article.front_matter)

    def go_to(self, part: Part, start: int, end: int) -> None:
        """Show and select a passage of the article."""
        self.went.emit(part, start, end)

    def _tell(self, change: Change) -> None:
        if change.edit is None or change.before.front_matter is not change.after.front_matter:
            self.details_changed.emit()

    def _keep_rows(self, rows: "tuple[SourceRow, ...]") -> None:
        self.rows = rows

    def _keep_summary(self, summary: "Summary") -> None:
        self.summary = summary

    def _keep_findings(self, findings: "Checked") -> None:
        self.findings = findings

    def _keep_claims(self, claims: "Claims") -> None:
        self.claims = claims

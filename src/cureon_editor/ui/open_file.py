"""What panels, dialogs and the document's own parts see of the open file and of what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from cureon_editor.article.article import Article
    from cureon_editor.storage.keeping import DocumentKey
    from cureon_editor.storage.recovery.entry import Damaged, Kept
    from cureon_editor.storage.recovery.standing import Standing
    from cureon_editor.storage.versions.index import Version
    from cureon_editor.storage.watching import Sight


@dataclass(frozen=True, slots=True)
class Left:
    """What ended programs have left: texts, with how each stands to its file, and damaged entries."""

    kept: tuple[tuple[Kept, Standing], ...] = ()
    damaged: tuple[Damaged, ...] = ()

    @property
    def entries(self) -> tuple[Kept | Damaged, ...]:
        """All of them, those that can be restored first."""
        return (*(kept for kept, _how in self.kept), *self.damaged)


class SeenOutside(Protocol):
    """The file as other programs leave it."""

    def look(self) -> Sight:
        """See what has become of it."""


class KeptUnsaved(Protocol):
    """The journal of unsaved text."""

    left: Left

    @property
    def key(self) -> DocumentKey:
        """The document as journal and versions know it."""

    def run(self, task: Callable[[], object]) -> None:
        """Run a task off this thread; it must not raise."""


class KeptVersions(Protocol):
    """The document's versions; `listed` and `kept` are Qt signals."""

    versions: tuple[Version, ...]
    listed: Any
    kept: Any

    def refresh(self) -> None:
        """Have them listed."""

    def find(self, version_id: str | None) -> Version | None:
        """One of those listed last; without an id the newest that differs from the text."""

    def text(self, version: Version) -> str | None:
        """A version's text; None when it cannot be read."""

    def store(self, document: DocumentKey, text: str, why: str) -> None:
        """Keep a text of any document. Raises NotKeptError."""


class OpenFile(Protocol):
    """The document; `renamed`, `saved` and `standing_changed` are Qt signals."""

    path: Path | None
    read_only: bool
    renamed: Any
    saved: Any
    standing_changed: Any

    @property
    def name(self) -> str:
        """What the title bar calls it."""

    @property
    def digest(self) -> str | None:
        """The SHA-256 of the file as it was last read or written."""

    @property
    def outside(self) -> SeenOutside:
        """The file as other programs leave it."""

    @property
    def recovery(self) -> KeptUnsaved:
        """The journal of unsaved text."""

    @property
    def versions(self) -> KeptVersions:
        """The document's versions."""

    def stands(self, article: Article, digest: str | None = None) -> None:
        """Say what the file is found to hold, and its digest when that is another."""

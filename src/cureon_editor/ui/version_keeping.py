"""Keeps dated versions of the open article: at each save, and before anything that takes text away."""

import contextlib
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from cureon_editor.article.article import Article
from cureon_editor.session.session import Change
from cureon_editor.storage.keeping import DocumentKey, NotKeptError
from cureon_editor.storage.loading import UnreadableError
from cureon_editor.storage.versions.shrinking import is_suspicious
from cureon_editor.ui.open_file import OpenFile
from cureon_editor.ui.workbench import Workbench

if TYPE_CHECKING:
    from cureon_editor.storage.versions.index import Version
    from cureon_editor.storage.versions.versions import Versions

FOLDER = "versions"


class VersionKeeping(QObject):
    """The versions of one document; reading and writing is done by the document's recovery thread.

    `listed` carries the versions, newest first, after `refresh`; `failed` a sentence when one cannot be kept.
    """

    listed = Signal(object)
    kept = Signal()
    failed = Signal(str)

    def __init__(self, bench: Workbench, document: QObject, file: OpenFile) -> None:
        super().__init__(document)
        self._bench, self._document = bench, file
        self._opened: Article | None = None
        self.versions: tuple[Version, ...] = ()
        bench.session.listen(self._follow)
        file.saved.connect(self._keep_saved)
        self.listed.connect(self._hold)
        self.failed.connect(bench.told)

    @cached_property
    def _versions(self) -> "Versions":
        """Loaded when it is first needed, after the first paint."""
        from cureon_editor.storage.versions.versions import Versions

        return Versions(self._bench.settings.data_folder / FOLDER, self._bench.now)

    def keep(self, why: str, article: Article | None = None) -> None:
        """Keep the article as it is, or another state of it; `why` is shown to the person."""
        state = article or self._bench.session.article
        key = self._document.recovery.key
        self._document.recovery.run(lambda: self._keep(key, state, why))

    def store(self, document: DocumentKey, text: str, why: str) -> None:
        """Keep a text of any document; waits for the disk. Raises NotKeptError."""
        self._versions.keep(document, text, why)

    def refresh(self) -> None:
        """Have the versions listed."""
        key = self._document.recovery.key
        self._document.recovery.run(lambda: self._list(key))

    def go_with(self, old: DocumentKey, new: DocumentKey) -> None:
        """Let the versions follow the document to another name."""
        self._document.recovery.run(lambda: self._move(old, new))

    def find(self, version_id: str | None) -> "Version | None":
        """One of the versions listed last; without an id the newest one that differs from the text now."""
        now = self._bench.session.article.text
        for version in self.versions:
            if version.id == version_id or (version_id is None and self.text(version) not in (None, now)):
                return version
        return None

    def text(self, version: "Version") -> str | None:
        """A version's text; None when it cannot be read."""
        try:
            return self._versions.text(version)
        except UnreadableError:
            return None

    def _follow(self, change: Change) -> None:
        """Remember the text as it was opened; keep one that most of is taken from at once."""
        if change.edit is None:
            self._opened = change.after
        elif is_suspicious(change.before.body, change.after.body) and not self._document.read_only:
            self.keep("before much was deleted", change.before)

    def _keep_saved(self) -> None:
        """Keep what was saved, and with the first save what the file held before."""
        if self._opened is not None and self._opened != self._bench.session.saved:
            self.keep("as opened", self._opened)
        self._opened = None
        self.keep("saved", self._bench.session.saved)

    def _keep(self, key: DocumentKey, article: Article, why: str) -> None:
        """On the thread: keep one text."""
        from cureon_editor.prose.words import count_words

        try:
            self._versions.keep(key, article.text, why, count_words(article.body))
            self._say(self.kept)
        except NotKeptError as error:
            self._say(self.failed, str(error))

    def _list(self, key: DocumentKey) -> None:
        """On the thread: read the list."""
        try:
            self._say(self.listed, self._versions.listed(key))
        except UnreadableError as error:
            self._say(self.failed, str(error))

    def _move(self, old: DocumentKey, new: DocumentKey) -> None:
        """On the thread: give versions to another name."""
        try:
            self._versions.move(old, new)
        except NotKeptError as error:
            self._say(self.failed, str(error))

    def _hold(self, versions: "tuple[Version, ...]") -> None:
        self.versions = versions

    def _say(self, signal: SignalInstance, *values: object) -> None:
        """Send from the thread, unless the window is gone by now."""
        with contextlib.suppress(RuntimeError):
            signal.emit(*values)

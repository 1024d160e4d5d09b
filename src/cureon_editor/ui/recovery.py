"""Keeps what is typed and not saved where a crash cannot reach it; finds what an earlier crash left."""

import contextlib
from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, SignalInstance

from cureon_editor.article.article import Article
from cureon_editor.session.session import Change
from cureon_editor.storage.keeping import DocumentKey, NotKeptError
from cureon_editor.storage.recovery.entry import Damaged, Kept
from cureon_editor.storage.recovery.journal import Journal
from cureon_editor.storage.recovery.standing import Standing, standing
from cureon_editor.ui.open_file import Left, OpenFile
from cureon_editor.ui.recovery_thread import RecoveryThread, Task
from cureon_editor.ui.workbench import Workbench

FOLDER = "recovery"


class Recovery(QObject):
    """Keeps one document's unsaved text, at most two seconds behind the typing.

    All writing is done by a thread of its own. `found` carries what was Left, from the event loop; `failed`
    the sentence when nothing can be kept, once until it can again.
    """

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, bench: Workbench, document: QObject, file: OpenFile) -> None:
        super().__init__(document)
        self._bench, self._document = bench, file
        self._thread = RecoveryThread()
        self._journal = Journal(bench.settings.data_folder / FOLDER, bench.now)
        self._draft = str(uuid4())
        self._key = DocumentKey.of_draft(self._draft)
        self._holds = self._failing = False
        self.left = Left()
        bench.session.listen(self._follow)
        file.renamed.connect(self._take_key)
        file.saved.connect(self._drop)
        file.standing_changed.connect(self._take_standing)
        self.found.connect(self._hold)
        self.failed.connect(bench.told)

    @property
    def key(self) -> DocumentKey:
        """The document as journal and versions know it."""
        return self._key

    def look(self) -> None:
        """Look, off this thread, for what an earlier crash left."""
        self._thread.run(self._look)

    def run(self, task: Task) -> None:
        """Run a task behind those of the journal; it must not raise."""
        self._thread.run(task)

    def restored(self, kept: Kept) -> None:
        """The text of an entry stands in this window now: keep it in our own name, then forget the entry."""
        self.hurry()
        self._thread.run(lambda: None if self._failing else self._journal.discard(kept))
        self.look()

    def discard(self, entry: Kept | Damaged) -> None:
        """Forget an entry that was found, and look again."""
        self._thread.run(lambda: self._journal.discard(entry))
        self.look()

    def hurry(self) -> None:
        """Keep the text without the pause: something went wrong just now."""
        self._keep_now()
        self._thread.hurry()

    def keep_now(self) -> None:
        """Keep the text without the pause, and wait for it."""
        self._keep_now()
        self._thread.flush()

    def close(self) -> None:
        """End in order: the text was saved, or the person gave it up."""
        self._drop()
        self._thread.close()
        self._journal.close()

    def _follow(self, change: Change) -> None:
        """Keep the text soon; nothing else is done while a key is down."""
        if change.edit is None:
            self._drop()
            self._draft = str(uuid4())
            self._key = self._key_now()
        if self._document.read_only:
            return
        if not self._bench.session.is_modified:
            self._drop()
            return
        selection = change.edit.selection if change.edit else None
        self._keep_soon(change.after, (selection or self._bench.session.selection).head)

    def _keep_soon(self, article: Article, caret: int) -> None:
        self._holds = True
        key, digest, name = self._key, self._document.digest, self._document.name
        self._thread.soon(lambda: self._keep(key, article, digest, caret, name))

    def _keep_now(self) -> None:
        session = self._bench.session
        if session.is_modified and not self._document.read_only:
            self._keep_soon(session.article, session.selection.head)

    def _keep(self, key: DocumentKey, article: Article, digest: str | None, caret: int, name: str) -> None:
        """On the thread: write one entry."""
        try:
            self._journal.keep(key, article.text, digest, caret, name)
            self._failing = False
        except NotKeptError as error:
            if not self._failing:
                self._failing = True
                self._say(self.failed, str(error))

    def _drop(self) -> None:
        """Forget this program's own entry of the document, if there can be one."""
        if not self._holds:
            return
        self._holds = False
        key = self._key
        self._thread.cancel()
        self._thread.run(lambda: self._journal.drop(key))

    def _take_standing(self) -> None:
        """Keep a text whose file is found to hold something else, such as nothing; drop one it holds."""
        if self._bench.session.is_modified:
            self._keep_now()
        else:
            self._drop()

    def _take_key(self) -> None:
        """Go with the document to another path."""
        key = self._key_now()
        if key != self._key:
            self._drop()
            self._key = key
            self._keep_now()

    def _key_now(self) -> DocumentKey:
        path = self._document.path
        return DocumentKey.of_file(path) if path else DocumentKey.of_draft(self._draft)

    def _look(self) -> None:
        """On the thread: read what was left; what its file holds by now needs nobody's attention."""
        self._journal.retire(self._document.versions.store)
        entries = self._journal.found()
        stand = [(entry, standing(entry)) for entry in entries if isinstance(entry, Kept)]
        for entry, how in stand:
            if how is Standing.SAVED:
                self._journal.discard(entry)
        kept = tuple((entry, how) for entry, how in stand if how is not Standing.SAVED)
        self._say(self.found, Left(kept, tuple(entry for entry in entries if isinstance(entry, Damaged))))

    def _hold(self, left: Left) -> None:
        self.left = left

    def _say(self, signal: SignalInstance, value: object) -> None:
        """Send from the thread, unless the window is gone by now."""
        with contextlib.suppress(RuntimeError):
            signal.emit(value)


def sentence_about(left: Left, key: DocumentKey) -> str:
    """What the window says of what was left; its own document comes first. Empty when there is nothing."""
    names = _names([kept for kept, _how in left.kept if kept.document == key])
    if names:
        return f"{names} has text that was not saved when the program ended unexpectedly."
    others = [kept for kept, _how in left.kept]
    if len(others) == 1:
        return f"Unsaved text of {_names(others)} was found. The program ended unexpectedly."
    if others:
        return f"Unsaved text of {len(others)} articles was found. The program ended unexpectedly."
    return "Text that was kept for recovery is damaged." if left.damaged else ""


def _names(kept: Sequence[Kept]) -> str:
    return f"“{kept[0].name}”" if kept else ""

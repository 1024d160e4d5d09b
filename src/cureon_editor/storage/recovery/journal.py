"""The journal: one checksummed file for each document with unsaved text, found again after a crash.

An entry's file is named after its document and its owner, the program that wrote it. So two windows on one
file do not overwrite each other, and nobody is offered what a running program is still writing.
"""

import contextlib
import stat
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cureon_editor.storage.atomic import GROWING, remove, write_atomically
from cureon_editor.storage.keeping import DocumentKey, NotKeptError, aware
from cureon_editor.storage.loading import LARGEST_FILE, reason
from cureon_editor.storage.recovery import entry as entries
from cureon_editor.storage.recovery import owner as owners
from cureon_editor.storage.recovery.entry import Damaged, DamagedError, Kept, Unsaved
from cureon_editor.storage.recovery.owner import Owner

#: How long an entry that nobody restored or discarded waits in the journal.
WAITS = timedelta(days=30)
_SUFFIX = ".kept"
#: No entry is larger: an article's text, which may be a little longer than its file, and the header.
_LARGEST_ENTRY = 4 * LARGEST_FILE
_REFUSAL = "What you type is not being kept for recovery"
_ADVICE = "Save often until it is."


class Journal:
    """Keeps unsaved text in a folder, which is made when it is first needed. `now` gives the time.

    `keep` and `drop` wait for the disk, so they belong on a worker thread, and in one order there: an entry
    kept after its `drop` stays. Nothing here needs Qt; every method may be called from any thread.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now
        self._owner: Owner | None = None
        self._lock = threading.Lock()

    def keep(self, document: DocumentKey, text: str, base_digest: str | None, caret: int, name: str) -> None:
        """Keep a document's text durably, in place of what this program kept of it before.

        Raises NotKeptError when that is impossible (disk full, folder not writable); the entry before it then
        stays.
        """
        data = entries.written(Unsaved(document, text, base_digest, caret, name, aware(self._now())))
        with self._lock:
            try:
                write_atomically(self._entry(document, self._own()), data)
            except OSError as error:
                raise NotKeptError(_REFUSAL, error, _ADVICE) from None

    def drop(self, document: DocumentKey) -> None:
        """Forget this program's own entry: the text was saved durably, or the person gave it up.

        What another program left of the document stays, since nobody has saved that: see `discard`.
        """
        with self._lock:
            if self._owner is not None:
                remove(self._entry(document, self._owner.name))

    def found(self) -> tuple[Kept | Damaged, ...]:
        """What programs that no longer run have left, newest first, damaged entries last; never raises."""
        left = [_read(path) for path in self._left("*" + _SUFFIX)]
        kept = sorted(
            (entry for entry in left if isinstance(entry, Kept)), key=lambda kept: kept.when, reverse=True
        )
        return (*kept, *(entry for entry in left if isinstance(entry, Damaged)))

    def discard(self, found: Kept | Damaged) -> None:
        """Remove a found entry: the person does not want it, or it is restored and kept under this owner."""
        # An entry that cannot be removed is offered again, which is a nuisance and no loss.
        remove(found.path)

    def retire(self, keep: Callable[[DocumentKey, str, str], object]) -> None:
        """Move entries that have waited for 30 days to where `keep` (document, text, why) puts them.

        An entry stays if `keep` raises NotKeptError. Damaged ones of that age go for good, and so does what
        programs that no longer run have left half written.
        """
        oldest = aware(self._now()) - WAITS
        for entry in self.found():
            if entry.when is None or entry.when >= oldest:
                continue
            with contextlib.suppress(NotKeptError):
                if isinstance(entry, Kept):
                    keep(entry.document, entry.text, f"not saved on {entry.when:%Y-%m-%d}, never restored")
                self.discard(entry)
        for path in self._left("*" + GROWING):
            remove(path)
        owners.sweep(self._folder)

    def close(self) -> None:
        """Stop writing: what is not dropped by now is found at the next start. A later `keep` begins anew."""
        with self._lock:
            if self._owner is not None:
                self._owner.release()
                self._owner = None

    def _own(self) -> str:
        """This program's name in the journal, taken with the first entry, or anew in a cleared folder."""
        if self._owner is None or not self._owner.is_there:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._owner = Owner(self._folder)
        return self._owner.name

    def _entry(self, document: DocumentKey, owner: str) -> Path:
        return self._folder / f"{document.file_name}.{owner}{_SUFFIX}"

    def _left(self, pattern: str) -> list[Path]:
        """The files whose owner no longer runs."""
        try:
            paths = sorted(self._folder.glob(pattern))
        except OSError:
            return []
        return [path for path in paths if not owners.is_running(self._folder, path.name.split(".")[1])]


def _read(path: Path) -> Kept | Damaged | None:
    """An entry; None for one that another program has just removed."""
    try:
        status = path.lstat()
        when = datetime.fromtimestamp(status.st_mtime, UTC)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST_ENTRY:
            return Damaged(path, "it is not a file that this program wrote", when)
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        # Without a time it never gets too old: what cannot be read today may be read tomorrow.
        return Damaged(path, reason(error))
    try:
        return entries.read(data, path)
    except DamagedError as error:
        return Damaged(path, str(error), when)

"""The dated versions of every document: kept at each save and before anything that could lose text."""

import contextlib
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from cureon_editor.article.article import Article
from cureon_editor.storage.atomic import remove
from cureon_editor.storage.keeping import DocumentKey, NotKeptError, aware, to_bytes
from cureon_editor.storage.kernel_locks import one_at_a_time
from cureon_editor.storage.loading import UnreadableError, reason
from cureon_editor.storage.versions import index
from cureon_editor.storage.versions.index import Version
from cureon_editor.storage.versions.texts import Texts
from cureon_editor.storage.versions.thinning import thin

#: Bytes that all versions of all documents may take on the disk.
LARGEST = 500 * 2**20
#: How often versions are thinned while they are being kept.
_THINNED_EVERY = timedelta(hours=1)
_REFUSAL = "This text was not kept as an earlier version"
_NO_HARM = "The article’s file is not affected."


class Versions:
    """Keeps versions in a folder, which is made when it is first needed. `now` gives the time.

    Everything here reads or writes the disk, so it belongs on a worker thread; any thread will do. Several
    programs may use the same folder. All versions together take `largest` bytes at most.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime], largest: int = LARGEST) -> None:
        self._folder = folder
        self._now = now
        self._largest = largest
        self._texts = Texts(folder / "texts")
        self._thinned: datetime | None = None

    def keep(self, document: DocumentKey, text: str, why: str, words: int | None = None) -> Version:
        """Keep a text durably as the newest version; one equal to the newest is not kept twice.

        `why` is shown to the person ("saved", "before reload"). `words` is the number the window shows;
        without it they are counted roughly. Raises NotKeptError; what was kept before is then still there.
        """
        now = aware(self._now())
        try:
            with self._alone():
                version = self._kept(document, text, why, words)
                if self._thinned is None or not timedelta() <= now - self._thinned < _THINNED_EVERY:
                    self._thinned = now
                    # The version is kept; what cannot be thinned now is thinned another time.
                    with contextlib.suppress(OSError):
                        thin(self._folder, self._texts, now, self._largest)
        except OSError as error:
            raise NotKeptError(_REFUSAL, error, _NO_HARM) from None
        return version

    def listed(self, document: DocumentKey) -> tuple[Version, ...]:
        """The document's versions, newest first; a damaged one says that it cannot be read.

        Raises UnreadableError with a sentence when the list itself cannot be read.
        """
        try:
            versions = index.read(self._index(document))
        except OSError as error:
            raise UnreadableError(f"The earlier versions cannot be listed: {reason(error)}.") from None
        newest_first = sorted(versions, key=lambda version: version.when)[::-1]
        return tuple(
            version if self._texts.is_whole(version.digest) else replace(version, readable=False)
            for version in newest_first
        )

    def text(self, version: Version) -> str:
        """The text of a version, exactly as it was kept. Raises UnreadableError with a sentence."""
        return self._texts.text(version.digest)

    def move(self, old: DocumentKey, new: DocumentKey) -> None:
        """Let a document's versions go with it to its new name, as when a draft gets its first file.

        Versions that the new name has already stay there. Raises NotKeptError; nothing is lost then.
        """
        if old == new:
            return
        try:
            with self._alone():
                moved = index.read(self._index(old))
                if moved:
                    both = sorted(moved + index.read(self._index(new)), key=lambda version: version.when)
                    index.replace(self._index(new), both)
                    remove(self._index(old))
        except OSError as error:
            what = "The earlier versions could not be moved to the new name"
            raise NotKeptError(what, error, _NO_HARM) from None

    def thin(self) -> None:
        """Let go what the rota and the size do not allow; `keep` does this by itself now and then.

        Raises NotKeptError when the folder cannot be written to.
        """
        try:
            with self._alone():
                thin(self._folder, self._texts, aware(self._now()), self._largest)
        except OSError as error:
            raise NotKeptError("Earlier versions could not be thinned out", error, _NO_HARM) from None

    def _kept(self, document: DocumentKey, text: str, why: str, words: int | None) -> Version:
        # The text first: a version in the index always has its text on the disk.
        digest = self._texts.keep(to_bytes(text))
        path = self._index(document)
        before = index.read(path)
        if before and before[-1].digest == digest:
            return before[-1]
        count = _words(text) if words is None else words
        version = Version(secrets.token_hex(8), aware(self._now()), why, count, digest)
        index.append(path, version)
        return version

    def _alone(self) -> contextlib.AbstractContextManager[None]:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return one_at_a_time(self._folder / "lock")

    def _index(self, document: DocumentKey) -> Path:
        return self._folder / f"{document.file_name}{index.SUFFIX}"


def _words(text: str) -> int:
    """Roughly the words of an article, front matter left out.

    Counting is seven times as fast as splitting, which would hold up the window's thread all the while.
    """
    body = Article.parse(text).body.strip()
    return body.count(" ") + body.count("\n") - body.count("\n\n") + 1 if body else 0

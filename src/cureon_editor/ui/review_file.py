"""The window's side of an article's review file: whose confirmations the checklist shows, and new ones."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from cureon_editor.article.edits import RefusedError
from cureon_editor.session.session import Change
from cureon_editor.ui.workbench import Workbench

# What reads and writes it is loaded with the first findings, after the first paint.
if TYPE_CHECKING:
    from cureon_editor.checks.findings import Finding
    from cureon_editor.rendering.protocol import Checked
    from cureon_editor.review.attestations import Attestation, Reviews

#: Milliseconds for which the folder must be quiet before the file is looked at again.
QUIET = 100
_SAVE_FIRST = (
    "Save the article first. What you confirm is kept in a file beside it, "
    "and must be what stands in the article’s file."
)
_NOT_READY = "The checklist is not ready yet. Try again in a moment."
_NAMELESS = "A passage can be confirmed only by a named person. Enter your name in the settings."


class ReviewFile(QObject):
    """Puts what people have confirmed into the findings before anybody sees them.

    It takes each Checked from the workers (`bench.found`) and hands it on (`bench.checked`), again when
    somebody confirms or another program changes the file. The file is read when findings come, so that
    opening an article does not wait for it.
    """

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._article: Path | None = None
        self._found: Checked | None = None
        self._reviews: Reviews | None = None
        self._stamp: tuple[object, ...] = ()
        self._told = ""
        self._watcher: QFileSystemWatcher | None = None
        self._later = QTimer(self, singleShot=True, interval=QUIET)
        self._later.timeout.connect(self._look)
        bench.found.connect(self._take)
        bench.session.listen(self._follow_session)

    @property
    def attestations(self) -> "tuple[Attestation, ...]":
        """What people have confirmed, withdrawn entries included, as the file stood when last read."""
        return self._reviews.attestations if self._reviews else ()

    def belong_to(self, article: Path | None) -> None:
        """Go with the article at a path from now on; None for one without a file."""
        self._article, self._told = article, ""
        if self._found is not None:
            self._look()

    def attest(self, rule: str, quote: str = "") -> bool:
        """Confirm one passage of a rule, or all that it still asks a person to read.

        Tells the person why when it cannot be done; gives whether something was stored.
        """
        session = self._bench.session
        if self._article is None or session.is_modified:
            self._bench.told.emit(_SAVE_FIRST)
            return False
        if not self._bench.identity.strip():
            self._bench.told.emit(_NAMELESS)
            return False
        return self._change(lambda reviews: self._attested(reviews, rule, quote))

    def withdraw(self, rule: str, quote: str = "") -> bool:
        """Take back the confirmation of one passage of a rule, or of all of them; as `attest` otherwise."""
        if self._article is None:
            self._bench.told.emit(_SAVE_FIRST)
            return False
        return self._change(lambda reviews: self._withdrawn(reviews, rule, quote))

    def _attested(self, reviews: "Reviews", rule: str, quote: str) -> str:
        """The review file's text with the confirmations asked for."""
        from cureon_editor.review.attestations import Attestation
        from cureon_editor.review.confirming import to_confirm
        from cureon_editor.review.review_text import with_attestations

        article = self._bench.session.article
        findings = {finding.rule: finding for finding in self._counted(reviews.attestations)}
        if rule not in findings:
            message = f"There is no rule “{rule}” in the checklist."
            raise RefusedError(message)
        by, made = self._bench.identity.strip(), self._now()
        new = [
            Attestation(str(uuid4()), rule, words, by, made, body)
            for words, body in to_confirm(findings[rule], quote, article)
        ]
        return with_attestations(reviews.text, self._document, new)

    def _withdrawn(self, reviews: "Reviews", rule: str, quote: str) -> str:
        """The review file's text with confirmations taken back."""
        from cureon_editor.review.confirming import to_withdraw
        from cureon_editor.review.review_text import with_withdrawn

        ids = to_withdraw(rule, quote, reviews.attestations)
        return with_withdrawn(reviews.text, ids, self._bench.identity.strip(), self._now())

    def _change(self, made: "Callable[[Reviews], str]") -> bool:
        from cureon_editor.review.attestations import review_file
        from cureon_editor.review.keeping import change

        if self._article is None or self._found is None:
            self._bench.told.emit(_NOT_READY)
            return False
        path = review_file(self._article)
        try:
            self._reviews = change(path, self._document, made)
        except RefusedError as refusal:
            self._bench.told.emit(str(refusal))
            return False
        self._stamp = self._stamp_of(path)
        self._show()
        return True

    @property
    def _document(self) -> str:
        return self._bench.metadata.id

    def _now(self) -> str:
        return self._bench.now().isoformat(timespec="seconds")

    def _counted(self, attestations: "Sequence[Attestation]") -> "tuple[Finding, ...]":
        """What the workers found, with what people have confirmed."""
        from cureon_editor.review.confirming import confirmed

        found = self._found.findings if self._found else ()
        return confirmed(found, attestations, self._bench.session.article)

    def _take(self, found: "Checked") -> None:
        self._found = found
        self._read()
        self._show()

    def _show(self) -> None:
        if self._found is not None:
            self._bench.checked.emit(replace(self._found, findings=self._counted(self.attestations)))

    def _look(self) -> None:
        """Show what another program has made of the file."""
        if self._read():
            self._show()

    def _read(self) -> bool:
        """Read the file if it is another than when it was last read; whether that was so."""
        from cureon_editor.review.attestations import read as read_reviews
        from cureon_editor.review.attestations import review_file

        path = review_file(self._article) if self._article else None
        stamp = self._stamp_of(path)
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        self._watch(path)
        self._reviews = read_reviews(path, self._document) if path else None
        self._tell(self._reviews.problems[0] if self._reviews and self._reviews.problems else "")
        return True

    def _stamp_of(self, path: Path | None) -> tuple[object, ...]:
        """What tells one state of the file from another without reading it."""
        if path is None:
            return ()
        try:
            status = path.stat()
        except (OSError, ValueError):
            return (path, self._document)
        return (path, self._document, status.st_ino, status.st_size, status.st_mtime_ns)

    def _watch(self, path: Path | None) -> None:
        """Listen to the folder and to the file, which a replacement takes out of the watcher."""
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(lambda _path: self._later.start())
            self._watcher.fileChanged.connect(lambda _path: self._later.start())
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        if path is not None:
            self._watcher.addPaths([str(place) for place in (path.parent, path) if place.exists()])

    def _tell(self, problem: str) -> None:
        if problem and problem != self._told:
            self._bench.told.emit(problem)
        self._told = problem

    def _follow_session(self, change: Change) -> None:
        """Forget the findings of an article that is no longer shown."""
        if change.edit is None:
            self._found = None

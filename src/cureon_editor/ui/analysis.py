"""The window's side of the worker process: sends every change, tells what came back, restarts a dead one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cureon_editor.session.session import Change
from cureon_editor.ui.workbench import Workbench

# What speaks with the worker is loaded when it starts, after the first paint.
if TYPE_CHECKING:
    from cureon_editor.rendering.protocol import FromWorker
    from cureon_editor.rendering.worker.client import Worker

#: Milliseconds before a worker that died on an article is tried again; it doubles with each death in a row.
RESTART_DELAY = 500
LONGEST_DELAY = 30_000
#: Deaths in a row after which the body is shown as it was written, and milliseconds without an edit after
#: which laying it out is tried again.
CAUTIOUS_FROM = 2
BRAVE_AGAIN = 5_000
#: Characters of text for which the worker may take a second more.
A_SECOND_MORE = 50_000


class _Post(QObject):
    """Sends what the worker's thread hands over; the worker holds it, so no closing window deletes it."""

    received = Signal(object)
    died = Signal()

    def receive(self, message: "FromWorker") -> None:
        """Pass an answer on."""
        self.received.emit(message)

    def die(self) -> None:
        """Pass on that there will be no more."""
        self.died.emit()


class Analysis(QObject):
    """Owns the worker process; its signals are the only way results reach the window.

    `patched` carries each PagePatch in order. `reopened` says that everything will be answered anew,
    `stalled` carries a sentence while no answer is to be had.
    """

    patched = Signal(object)
    reopened = Signal()
    stalled = Signal(str)

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._worker: Worker | None = None
        self._deaths = 0
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self.start)
        self._cautious = False
        self._brave = QTimer(self, singleShot=True, interval=BRAVE_AGAIN)
        self._brave.timeout.connect(self._try_again)
        # Emits on the worker's reader thread, delivers on this one: one long-lived sender.
        self._post = _Post()
        self._post.received.connect(self._deliver)
        self._post.died.connect(self._bury)
        bench.changed.connect(self._send)

    def start(self) -> None:
        """Start the worker with the article as it is now."""
        self.close()
        from cureon_editor.rendering.worker.client import PATIENCE, Worker

        patience = PATIENCE + len(self._bench.session.article.body) / A_SECOND_MORE
        self._worker = Worker(self._post.receive, self._post.die, patience)
        self.destroyed.connect(self._worker.close)
        self._open()

    def close(self) -> None:
        """End the worker process."""
        self._retry.stop()
        self._brave.stop()
        worker, self._worker = self._worker, None
        if worker is not None:
            self.destroyed.disconnect(worker.close)
            worker.close()

    def _open(self) -> None:
        from cureon_editor.rendering.protocol import Open

        session = self._bench.session
        if self._worker is not None:
            self.reopened.emit()
            text = session.article.text
            today = self._bench.now().date()
            folder = self._bench.journal.folder
            avoid = frozenset({"page"} if self._cautious else ())
            self._worker.send(Open(session.revision, text, folder, today, avoid))

    def _try_again(self) -> None:
        """Lay the text out again: what ended the worker may be gone; if not, one more death is enough."""
        self._cautious, self._deaths = False, CAUTIOUS_FROM - 1
        self._open()

    def _send(self, change: Change) -> None:
        if change.edit is None:
            self._cautious = False
        if self._cautious:
            self._brave.start()
        if self._worker is None:
            return
        fenced = (change.before.front_matter is None) == (change.after.front_matter is None)
        if change.edit is None or not fenced:
            self._open()
            return
        from cureon_editor.rendering.protocol import Change as WorkerChange

        self._worker.send(WorkerChange(self._bench.session.revision, change.edit.splices))

    def _deliver(self, message: "FromWorker") -> None:
        from cureon_editor.rendering.protocol import Checked, PagePatch, Summary

        if isinstance(message, PagePatch):
            self.patched.emit(message)
        elif isinstance(message, Summary):
            self._bench.summarised.emit(message)
        elif isinstance(message, Checked):
            self._deaths = 0
            self._bench.checked.emit(message)

    def _bury(self) -> None:
        self.close()
        self._deaths += 1
        self._cautious = self._deaths >= CAUTIOUS_FROM
        self.stalled.emit(
            "The preview and the checklist stopped and are being started again. Your text is safe."
        )
        self._retry.start(min(RESTART_DELAY * 2 ** (self._deaths - 1), LONGEST_DELAY))

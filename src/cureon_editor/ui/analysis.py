"""The window's side of the worker processes: sends every change to both, tells what comes back."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cureon_editor.session.session import Change
from cureon_editor.ui.supervisor import Health, Supervisor
from cureon_editor.ui.workbench import Workbench

# What speaks with the workers is loaded when they start, after the first paint.
if TYPE_CHECKING:
    from cureon_editor.rendering.protocol import Change as WorkerChange
    from cureon_editor.rendering.protocol import Checked, Claims, Open, PagePatch, Summary

#: Milliseconds without a key after which summary and checklist are asked for: time for the letter and the
#: page to be drawn. With the length of the text that grows, since working them out then takes long enough to
#: be in the way of the next key; so many characters are a millisecond. And how late it may become.
QUIET = 20
A_MILLISECOND = 10_000
LATEST = 1_000

#: Characters of a text whose page is composed before its checklist is begun: it would have to share the
#: processor. It waits so many milliseconds at most.
LONG = 100_000
PAGE_FIRST = 3_000

_BEHIND = "The page is catching up."
_DOWN = "{} stopped and will be started again in a moment. Your text is safe."
_NO_SUMMARY = "The word count and the source list take too long on this text. They were left as they are."


class Analysis(QObject):
    """Owns the page worker and the analysis worker; its signals are the only way results reach the window.

    The page worker hears of a key at once, the analysis worker a moment later, in a long article when nobody
    types: drawing the page comes first.

    `patched` carries each PagePatch in order. `page_reopened` and `analysis_reopened` say that everything
    will be answered anew. `notice` carries a sentence while the window is behind the text, and an empty one
    when it has caught up.
    """

    patched = Signal(object)
    page_reopened = Signal()
    analysis_reopened = Signal()
    notice = Signal(str)

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._page: Supervisor | None = None
        self._checks: Supervisor | None = None
        self._notice = ""
        self._gathered: list[WorkerChange] = []
        self._gathering_since = 0.0
        self._first = QTimer(self, singleShot=True)
        self._first.timeout.connect(self._start_checks)
        self._gathering = QTimer(self, singleShot=True)
        self._gathering.timeout.connect(self._send_gathered)
        bench.session.listen(self._send)

    @property
    def pids(self) -> tuple[int, ...]:
        """The ids of the worker processes there are, the page's first."""
        pids = [worker.pid for worker in (self._page, self._checks) if worker]
        return tuple(pid for pid in pids if pid is not None)

    @property
    def avoided(self) -> frozenset[str]:
        """Labels of what of the page takes too long to lay out."""
        return self._page.avoided if self._page else frozenset()

    def start(self) -> None:
        """Start the workers with the article as it is now, the page's first: it is what a person sees."""
        from cureon_editor.rendering.worker.role import Role

        self._page = page = Supervisor(Role.PAGE, self._opening, self)
        self._checks = checks = Supervisor(Role.ANALYSIS, self._opening, self)
        page.answered.connect(self._page_answered)
        page.answered.connect(self.patched)
        checks.answered.connect(self._pass_on)
        page.reopened.connect(self.page_reopened)
        checks.reopened.connect(self._drop_gathered)
        checks.reopened.connect(self.analysis_reopened)
        for worker in (page, checks):
            worker.health_changed.connect(self._tell)
        page.start()
        checks.prepare()
        long = len(self._bench.session.article.body) > LONG
        self._first.start(PAGE_FIRST if long else 0)

    def _start_checks(self) -> None:
        if self._checks:
            self._checks.start()

    def recheck(self) -> None:
        """Have everything answered anew: the journal's settings are others."""
        for worker in (self._page, self._checks):
            if worker:
                worker.open()

    def close(self) -> None:
        """End the worker processes."""
        self._first.stop()
        self._gathering.stop()
        for worker in (self._page, self._checks):
            if worker:
                worker.close()

    def _page_answered(self, patch: "PagePatch") -> None:
        """Tell the source list of other numbers; go on with the checklist once there is a whole page."""
        if patch.sources is not None:
            self._bench.numbered.emit(patch.sources)
        if patch.complete and self._first.isActive():
            self._first.start(0)

    def _opening(self, avoid: frozenset[str], suspects: frozenset[str]) -> "Open":
        """The article as it is now, for a worker that knows nothing of it."""
        from cureon_editor.rendering.protocol import Open

        bench = self._bench
        session, today = bench.session, bench.now().date()
        return Open(session.revision, session.article.text, bench.journal.folder, today, avoid, suspects)

    def _send(self, change: Change) -> None:
        page, checks = self._page, self._checks
        if page is None or checks is None:
            return
        page.note_edit()
        checks.note_edit()
        fenced = (change.before.front_matter is None) == (change.after.front_matter is None)
        if change.edit is None or not fenced:
            page.open()
            checks.open()
            return
        from cureon_editor.rendering.protocol import Change as WorkerChange

        message = WorkerChange(self._bench.session.revision, change.edit.splices)
        page.send(message)
        self._gather(message)

    def _gather(self, message: "WorkerChange") -> None:
        """Keep a change for the analysis worker until nobody types."""
        now = time.monotonic()
        if not self._gathered:
            self._gathering_since = now
        self._gathered.append(message)
        left = LATEST - int((now - self._gathering_since) * 1_000)
        quiet = QUIET + len(self._bench.session.article.body) // A_MILLISECOND
        self._gathering.start(max(0, min(quiet, left)))

    def _send_gathered(self) -> None:
        if self._checks:
            for message in self._gathered:
                self._checks.send(message)
        self._gathered.clear()

    def _drop_gathered(self) -> None:
        """The whole article is being sent, with all that was gathered."""
        self._gathering.stop()
        self._gathered.clear()

    def _pass_on(self, message: "Summary | Checked | Claims") -> None:
        from cureon_editor.rendering.protocol import Checked, Claims

        if isinstance(message, Claims):
            self._bench.claimed.emit(message)
            return
        told = self._bench.found if isinstance(message, Checked) else self._bench.summarised
        told.emit(message)
        self._tell()

    def _tell(self) -> None:
        """Say how the workers do, when that is another sentence than before."""
        notice = self._sentence()
        if notice != self._notice:
            self._notice = notice
            self.notice.emit(notice)

    def _sentence(self) -> str:
        """The most important thing to know about the workers, or nothing."""
        if self._page is None or self._checks is None:
            return ""
        if self._page.health is Health.DOWN:
            return _DOWN.format("The page")
        if self._page.health is Health.BEHIND:
            return _BEHIND
        if self._checks.health is Health.DOWN:
            return _DOWN.format("The checklist")
        return _NO_SUMMARY if "summary" in self._checks.avoided else ""

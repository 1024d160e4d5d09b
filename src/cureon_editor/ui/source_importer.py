"""Brings sources in one arrival after another: reads each beside the window's work, shows it, takes it in."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from cureon_editor.exchange.import_plan import ImportPlan, summary_of
from cureon_editor.ui.source_reader import Reading, SourceReader

if TYPE_CHECKING:
    from cureon_editor.session.session import Change
    from cureon_editor.ui.arrivals import Arrival
    from cureon_editor.ui.banner import Banner
    from cureon_editor.ui.workbench import Workbench

#: What takes longer says so, with a way to stop it; in milliseconds.
PATIENCE = 500


class SourceImporter(QObject):
    """The queue of a window; the text can be written on while it reads."""

    def __init__(self, bench: Workbench, banner: Banner) -> None:
        super().__init__(bench)
        self._bench, self._banner = bench, banner
        self._waiting: deque[Arrival] = deque()
        self._now: Arrival | None = None
        self._progress = ""
        bench.session.listen(self._follow)
        self._reader = SourceReader(self)
        self._reader.read.connect(self._show)
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE)
        self._slow.timeout.connect(self._say_so)

    @classmethod
    def of(cls, bench: Workbench, banner: Banner) -> SourceImporter:
        """The importer of a window, which has one; it says in the window's banner what it does."""
        found = bench.findChild(cls)
        return found if isinstance(found, cls) else cls(bench, banner)

    def bring_in(self, arrivals: Iterable[Arrival]) -> None:
        """Read these after those that wait already, and show each to the person."""
        self._waiting.extend(arrivals)
        if self._now is None:
            self._next()

    def cancel(self) -> None:
        """Give up what is being read and what waits; nothing was changed."""
        self._waiting.clear()
        self._done()

    def _follow(self, change: Change) -> None:
        """Give up when another article is opened: what comes was meant for the one before."""
        if change.edit is None and self._now is not None:
            self.cancel()

    def _next(self) -> None:
        if self._waiting:
            self._now = self._waiting.popleft()
            self._slow.start()
            self._reader.start(self._reading(self._now))

    def _reading(self, arrival: Arrival) -> Reading:
        """Reads an arrival and lays it beside the sources there are now, which takes long for many."""
        sources, today = self._bench.metadata.sources, self._bench.now().date()
        return lambda: ImportPlan(arrival.read(), sources, today)

    def _say_so(self) -> None:
        """Tell that this takes a while, and offer to stop it."""
        if self._now is None:
            return
        waiting = len(self._waiting)
        more = f" {waiting} more to come." if waiting else ""
        self._progress = f"Reading the sources of {self._now.name}. You can write on.{more}"
        self._banner.show_text(self._progress, ("Cancel", self.cancel))

    def _show(self, read: ImportPlan) -> None:
        """Let the person choose what to take of what was read."""
        self._quiet()
        bench, arrival = self._bench, self._now
        if arrival is None:
            # Cancelled meanwhile.
            return
        plan = read.beside(bench.metadata.sources)
        if not plan.rows and len(plan.missed) <= 1:
            bench.told.emit(done(plan))
            self._done()
            return
        dialog = self._dialog(plan, arrival.name)
        dialog.accepted.connect(lambda: self._take(plan))
        dialog.finished.connect(lambda _result: self._done())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _dialog(self, plan: ImportPlan, name: str) -> QDialog:
        """The form for a single source that is new, else the list of all."""
        from cureon_editor.ui.dialogs.source_import import ImportDialog, single_form

        frame = self._banner.window()
        if len(plan.rows) == 1 and not plan.missed and plan.rows[0].listed is None:
            return single_form(frame, self._bench, plan)
        return ImportDialog(frame, self._bench, plan, name)

    def _take(self, plan: ImportPlan) -> None:
        if sentence := take(self._bench, plan):
            self._bench.told.emit(sentence)

    def _quiet(self) -> None:
        self._slow.stop()
        if self._progress and self._banner.text == self._progress:
            self._banner.hide()
        self._progress = ""

    def _done(self) -> None:
        self._quiet()
        self._now = None
        self._next()


def take(bench: Workbench, plan: ImportPlan) -> str:
    """Take in what was decided on, in one step of Undo: what was done; empty when it was refused."""
    sentence, items, completed = done(plan), plan.items, plan.completed
    if not items and not completed:
        return sentence
    return sentence if bench.run("source.take_in", items=items, completed=completed) else ""


def done(plan: ImportPlan) -> str:
    """What an import does, in a sentence; when nothing was understood, why."""
    if not plan.rows and len(plan.missed) == 1:
        return f"No source was added. {plan.missed[0].message}"
    return summary_of(plan.counts)

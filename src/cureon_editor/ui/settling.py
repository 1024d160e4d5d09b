"""Says when page and checks show the current article."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from cureon_editor.session.session import Change
from cureon_editor.ui.analysis import Analysis
from cureon_editor.ui.preview.host import PageHost
from cureon_editor.ui.workbench import Workbench

if TYPE_CHECKING:
    from cureon_editor.rendering.protocol import Checked


class Settling(QObject):
    """Compares the revisions of page and checks with the session's; calls `settled` from the event loop."""

    def __init__(
        self, bench: Workbench, analysis: Analysis, page: PageHost, settled: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self._bench = bench
        self._settled = settled
        self._page = self._checks = -1
        self._told = -1
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._tell)
        page.shown.connect(self._page_shows)
        bench.checked.connect(self._checks_show)
        bench.session.listen(self._begin)
        analysis.page_reopened.connect(self._begin_page_anew)
        analysis.analysis_reopened.connect(self._begin_checks_anew)

    @property
    def is_settled(self) -> bool:
        """Whether both show the article as it is now."""
        return self._page == self._checks == self._bench.session.revision

    def _page_shows(self, revision: int) -> None:
        self._page = revision
        self._timer.start()

    def _checks_show(self, checked: "Checked") -> None:
        self._checks = checked.revision
        self._timer.start()

    def _begin(self, _change: Change) -> None:
        self._timer.stop()

    def _begin_page_anew(self) -> None:
        self._page = self._told = -1

    def _begin_checks_anew(self) -> None:
        self._checks = self._told = -1

    def _tell(self) -> None:
        if self.is_settled and self._told != self._bench.session.revision:
            self._told = self._bench.session.revision
            self._settled()

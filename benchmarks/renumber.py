"""Renumbering 1,000 sources and 5,000 citations in 100,000 words: to the changed article, list and page."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtWidgets import QAbstractItemView, QWidget

from support import articles
from support.figures import Cell, milliseconds, show
from support.page_watch import PageWatch
from support.pages import page_of
from support.screen import application
from support.typist import Redrawn
from support.waiting import pause, wait_for
from support.windows import close, full, settle

ROUNDS = 5
CHANGED, FOLLOWED = 50, 100
#: Milliseconds without a drawing after which the page is taken to be done.
QUIET = 250
#: What is measured, each with the commands that do it; what moves is moved back in the next round.
GESTURES: Mapping[str, Callable[[int], tuple[str, dict[str, object]]]] = {
    "move the last source to the top": lambda turn: ("source.move", {"key": _last(turn), "to": 0}),
    "change the order": lambda turn: ("citations.order", {"policy": ("mention", "list")[turn % 2]}),
    "rename a key": lambda turn: ("source.rename", {"key": _name(turn), "new_key": _name(turn + 1)}),
}


def main() -> None:
    """Do each gesture by turns in one window."""
    _keep = application()
    rows: list[list[Cell]] = []
    with TemporaryDirectory() as folder:
        window = full(articles.write(Path(folder), articles.DENSE.words, articles.DENSE))
        window.show()
        settle(window)
        window.run("view.panel", name="sources")
        pause(500)
        for gesture, command in GESTURES.items():
            rounds = [_measured(window, *command(turn)) for turn in range(ROUNDS + 1)][1:]
            rows.append([gesture, *(milliseconds(column) for column in zip(*rounds, strict=True))])
        close(window)
    title = f"Renumbering, ms (article within {CHANGED}, list and page within {FOLLOWED} wanted)"
    show(title, ("", "article", "list", "page", "settled"), rows)


def _last(turn: int) -> str:
    return f"source{articles.DENSE.sources - turn}"


def _name(turn: int) -> str:
    return f"renamed{turn}" if turn else "source1"


def _measured(
    window: QWidget, command: str, arguments: dict[str, object]
) -> tuple[float, float, float, float]:
    """Seconds until the article is changed, until list and page show it, and until all is settled."""
    page = PageWatch(page_of(window).page())
    listed = _ListWatch(window)
    settled: list[float] = []
    connection = window.settled.connect(lambda: settled.append(perf_counter()))
    pause(QUIET)
    page.times.clear()
    began = perf_counter()
    assert window.run(command, **arguments), command
    changed = perf_counter()
    wait_for(lambda: bool(settled), "page and checklist")
    pause(QUIET)
    window.settled.disconnect(connection)
    return changed - began, listed.first() - began, page.times[-1] - began, settled[0] - began


class _ListWatch:
    """Notes when the list of sources was first drawn with new rows."""

    def __init__(self, window: QWidget) -> None:
        tree = window.findChild(QAbstractItemView, "sourceList")
        assert tree is not None
        self._told: list[float] = []
        self._drawn = Redrawn(tree.viewport())
        window.bench.numbered.connect(lambda _rows: self._told.append(perf_counter()))

    def first(self) -> float:
        """When that was."""
        return next((time for time in self._drawn.times if time > self._told[0]), self._told[0])

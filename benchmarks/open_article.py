"""Opening an article at three sizes: to its painted text, and to the settled preview and checklist."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtWidgets import QApplication

from support import articles
from support.figures import milliseconds, show
from support.windows import OPENERS, FirstPaint, close, settle, wait_for

ROUNDS = 5


def main() -> None:
    """Open windows by turns in one process; the first pair warms up."""
    QApplication([])
    rows: list[tuple[str | float, ...]] = []
    with TemporaryDirectory() as folder:
        for name, words in articles.SIZES.items():
            path = articles.write(Path(folder), words)
            rounds = [{kind: _open(kind, path) for kind in OPENERS} for _ in range(ROUNDS + 1)][1:]
            bare = milliseconds([times["bare"][0] for times in rounds])
            for kind in OPENERS:
                painted, settled = (milliseconds([times[kind][step] for times in rounds]) for step in (0, 1))
                rows.append((f"{name} {kind}", painted, painted / bare, settled))
    show("Opening an article, ms", ("", "painted", "ratio", "settled"), rows)


def _open(kind: str, path: Path) -> tuple[float, float]:
    """Seconds to the first paint, and to the page and the checklist."""
    began = perf_counter()
    painted: list[float] = []
    window = OPENERS[kind](path)
    FirstPaint(window, lambda: painted.append(perf_counter() - began))
    window.show()
    wait_for(lambda: bool(painted), "the first paint")
    settle(window)
    settled = perf_counter() - began
    close(window)
    return painted[0], settled

"""Opening an article at three sizes: to its painted text, its whole page, and the settled checklist."""

from pathlib import Path
from time import perf_counter

from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QWidget

from support import articles
from support.figures import Cell, milliseconds, show
from support.page_watch import PageWatch
from support.pages import bare_view, evaluate, page_of
from support.screen import application
from support.waiting import wait_for
from support.windows import FirstPaint, bare, close, full

ROUNDS = 3
PAGE_LIMIT = 2.0
#: Whether the page of an article whose last line is this one is there, its sources included.
_COMPLETE = """
document.querySelector("#sources li") !== null
&& [...document.querySelectorAll("article [data-line]")].some((block) => Number(block.dataset.line) >= %d)
"""


def main() -> None:
    """Open windows by turns in one process; the first round warms up."""
    _keep = application()
    rows: list[list[Cell]] = []
    for name, path in articles.of_each_size():
        rows += _rows(name, path)
    header = ("", "text painted", "page complete", "settled", "ratio of painted")
    show(f"Opening an article, ms (the page within {PAGE_LIMIT * 1000:g} wanted)", header, rows)
    print("  bare: a QPlainTextEdit with the text; a web view that loads the finished page from a file")


def _rows(name: str, path: Path) -> list[list[Cell]]:
    page = path.with_suffix(".html")
    _export(path, page)
    lines = path.read_text(encoding="utf-8").split("\n---\n", 1)[1].split("\n\n")
    # The last block is the disclaimer, which the page shows below the sources.
    last_line = sum(block.count("\n") + 2 for block in lines[:-2])
    rounds = [(_bare(path, page), _full(path, last_line)) for _ in range(ROUNDS + 1)][1:]
    floors, times = (
        [milliseconds(column) for column in zip(*side, strict=True)] for side in zip(*rounds, strict=True)
    )
    return [
        [f"{name} bare", *floors, "", 1.0],
        [f"{name} full", *times, times[0] / floors[0]],
    ]


def _bare(path: Path, page: Path) -> tuple[float, float]:
    """Seconds until a bare widget has painted the text, and until a bare view has drawn the page."""
    began = perf_counter()
    widget = bare(path)
    painted = _painted(widget)
    close(widget)
    loading = perf_counter()
    view = bare_view(page)
    drawn = _drawn(view.page())
    close(view)
    return painted - began, drawn - loading


def _full(path: Path, last_line: int) -> tuple[float, float, float]:
    """Seconds until the editor has painted the text, drawn the whole page, and settled."""
    began = perf_counter()
    window = full(path)
    settled: list[float] = []
    window.settled.connect(lambda: settled.append(perf_counter()))
    painted = _painted(window)
    view = page_of(window)
    wait_for(lambda: bool(evaluate(view, "document.querySelector('#article') !== null")), "the empty page")
    drawn = _drawn(view.page(), _COMPLETE % last_line)
    wait_for(lambda: bool(settled), "page and checklist")
    close(window)
    return painted - began, drawn - began, settled[0] - began


def _export(path: Path, page: Path) -> None:
    """Let the editor write an article's page to a file."""
    window = full(path)
    window.run("file.export_html", path=page)
    close(window)


def _painted(window: QWidget) -> float:
    """Show a window; when its text was painted."""
    painted: list[float] = []
    FirstPaint(window, lambda: painted.append(perf_counter()))
    window.show()
    wait_for(lambda: bool(painted), "the first paint")
    return painted[0]


def _drawn(page: QWebEnginePage, wanted: str = "true") -> float:
    """When the page was drawn with what is wanted on it."""
    watch = PageWatch(page, wanted)
    wait_for(lambda: bool(watch.times), "the drawn page")
    return watch.times[0]

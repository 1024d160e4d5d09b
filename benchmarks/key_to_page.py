"""From a key press to the drawn page at three sizes, beside the patch of one paragraph of a bare web view."""

from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from random import Random
from time import perf_counter

from support import articles
from support.figures import Cell, milliseconds, show, slowest
from support.page_watch import WORLD, PageWatch
from support.pages import bare_view, evaluate, page_of
from support.screen import application
from support.typist import TEXT, Typist
from support.waiting import pause, wait_for
from support.windows import close, full, settle

KEYS = 60
#: Milliseconds between two keys; their difference keeps the keys out of step with the screen.
PAUSES = (55, 75)
LIMIT = 35.0
#: What the bare view's floor is: one paragraph in the middle of the page gets another text.
_PREPARE = """
const paragraphs = document.querySelectorAll("article p");
globalThis.patched = paragraphs[paragraphs.length >> 1];
patched.scrollIntoView({ block: "center" });
"""


def main() -> None:
    """Type into the editor's window at each size, then patch a bare view of the same page."""
    _keep = application()
    rows: list[list[Cell]] = []
    for name, path in articles.of_each_size():
        page = path.with_suffix(".html")
        typed = _typed(path, page)
        patched = _patched(page)
        base = milliseconds(patched)
        rows += [[f"{name} bare patch", *_figures(patched), 1.0]]
        rows += [[f"{name} full", *_figures(typed), milliseconds(typed) / base]]
    title = f"From the key to the drawn page, ms, {KEYS} keys ({LIMIT:g} wanted at every length)"
    show(title, ("", "median", "95 %", "99 %", "ratio"), rows)


def _typed(path: Path, page: Path) -> list[float]:
    """Seconds from each key to the page that shows it; the page is exported for the bare view."""
    typist = Typist(full(path))
    typist.sit_down()
    typist.window.run("file.export_html", path=page)
    watch = PageWatch(page_of(typist.window).page())
    keys = cycle(TEXT)
    times = _timed(watch, lambda: typist.strike(next(keys)))
    settle(typist.window)
    close(typist.window)
    return times


def _patched(page: Path) -> list[float]:
    """Seconds from each patch of a bare view to its drawing."""
    view = bare_view(page)
    evaluate(view, _PREPARE)
    pause(500)
    watch = PageWatch(view.page())
    times = _timed(
        watch, lambda: view.page().runJavaScript("patched.innerHTML = patched.innerHTML + 'x'", WORLD)
    )
    view.close()
    view.deleteLater()
    pause(50)
    return times


def _timed(watch: PageWatch, change: Callable[[], object]) -> list[float]:
    """Seconds from each change to the frame that shows it."""
    chance = Random(1)  # noqa: S311 - pauses, not secrets
    times = []
    pause(200)
    for _ in range(KEYS):
        watch.times.clear()
        began = perf_counter()
        change()
        wait_for(lambda: bool(watch.times), "the drawn page")
        times.append(watch.times[0] - began)
        pause(chance.uniform(*PAUSES))
    return times


def _figures(times: list[float]) -> tuple[float, ...]:
    return milliseconds(times), slowest(times), slowest(times, 99)

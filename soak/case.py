"""One hostile text in the middle of an article in a real window: type elsewhere, and say how it went.

Run as `python -m soak.case NAME SIZE FILE`; the report is written to the file as JSON.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic, thread_time

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.core.hostile import pathological

from cureon_editor.app import create_window
from cureon_editor.ui.window import MainWindow
from soak.report import Report
from support.processes import tree_memory
from support.waiting import pause, wait_for

#: Typed while page and checklist are being made, and again when they are there.
AT_ONCE, LATER = "while it works ", "once it is there "
#: Milliseconds from key to key, as a quick writer types.
PAUSE = 80
#: A name that ends so is made without line breaks.
UNBROKEN = ", unbroken"


def main(name: str, size: int, report: Path) -> None:
    """Try one text and write the report."""
    app = QApplication.instance() or QApplication([])
    with TemporaryDirectory() as folder, _window(Path(folder), name, size) as window:
        report.write_text(json.dumps(asdict(_tried(window, name))), encoding="utf-8")
    app.processEvents()


def article(name: str, size: int) -> str:
    """An ordinary article with a hostile text in the middle."""
    made = pathological.raw if name.endswith(UNBROKEN) else pathological.text
    middle = made(name.removesuffix(UNBROKEN), size)
    return f"---\ntitle: Walking\n---\n\n## Before\n\nWalking helps.\n\n{middle}\n\n## After\n\nIt does.\n"


@contextmanager
def _window(folder: Path, name: str, size: int) -> Iterator[MainWindow]:
    path = folder / "article.md"
    path.write_text(article(name, size), encoding="utf-8", newline="")
    window = create_window(path, settings_dir=folder / "settings")
    window.resize(1280, 800)
    window.show()
    try:
        yield window
    finally:
        window.session.mark_saved(window.session.article)  # nobody is there to be asked
        window.close()
        window.deleteLater()


def _tried(window: MainWindow, name: str) -> Report:
    """Type at once, wait, type again, wait, and look at what is there."""
    wait_for(lambda: window.page.view is not None, "the page")
    began = monotonic()
    pids: set[int] = set()
    watch = QTimer(window, interval=20)
    watch.timeout.connect(lambda: pids.update(window.analysis.pids))
    watch.start()
    pause(500)
    expected = window.session.article.body
    keys: list[float] = []
    if not window.document.read_only:
        keys += _typed(window, AT_ONCE)
    settled = _settled(window, began)
    if not window.document.read_only:
        keys += _typed(window, LATER)
        _settled(window, began)
        place = expected.rindex("It does.")
        expected = expected[:place] + AT_ONCE + LATER + expected[place:]
    memory = tree_memory()
    return Report(
        name,
        settled,
        1_000 * median(keys) if keys else 0.0,
        1_000 * max(keys, default=0.0),
        max(0, len(pids) - 2),
        memory.whole if memory else 0.0,
        window.document.read_only,
        window.session.article.body != expected or not _shown(window, expected),
    )


def _settled(window: MainWindow, began: float) -> float:
    """Seconds until page and checklist were there; infinite when they were not in time."""
    try:
        wait_for(lambda: window.is_settled, "page and checklist")
    except TimeoutError:
        return float("inf")
    return monotonic() - began


def _typed(window: MainWindow, words: str) -> list[float]:
    """Type in the last paragraph; the seconds of this thread's work for each key, with all that follows."""
    if words == AT_ONCE:
        place = window.session.article.body.rindex("It does.")
        window.binding.select(place, place)
        pause(200)
    spent = []
    for key in words:
        start = thread_time()
        QTest.keyClicks(window.editor, key)
        pause(PAUSE)
        spent.append(thread_time() - start)
    return spent


def _shown(window: MainWindow, body: str) -> bool:
    """Whether the page shows the last paragraph as it is now."""
    last = body.rstrip().rpartition("\n")[2]
    answers: list[object] = []
    code = f"document.querySelector('#body').textContent.includes({json.dumps(last)})"
    window.page.view.page().runJavaScript(code, 1, answers.append)
    wait_for(lambda: bool(answers), "the page's answer")
    return answers == [True]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))

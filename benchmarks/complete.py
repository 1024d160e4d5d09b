"""What a key costs while a citation is typed and the list offers some of 1,000 sources."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from support import articles
from support.figures import milliseconds, show, slowest
from support.screen import application
from support.typist import Typist
from support.waiting import pause, wait_for
from support.windows import close, full

LIMIT = 10
#: Each is typed behind `[@`: how most names begin, a name, a word of each title, a year, what fits nothing.
WANTED = ("sample", "sample512", "outcomes", "2019", "xyzzy")


def main() -> None:
    """Type each, watch the list, and take it back."""
    _keep = application()
    with TemporaryDirectory() as folder:
        typist = Typist(full(articles.write(Path(folder), articles.DENSE.words, articles.DENSE)))
        typist.sit_down()
        for wanted in WANTED:
            _complete(typist, wanted)
        close(typist.window)
    costs = typist.costs
    rows = [
        [name, milliseconds(times), slowest(times), max(times) * 1000]
        for name, times in (("the key itself", costs.handled), ("with what is drawn", costs.painted))
    ]
    count = len(costs.handled)
    show(f"UI-thread ms a key, {count} keys (under {LIMIT} wanted)", ("", "median", "95 %", "longest"), rows)


def _complete(typist: Typist, wanted: str) -> None:
    window = typist.window
    before = window.session.article.body
    for key in " [@":
        typist.strike(key)
    offered = window.findChild(QWidget, "completion")
    assert offered is not None
    wait_for(offered.isVisible, "the list of sources")
    for key in wanted:
        typist.press(key)
        pause(60)
    while window.session.article.body != before:
        window.run("edit.undo")
    pause(300)

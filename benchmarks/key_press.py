"""UI-thread time a key press at three sizes: real keys, in the editor and a bare text widget by turns."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from support import articles
from support.figures import milliseconds, show, slowest
from support.windows import OPENERS, close, editor_of, settle, wait_for

KEYS = "and the same people were seen again after a year "
TURNS = 5
PAUSE = 40
LIMIT = 3.0


class Typist:
    """Types in the middle of one window and notes what each key costs the UI thread, in seconds.

    `handled` is the key event itself; `painted` adds what is drawn at once; `whole`, one a turn, adds all
    that follows until page and checklist are settled, shared among the turn's keys. All three are this
    thread's processor time, so other programs do not count. `waited` is what the person waits for the letter.
    """

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.editor = editor_of(window)
        self.handled: list[float] = []
        self.painted: list[float] = []
        self.whole: list[float] = []
        self.waited: list[float] = []

    def sit_down(self) -> None:
        """Show the window and put the caret in the middle, behind a word."""
        self.window.show()
        wait_for(self.window.isVisible, "the window")
        settle(self.window)
        cursor = self.editor.textCursor()
        cursor.setPosition(self.editor.document().characterCount() // 2)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfWord)
        self.editor.setTextCursor(cursor)
        self.editor.setFocus()
        self.editor.ensureCursorVisible()
        QTest.qWait(500)

    def write(self, text: str) -> None:
        """Type a text and wait until it is on the page: what follows must not fall into another's turn."""
        began = thread_time()
        for key in text:
            self.press(key)
        settle(self.window)
        QTest.qWait(100)
        self.whole.append((thread_time() - began) / len(text))

    def press(self, key: str) -> None:
        """Press one key and wait for the next."""
        clock, began = perf_counter(), thread_time()
        QTest.keyClicks(self.editor, key)
        handled = thread_time()
        QApplication.processEvents()
        painted, drawn = thread_time(), perf_counter()
        QTest.qWait(PAUSE)
        self.handled.append(handled - began)
        self.painted.append(painted - began)
        self.waited.append(drawn - clock)


def main() -> None:
    """One window of each kind at each size, typing by turns."""
    QApplication([])
    rows: list[tuple[str | float, ...]] = []
    with TemporaryDirectory() as folder:
        for name, words in articles.SIZES.items():
            rows += _rows(name, articles.write(Path(folder), words))
    header = (
        "",
        "key",
        "with painting",
        "95 %",
        "all that follows",
        "wait",
        "ratio of painting",
    )
    show(f"UI-thread ms a key press, median of {TURNS * len(KEYS)} (under {LIMIT:g} wanted)", header, rows)


def _rows(name: str, path: Path) -> list[tuple[str | float, ...]]:
    typists = {kind: Typist(opener(path)) for kind, opener in OPENERS.items()}
    for typist in typists.values():
        typist.sit_down()
    for typist in list(typists.values()) * TURNS:
        typist.write(KEYS)
    for typist in typists.values():
        close(typist.window)
    base = milliseconds(typists["bare"].painted)
    return [(f"{name} {kind}", *_figures(typist, base)) for kind, typist in typists.items()]


def _figures(typist: Typist, base: float) -> tuple[float, ...]:
    painted = milliseconds(typist.painted)
    return (
        milliseconds(typist.handled),
        painted,
        slowest(typist.painted),
        milliseconds(typist.whole),
        milliseconds(typist.waited),
        painted / base,
    )

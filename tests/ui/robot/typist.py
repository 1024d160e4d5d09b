"""The program with a robot at its keys, until it is killed: `python -m tests.ui.robot.typist FOLDER SEED`.

What it does it says in FOLDER/log, a line each: when, what, and after which key. The writing of a line ends
before the next key, so a killed program has said all but the key it was at.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cureon_editor.app import create_window
from cureon_editor.ui.crash import Crash
from cureon_editor.ui.window import MainWindow
from tests.ui.robot import keys

#: Milliseconds from key to key.
PAUSE = 125
#: Seconds from beat to beat of what tells whether machine and disk let anything through.
BEAT = 0.05
_CONTROL = Qt.KeyboardModifier.ControlModifier
_PRESSED = {
    keys.ENTER: (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    keys.BACKSPACE: (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
    keys.TO_START: (Qt.Key.Key_Home, _CONTROL),
    keys.TO_END: (Qt.Key.Key_End, _CONTROL),
}
Say = Callable[[str, int], object]


def main(folder: Path, seed: int) -> int:
    """Open the article in the folder and type for ever."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication([])
    log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(what: str, number: int) -> None:
        os.write(log, f"{time.monotonic()} {what} {number}\n".encode())

    window = create_window(folder / "article.md", settings_dir=folder / "settings")
    Crash([window], folder / "settings").install()
    window.show()
    window.binding.select(0, 0)
    threading.Thread(target=beat, args=(folder / "beat", say), daemon=True).start()
    typed = enumerate(keys.keys(seed), 1)
    timer = QTimer(window, interval=PAUSE)
    timer.timeout.connect(lambda: press(window, *next(typed), say))
    timer.start()
    return app.exec()


def press(window: MainWindow, number: int, key: str, say: Say) -> None:
    """Press one key, and say so once the program has taken it."""
    if key == keys.SAVE:
        say("saving", number)
        say("saved" if window.run("file.save") else "refused", number)
    elif key in _PRESSED:
        QTest.keyClick(window.editor, *_PRESSED[key])
    elif key in keys.COMPOSED:
        compose(window, key)
    else:
        QTest.keyClicks(window.editor, key)
    say("key", number)


def compose(window: MainWindow, text: str) -> None:
    """Enter what an input method has made."""
    QApplication.sendEvent(window.editor, QInputMethodEvent("x", []))
    committed = QInputMethodEvent("", [])
    committed.setCommitString(text)
    QApplication.sendEvent(window.editor, committed)


def beat(path: Path, say: Say) -> None:
    """Wait for the processor and the disk, as keeping a text does, and say each time that they came."""
    for number in count():
        time.sleep(BEAT)
        with path.open("wb") as stream:
            stream.write(b"beat")
            os.fsync(stream.fileno())
        say("beat", number)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))

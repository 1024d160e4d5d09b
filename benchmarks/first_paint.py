"""From starting Python to the first painted text: the editor against a bare text widget, in new processes."""

import compileall
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time

import cureon_editor
from support import articles
from support.figures import compare

ROUNDS = 5
WORDS = 2_000


def main() -> None:
    """Take turns, so that both meet the same machine; the first round only warms the disk cache."""
    # As after any earlier start: Qt's modules have their byte code too, however Python is told to keep it.
    compileall.compile_dir(Path(cureon_editor.__file__).parent, quiet=1)
    with TemporaryDirectory() as folder:
        path = articles.write(Path(folder), WORDS)
        rounds = [[_start(kind, path) for kind in ("bare", "full")] for _ in range(ROUNDS + 1)][1:]
    bare, full = zip(*rounds, strict=True)
    compare(f"Start to first paint, {WORDS} words, ms (1.5 times the bare widget at most wanted)", bare, full)


def _start(kind: str, path: Path) -> float:
    """Seconds from here to the first paint in a new process."""
    began = time()
    command = [sys.executable, __file__, kind, str(path)]
    child = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return float(child.stdout.split()[-1]) - began


def paint(kind: str, path: Path) -> None:
    """Show one window, print the time at which its text stood there, and end."""
    from PySide6.QtWidgets import QApplication

    from support.windows import OPENERS, FirstPaint, close

    application = QApplication([])
    window = OPENERS[kind](path)

    def painted() -> None:
        print(time(), flush=True)
        close(window)
        application.quit()

    FirstPaint(window, painted)
    window.show()
    application.exec()


if __name__ == "__main__":
    paint(sys.argv[1], Path(sys.argv[2]))

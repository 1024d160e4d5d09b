"""Memory of the process tree with an article open, beside a bare text widget with a bare web view."""

import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path

from support import articles
from support.figures import Cell, show

KEYS = 100
MEGABYTE = 1024 * 1024


def main() -> None:
    """A new process for each window at each size; says so where memory cannot be read."""
    header = ("", "opened", f"after {KEYS} keys", "window", "workers", "web engine", "ratio")
    rows: list[list[Cell]] = []
    for name, path in articles.of_each_size():
        full, bare = (_measured(kind, path) for kind in ("full", "bare"))
        if full is None or bare is None:
            print("\nMemory: not measured, this system does not tell what each process has for itself.")
            return
        rows += [[f"{name} {kind}", *f, f[0] / bare[0]] for kind, f in (("bare", bare), ("full", full))]
    show("Memory of all processes, MB (shared memory counted once)", header, rows)


def _measured(kind: str, path: Path) -> list[float] | None:
    command = [sys.executable, __file__, kind, str(path)]
    child = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    words = child.stdout.split("\n")[-2].split()
    return [float(word) for word in words] if words != ["none"] else None


def measure(kind: str, path: Path) -> None:
    """Open one window, type, and print what its processes hold."""
    from PySide6.QtWidgets import QApplication

    from support.pages import bare_view
    from support.processes import tree_memory
    from support.typist import TEXT, Typist
    from support.waiting import pause
    from support.windows import OPENERS, close, settle

    _keep = QApplication([])
    page = path.with_suffix(".html")
    typist = Typist(OPENERS[kind](path))
    typist.sit_down()
    view = bare_view(page) if kind == "bare" else None
    pause(1000)
    opened = tree_memory()
    typist.come_back()
    for key in islice(cycle(TEXT), KEYS):
        typist.strike(key)
        pause(40)
    settle(typist.window)
    after = tree_memory()
    if view is None:
        typist.window.run("file.export_html", path=page)
    else:
        close(view)
    close(typist.window)
    print()
    if opened is None or after is None:
        print("none")
    else:
        print(opened.whole, after.whole, after.window, after.workers, after.web_engine)


if __name__ == "__main__":
    measure(sys.argv[1], Path(sys.argv[2]))

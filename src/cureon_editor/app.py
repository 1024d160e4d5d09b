"""Builds the window out of its parts; the only place that knows them all."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from cureon_editor.article.article import Article
from cureon_editor.journal import Journal
from cureon_editor.resources import resource
from cureon_editor.session.session import ArticleSession
from cureon_editor.ui.crash import Crash
from cureon_editor.ui.open_file import Left
from cureon_editor.ui.settings import Settings
from cureon_editor.ui.window import MainWindow
from cureon_editor.ui.workbench import Workbench

NAME = "Cureon Editor"


def create_window(
    path: Path | str | None = None,
    *,
    settings_dir: Path | str | None = None,
    journal_dir: Path | str | None = None,
    clock: Callable[[], datetime] | None = None,
    identity: str | None = None,
) -> MainWindow:
    """A window on an article, not yet shown; needs a running QApplication.

    `path` is the article's file; None begins an untitled one. A bad path gives an empty read-only window
    whose `problem` says why. `settings_dir` holds what the window remembers, `journal_dir` a journal.yaml
    other than the one by the article. `clock` gives the time of day, `identity` the name put under waivers.
    """
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontCreateNativeWidgetSiblings)
    settings = Settings(Path(settings_dir) if settings_dir else None)
    journal_folder = Path(journal_dir) if journal_dir else None
    session = ArticleSession(Article(None, ""), _seconds(clock))
    now = clock or (lambda: datetime.now().astimezone())
    bench = Workbench(session, Journal(), now, identity or _user())
    window = MainWindow(bench, settings, journal_folder)
    if path is None:
        window.document.new(ask=False)
    elif window.document.open_first(Path(path)):
        settings.add_recent(Path(path).absolute())
    return window


def main(paths: Sequence[str] = ()) -> int:
    """Run the application on some files; without any it opens with the welcome. Gives the exit code."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication([NAME, *sys.argv[1:]] if not paths else [NAME])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("")
    app.setDesktopFileName("cureon-editor")
    app.setWindowIcon(QIcon(str(resource("icons/cureon.svg"))))
    windows = [create_window(path) for path in paths or (None,)]
    crash = Crash(windows, Settings(None).data_folder)
    crash.install()
    for window in windows:
        window.show()
        if not paths:
            window.show_welcome()
            window.document.recovery.found.connect(partial(_show_offer, window))
    code = app.exec()
    crash.close()
    return code


def _show_offer(window: MainWindow, left: Left) -> None:
    """Put the text, over which unsaved text is offered, in place of the welcome."""
    if left.entries:
        window.show_editor()


def _seconds(clock: Callable[[], datetime] | None) -> Callable[[], float]:
    return time.monotonic if clock is None else lambda: clock().timestamp()


def _user() -> str:
    """The name of who is logged in; some systems know none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return os.environ.get("USERNAME", "unknown")

"""What happens when the program itself fails: the text is kept, one sentence is said, the window goes on."""

import contextlib
import faulthandler
import platform
import sys
import threading
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from cureon_editor.ui.window import MainWindow

SENTENCE = (
    "Something in the program failed. Your text is kept, and you can go on writing. "
    "If it happens again, send us the details."
)
LOG = "errors.log"
#: Bytes from which the log begins anew.
LARGEST_LOG = 1_000_000


class Crash(QObject):
    """Takes every error that nobody else took, from Qt's handlers, timers and threads alike.

    `happened` brings the details from whichever thread failed to the windows' own.
    """

    happened = Signal(str)

    def __init__(self, windows: "Sequence[MainWindow]", folder: Path) -> None:
        super().__init__()
        self._windows, self._folder = windows, folder
        self._log: TextIO | None = None
        self.details = ""
        self.happened.connect(self._tell)

    def install(self) -> None:
        """Take errors from now on; crashes of the interpreter itself write their place into the log."""
        sys.excepthook = self._take
        threading.excepthook = self._take_thread
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self._folder / LOG
            grown = path.exists() and path.stat().st_size > LARGEST_LOG
            self._log = path.open("w" if grown else "a", encoding="utf-8")
            faulthandler.enable(self._log)

    def close(self) -> None:
        """Give the errors back to Python."""
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        faulthandler.disable()
        if self._log is not None:
            self._log.close()
            self._log = None

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell the windows; runs on the thread that failed."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        details = _details("".join(traceback.format_exception(kind, error, trace)))
        with contextlib.suppress(OSError, ValueError, AttributeError):
            sys.stderr.write(details)
        with contextlib.suppress(OSError, ValueError):
            if self._log is not None:
                self._log.write(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}\n{details}\n")
                self._log.flush()
        self.happened.emit(details)

    def _take_thread(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            self._take(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def _tell(self, details: str) -> None:
        """Keep every window's text and say what happened; the first details of a burst are the cause."""
        shown = any(window.banner.text == SENTENCE for window in self._windows)
        self.details = self.details if shown else details
        for window in self._windows:
            window.document.recovery.hurry()
            window.banner.show_text(SENTENCE, ("Copy details", self._copy))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)


def _details(trace: str) -> str:
    """What helps to find the fault; nothing of the article is in it."""
    python = platform.python_version()
    return f"Python {python}, Qt {qVersion()}, {platform.platform()}\n{trace}"

"""An error that nobody took: the text is kept, one sentence is shown, the window goes on."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cureon_editor.storage.recovery.entry import Kept
from cureon_editor.storage.recovery.journal import Journal
from cureon_editor.ui.crash import LARGEST_LOG, LOG, SENTENCE, Crash
from cureon_editor.ui.recovery import FOLDER
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import Clock


@pytest.fixture
def crash(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crash]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = Crash([window], tmp_path / "data")
    made.install()
    yield made
    made.close()


def fail() -> None:
    message = "a fault for the test"
    raise ZeroDivisionError(message)


def log(tmp_path: Path) -> str:
    return (tmp_path / "data" / LOG).read_text(encoding="utf-8")


def test_an_error_in_a_handler_keeps_the_text_and_is_told(
    crash: Crash,
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    clock: Clock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    qtbot.keyClicks(window.editor, "Mine ")
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: window.banner.text == SENTENCE)
    kept = tmp_path / "settings" / FOLDER
    qtbot.waitUntil(lambda: bool(list(kept.glob("*.kept"))))
    window.document.recovery._journal.close()
    (entry,) = Journal(kept, clock).found()
    assert isinstance(entry, Kept)
    assert entry.text == window.session.article.text
    (copy,) = [b for b in window.banner.findChildren(QPushButton) if b.text() == "Copy details"]
    copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "ZeroDivisionError: a fault for the test" in copied
    assert "Walking" not in copied
    assert "ZeroDivisionError" in log(tmp_path)
    assert "ZeroDivisionError" in capsys.readouterr().err
    qtbot.keyClicks(window.editor, "goes on ")
    assert window.run("file.save")


def test_an_error_in_a_thread_is_told_too(crash: Crash, window: MainWindow, qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: window.banner.text == SENTENCE)
    assert "ZeroDivisionError" in crash.details


def test_of_a_burst_of_errors_the_first_is_kept(crash: Crash, window: MainWindow) -> None:
    for error in (ValueError("first"), ValueError("second")):
        sys.excepthook(ValueError, error, None)
    assert "first" in crash.details
    window.banner.hide()
    sys.excepthook(ValueError, ValueError("third"), None)
    assert "third" in crash.details


def test_an_interruption_is_no_error(
    crash: Crash, window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert window.banner.text == ""
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_long_log_begins_anew_and_a_folder_that_cannot_be_made_is_no_matter(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / LOG).write_bytes(b"x" * (LARGEST_LOG + 1))
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "data", tmp_path / "file" / "below"):
        crash = Crash([window], folder)
        crash.install()
        sys.excepthook(ValueError, ValueError("told"), None)
        assert window.banner.text == SENTENCE
        crash.close()
    assert 0 < len(log(tmp_path)) < 1000

"""Windows for tests: temporary settings, a fixed clock, questions answered from a list."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from cureon_editor.app import create_window
from cureon_editor.ui.window import MainWindow

ARTICLE = """\
---
id: 7d0c7a5e-0000-4000-8000-000000000001
title: Walking and blood pressure   # kept comment
standfirst: What regular walking can and cannot do.
date: 2026-06-17
citation_order: mention
x-house: 1.10
references:
  # the oldest
  - id: alpha2001
    type: article-journal
    author:
      - family: Alpha
        given: A.
    title: First study
    container-title: Journal of Steps
    issued: "2001"
  - id: beta2002
    type: article-journal
    author:
      - family: Beta
        given: B.
    title: Second study
    container-title: Journal of Steps
    issued: "2002"
  - id: gamma2003
    type: webpage
    author:
      - literal: Gamma Institute
    title: Third page
---

## What it is

Walking lowers blood pressure a little [@beta2002; @alpha2001]. Most people can start today.

## What is known

The effect is small [@alpha2001].
"""


class Clock:
    """A clock that stands still until told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 6, 20, 10, 0).astimezone()

    def __call__(self) -> datetime:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class Answers:
    """Answers the window's questions and remembers what was asked."""

    def __init__(self) -> None:
        self.choices: dict[str, str] = {}
        self.paths: dict[str, Path] = {}
        self.asked: list[tuple[str, str]] = []

    def ask(self, id: str, text: str, choices: Sequence[str], default: str) -> str:  # noqa: A002
        self.asked.append((id, text))
        answer = self.choices.get(id, default)
        assert answer in choices
        return answer

    def path(self, id: str, mode: str) -> Path | None:  # noqa: A002
        self.asked.append((id, mode))
        return self.paths.get(id)


OpenWindow = Callable[..., MainWindow]


SETTLING = 20_000


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def article_file(tmp_path: Path) -> Path:
    path = tmp_path / "walking.md"
    path.write_bytes(ARTICLE.encode("utf-8"))
    return path


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[OpenWindow]:
    """Open windows on files; they are shown only when asked, and closed without a question."""
    windows: list[MainWindow] = []

    def opened(path: Path | None = None, *, show: bool = False) -> MainWindow:
        window = create_window(path, settings_dir=tmp_path / "settings", clock=clock, identity="Test Writer")
        window.questions = Answers()
        windows.append(window)
        if show:
            with qtbot.waitSignal(window.settled, timeout=SETTLING):
                window.show()
        return window

    yield opened
    for window in windows:
        answers = Answers()
        answers.choices["unsaved"] = "Don’t save"
        window.questions = answers
        for dialog in window.findChildren(QDialog):
            dialog.close()
        window.close()
        window.deleteLater()


@pytest.fixture
def window(open_window: OpenWindow, article_file: Path) -> MainWindow:
    """A window on the small article, not shown: quick, without page and checks."""
    return open_window(article_file)


@pytest.fixture
def shown(open_window: OpenWindow, article_file: Path) -> MainWindow:
    """A window on the small article, shown and settled."""
    return open_window(article_file, show=True)


@pytest.fixture(scope="session")
def shared_window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One shown window for all tests that do not mind: page and worker take a second to start."""
    settings_dir = tmp_path_factory.mktemp("settings")
    window = create_window(settings_dir=settings_dir, clock=Clock(), identity="Test Writer")
    spy = QSignalSpy(window.settled)
    window.show()
    assert spy.count() or spy.wait(SETTLING)
    yield window
    window.document.new(ask=False)
    window.close()


def look_as_usual(window: MainWindow) -> None:
    """Undo what an earlier test has done to the view of the shared window."""
    if not window.rail.isVisibleTo(window):
        window.run("view.focus")
    if not window.page.isVisibleTo(window):
        window.run("view.page")
    if window.bench.colours.name != "light":
        window.run("view.theme", name="light")
    if window.look.zoom != 100:
        window.run("view.usual_size")
    if window.side.current != "checklist":
        window.side.open("checklist")
    if not window.citation_numbers.on:
        window.run("view.citation_numbers")
    if not window.finding_marks.on:
        window.run("view.findings")


@pytest.fixture
def desk(shared_window: MainWindow, article_file: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The shared window on a fresh small article, settled; only questions and article are new."""
    window = shared_window
    look_as_usual(window)
    window.questions = careless = Answers()
    careless.choices["unsaved"] = "Don’t save"
    with qtbot.waitSignal(window.settled, timeout=SETTLING):
        assert window.run("file.open", path=article_file)
    window.questions = Answers()
    window.activateWindow()
    window.show_editor()
    yield window
    window.questions = Answers()
    window.find_bar.close_bar()
    window.banner.hide()


@pytest.fixture(autouse=True)
def nothing_left_open(qapp: QApplication) -> Iterator[None]:
    """A dialog that a test forgets would take the keys of all tests after it."""
    yield
    left = [widget for widget in qapp.topLevelWidgets() if widget.isModal() and widget.isVisible()]
    for widget in left:
        widget.close()
    assert not left

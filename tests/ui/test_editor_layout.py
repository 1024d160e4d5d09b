"""The text column: never wider than what is seen, centred, and no wider than a comfortable measure."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from cureon_editor.ui.editor.body_editor import LEAST_MARGIN, MEASURE
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import OpenWindow


@pytest.fixture
def quiet(open_window: OpenWindow, article_file: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window that is shown without page and worker: layout alone."""
    window = open_window(article_file)
    monkeypatch.setattr(window, "start", lambda: None)
    return window


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (2560, 1440), (960, 600)])
def test_the_column_fits_at_the_first_showing(
    quiet: MainWindow, qtbot: QtBot, width: int, height: int
) -> None:
    quiet.run("edit.paste", text="a long line of words " * 60)
    quiet.resize(width, height)
    with qtbot.waitExposed(quiet):
        quiet.show()
    left, column = quiet.editor.column()
    assert quiet.editor.horizontalScrollBar().maximum() == 0
    assert left >= LEAST_MARGIN
    assert column <= QFontMetricsF(quiet.editor.font()).averageCharWidth() * MEASURE + 2
    assert quiet.editor.viewport().width() == column


def test_the_column_fits_after_panels_come_and_go(quiet: MainWindow, qtbot: QtBot) -> None:
    quiet.run("edit.paste", text="a long line of words " * 60)
    quiet.resize(1400, 800)
    with qtbot.waitExposed(quiet):
        quiet.show()
    for command in ("view.page", "view.panel", "view.focus", "view.focus", "view.larger"):
        quiet.run(command)
        qtbot.wait(20)
        assert quiet.editor.horizontalScrollBar().maximum() == 0, command

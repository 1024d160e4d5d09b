"""What the window remembers: panel, theme, page, sizes and recent files, in a folder of the caller's."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.seeing import part, settle

PANELS = ("outline", "details", "sources", "checklist")


def test_everything_is_remembered(open_window: OpenWindow, article_file: Path, qtbot: QtBot) -> None:
    first = open_window(article_file, show=True)
    # As wide as it must be: the screen in memory is small, and Qt keeps windows on it.
    first.resize(first.minimumSizeHint().width(), 700)
    first.side.open("outline")
    first.layout_parts.splitter.setSizes([300, 360, 300])
    assert first.run("view.theme", name="dark")
    first.run("view.larger")
    size, sizes = first.size(), first.layout_parts.splitter.sizes()
    first.close()
    second = open_window(article_file, show=True)
    assert second.size() == size
    assert second.side.current == "outline"
    assert second.layout_parts.splitter.sizes() == sizes
    assert second.bench.colours.name == "dark"
    assert second.look.zoom == 110
    assert article_file in second.settings.recent
    second.run("view.page")
    second.run("view.panel")
    second.close()
    third = open_window(article_file)
    assert not third.page.isVisibleTo(third)
    assert third.side.current is None
    third.run("view.theme", name="light")


def test_the_first_start_has_a_usual_look(open_window: OpenWindow) -> None:
    window = open_window(None)
    assert window.side.current == "checklist"
    assert window.page.isVisibleTo(window)
    assert window.bench.colours.name == "light"
    assert window.look.zoom == 100


WRONG_VALUES = b"[General]\nwindow=@ByteArray(x)\nzoom=huge\ntheme=pink\npanel=none at all\n"


@pytest.mark.parametrize("rubbish", [b"", b"\x00\xff\xfe", WRONG_VALUES])
def test_a_damaged_memory_is_forgotten(open_window: OpenWindow, tmp_path: Path, rubbish: bytes) -> None:
    folder = tmp_path / "settings"
    folder.mkdir()
    (folder / "settings.ini").write_bytes(rubbish)
    window = open_window(None)
    assert window.look.zoom == 100
    assert window.bench.colours.name == "light"


def test_the_rail_opens_and_closes_panels(desk: MainWindow, qtbot: QtBot) -> None:
    for name in PANELS:
        desk.side.open(None)
        rail = part(desk, QToolButton, f"rail:{name}")
        qtbot.mouseClick(rail, Qt.MouseButton.LeftButton)
        assert desk.side.current == name
        assert rail.isChecked()
        qtbot.mouseClick(rail, Qt.MouseButton.LeftButton)
        assert desk.side.current is None
        assert not desk.side.isVisible()
    desk.run("view.panel", name="checklist")
    assert desk.side.current == "checklist"


def test_text_alone_and_everything_again(desk: MainWindow, qtbot: QtBot) -> None:
    desk.editor.setFocus()
    qtbot.keyClick(desk.editor, Qt.Key.Key_F11)
    assert not desk.rail.isVisible()
    assert not desk.side.isVisible()
    assert not desk.page.isVisible()
    assert desk.editor.isVisible()
    qtbot.keyClick(desk.editor, Qt.Key.Key_F11)
    assert desk.rail.isVisible()
    assert desk.side.current == "checklist"
    assert desk.page.isVisible()
    settle(desk, qtbot)


@pytest.mark.parametrize("name", ["dark", "contrast", "light"])
def test_themes_dress_the_whole_window(desk: MainWindow, name: str) -> None:
    assert desk.run("view.theme", name=name)
    colours = desk.bench.colours
    assert colours.name == name
    ink = desk.editor.palette().text().color()
    paper = desk.editor.palette().base().color()
    assert abs(ink.lightness() - paper.lightness()) > 120
    assert (paper.lightness() < 128) is colours.dark


def test_an_unknown_theme_changes_nothing(desk: MainWindow) -> None:
    before = desk.bench.colours
    assert not desk.run("view.theme", name="pink")
    assert desk.bench.colours is before


def test_the_keyboard_reaches_every_part(desk: MainWindow, qtbot: QtBot) -> None:
    desk.editor.setFocus()
    reached = set()
    for _ in range(3):
        desk.run("view.next_part")
        focused = desk.focusWidget()
        holders = {"side": desk.side, "text": desk.pane, "page": desk.page}
        reached |= {name for name, part in holders.items() if part.isAncestorOf(focused)}
    assert reached == {"side", "text", "page"}


def test_larger_and_smaller(desk: MainWindow) -> None:
    pixels = desk.editor.font().pixelSize()
    desk.run("view.larger")
    assert desk.editor.font().pixelSize() > pixels
    assert desk.page.view.zoomFactor() == pytest.approx(1.1)
    desk.run("view.smaller")
    assert desk.editor.font().pixelSize() == pixels
    for _ in range(12):
        desk.run("view.smaller")
    assert desk.look.zoom == 80
    desk.run("view.usual_size")
    assert desk.look.zoom == 100


@pytest.mark.parametrize("size", [(1280, 800), (2560, 1440), (1024, 640)])
def test_every_part_has_room(desk: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    before = desk.size()
    desk.resize(*size)
    qtbot.wait(20)
    shown = (desk.rail, desk.side, desk.pane, desk.page, desk.statusBar())
    for widget in shown:
        assert widget.isVisible()
        corner = widget.mapTo(desk, widget.rect().bottomRight())
        assert corner.x() < size[0]
        assert corner.y() < size[1]
    assert desk.pane.width() >= 360
    desk.resize(before)


def test_the_outline_goes_to_a_heading(desk: MainWindow, qtbot: QtBot) -> None:
    desk.side.open("outline")
    tree = part(desk, QWidget, "outline")
    assert [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())] == [
        "What it is",
        "What is known",
    ]
    place = tree.visualItemRect(tree.topLevelItem(1)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.editor.textCursor().block().text() == "## What is known"
    assert desk.editor.hasFocus()
    desk.side.open("checklist")


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_takes_the_keyboard_and_gives_it_back(desk: MainWindow, qtbot: QtBot, name: str) -> None:
    desk.editor.setFocus()
    desk.actions_by_id.all[f"view.{name}"].trigger()
    assert desk.side.current == name
    assert desk.side.holds_keyboard
    desk.actions_by_id.all[f"view.{name}"].trigger()
    assert desk.side.current == name
    assert desk.editor.hasFocus()

"""The welcome: the ways to begin, each by a button that works."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cureon_editor.article.article import Article
from cureon_editor.article.reading import read_metadata
from cureon_editor.resources import sample_articles
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE, OpenWindow
from tests.ui.seeing import part


def press(window: MainWindow, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(part(window, QPushButton, f"welcome:{name}"), Qt.MouseButton.LeftButton)


@pytest.fixture
def begun(desk: MainWindow) -> MainWindow:
    """The shared window with its welcome shown over an unchanged article."""
    desk.run("view.welcome")
    assert part(desk, QWidget, "welcome").isVisible()
    assert not desk.editor.isVisible()
    return desk


def test_a_new_article(begun: MainWindow, qtbot: QtBot) -> None:
    press(begun, qtbot, "new")
    assert begun.editor.isVisible()
    assert begun.windowTitle().startswith("Untitled")
    assert begun.bench.metadata.id


def test_opening_asks_for_a_file(begun: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    press(begun, qtbot, "open")
    assert begun.questions.asked == [("file.open", "open")]
    assert part(begun, QWidget, "welcome").isVisible()
    other = tmp_path / "other.md"
    other.write_text("Other text.\n", encoding="utf-8")
    begun.questions.paths["file.open"] = other
    press(begun, qtbot, "open")
    assert begun.session.article.text == "Other text.\n"
    assert begun.editor.isVisible()


def test_recent_files_are_offered_newest_first(begun: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("first.md", "second.md", "third.md"):
        (tmp_path / name).write_text(f"Text of {name}.\n", encoding="utf-8")
        assert begun.run("file.open", path=tmp_path / name)
    (tmp_path / "third.md").unlink()
    begun.run("view.welcome")
    names = [made.objectName() for made in part(begun, QWidget, "welcome").findChildren(QPushButton)]
    assert names.index("welcome:second.md") < names.index("welcome:first.md")
    assert "welcome:third.md" not in names
    press(begun, qtbot, "first.md")
    assert begun.session.article.text == "Text of first.md.\n"


@pytest.mark.parametrize("path", sample_articles(), ids=lambda path: path.stem)
def test_a_sample_opens_as_a_copy(begun: MainWindow, qtbot: QtBot, path: Path) -> None:
    before = path.read_bytes()
    press(begun, qtbot, path.name)
    sample = Article.parse(before.decode("utf-8"))
    own, its = begun.bench.metadata, read_metadata(sample.front_matter)
    assert own.id not in ("", its.id)
    shown = begun.session.article.text.splitlines()
    changed = [line for line, kept in zip(shown, sample.text.splitlines(), strict=True) if line != kept]
    assert [line.partition(":")[0] for line in changed] == ["id"]
    assert begun.document.path is None
    assert begun.problem == ""
    assert begun.bench.metadata.problems == ()
    begun.editor.textCursor().insertText("x")
    assert not begun.run("file.save")
    assert path.read_bytes() == before


def test_unsaved_text_is_asked_about_from_here_too(begun: MainWindow, qtbot: QtBot) -> None:
    begun.show_editor()
    qtbot.keyClicks(begun.editor, "Mine ")
    begun.run("view.welcome")
    press(begun, qtbot, "new")
    assert [asked for asked, _text in begun.questions.asked] == ["unsaved"]
    assert "Mine " in begun.session.article.text


def test_a_published_page_becomes_an_article(begun: MainWindow, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Heart\n\nWalking helps\n\nA short standfirst.\n\nWhat it is\n\nWalking is good.\n", encoding="utf-8"
    )
    assert begun.run("file.import", path=page)
    assert begun.editor.isVisible()
    assert "Walking is good." in begun.session.article.body
    assert begun.document.path is None


def test_an_article_hides_the_welcome(open_window: OpenWindow, article_file: Path) -> None:
    window = open_window(article_file)
    assert window.session.article.text == ARTICLE
    assert window.editor.isVisibleTo(window)

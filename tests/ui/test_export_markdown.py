"""The article as Markdown for other tools, from the menu."""

from pathlib import Path

import pytest

from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import Answers


@pytest.mark.parametrize(
    ("command", "words"),
    [("file.export_md", "[@beta2002; @alpha2001]"), ("file.export_md_numbered", "a little¹,².")],
)
def test_the_article_is_written_to_the_file_chosen(
    window: MainWindow, tmp_path: Path, command: str, words: str
) -> None:
    answers = Answers()
    answers.paths = {command: tmp_path / "out.md"}
    window.questions = answers
    assert window.run(command)
    assert words in (tmp_path / "out.md").read_text(encoding="utf-8")
    assert not window.session.is_modified


@pytest.mark.parametrize("command", ["file.export_md", "file.export_md_numbered"])
def test_the_article_itself_is_never_overwritten(
    window: MainWindow, article_file: Path, command: str
) -> None:
    before = article_file.read_bytes()
    assert not window.run(command, path=article_file)
    assert article_file.read_bytes() == before


def test_a_file_that_cannot_be_written_changes_nothing(window: MainWindow, tmp_path: Path) -> None:
    assert not window.run("file.export_md", path=tmp_path / "nowhere" / "out.md")
    assert not (tmp_path / "nowhere").exists()


def test_giving_up_writes_nothing(window: MainWindow, tmp_path: Path) -> None:
    window.questions = Answers()
    assert not window.run("file.export_md_numbered")
    assert [path.name for path in tmp_path.glob("*.md")] == ["walking.md"]

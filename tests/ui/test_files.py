"""Files: what is opened is what is saved, nothing is lost unasked, and bad input gets one clear sentence."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE, Answers, OpenWindow
from tests.ui.seeing import part, put_caret, settle

MINIMAL = "---\ntitle: T\nx: 1.10  # why\n---\n\nOne.\n\nTwo.\n"
FORMS = {
    "lf": MINIMAL,
    "bom": "\ufeff" + MINIMAL,
    "crlf": MINIMAL.replace("\n", "\r\n"),
    "mixed": MINIMAL.replace("One.\n", "One.\r\n"),
    "no-final-newline": MINIMAL.rstrip("\n"),
    "bom-crlf-no-final": "\ufeff" + MINIMAL.rstrip("\n").replace("\n", "\r\n"),
    "dots-fence": MINIMAL.replace("---\n\n", "...\n\n"),
    "no-front-matter": "Only text.\n\n\u00a0no-break\u00a0spaces and \U0001f600\n",
    "trailing-blanks": MINIMAL + "   \n\n\n",
    "empty": "",
}


@pytest.fixture
def answers(window: MainWindow) -> Answers:
    answering = window.questions
    assert isinstance(answering, Answers)
    return answering


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_saving_unchanged_text_keeps_every_byte(open_window: OpenWindow, tmp_path: Path, text: str) -> None:
    path = tmp_path / "article.md"
    path.write_bytes(text.encode("utf-8"))
    window = open_window(path)
    assert window.problem == ""
    assert window.run("file.save")
    assert path.read_bytes() == text.encode("utf-8")
    if text:
        window.binding.select(0, 0)
        window.editor.textCursor().insertText("Z")
        window.run("edit.undo")
        assert window.run("file.save")
        assert path.read_bytes() == text.encode("utf-8")


@pytest.mark.parametrize("form", ["bom", "crlf", "mixed", "no-final-newline", "bom-crlf-no-final"])
def test_an_edit_changes_only_its_place(open_window: OpenWindow, tmp_path: Path, form: str) -> None:
    path = tmp_path / "article.md"
    before = FORMS[form].encode("utf-8")
    path.write_bytes(before)
    window = open_window(path)
    put_caret(window, "One.")
    window.editor.textCursor().insertText("Not ")
    assert window.run("file.save")
    assert path.read_bytes() == before.replace(b"One.", b"Not One.")


def test_modified_mark_and_save_state(window: MainWindow, article_file: Path, qtbot: QtBot) -> None:
    state = part(window, QLabel, "saveState")
    assert article_file.name in window.windowTitle()
    assert not window.isWindowModified()
    assert state.property("value") == "saved"
    qtbot.keyClicks(window.editor, "x")
    assert window.isWindowModified()
    assert state.property("value") == "modified"
    assert window.run("file.save")
    assert not window.isWindowModified()
    assert state.property("value") == "saved"
    assert state.text() == "Saved 10:00"
    assert article_file.read_text(encoding="utf-8") == window.session.article.text
    window.run("edit.undo")
    assert window.isWindowModified()


def test_save_leaves_nothing_beside_the_file(window: MainWindow, article_file: Path, qtbot: QtBot) -> None:
    before = set(article_file.parent.iterdir())
    qtbot.keyClicks(window.editor, "x")
    assert window.run("file.save")
    assert set(article_file.parent.iterdir()) == before


def test_save_as_is_a_copy_with_an_identity_of_its_own(
    window: MainWindow, article_file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.md"
    assert window.run("file.save_as", path=copy)
    assert article_file.read_bytes() == ARTICLE.encode("utf-8")
    first = ARTICLE.split("\n")[1]
    assert copy.read_text(encoding="utf-8").split("\n")[1] != first
    assert copy.read_text(encoding="utf-8").split("\n")[2:] == ARTICLE.split("\n")[2:]
    assert window.windowTitle().startswith("copy.md")
    assert not window.session.is_modified


def test_a_save_as_that_fails_changes_nothing(window: MainWindow, tmp_path: Path) -> None:
    assert not window.run("file.save_as", path=tmp_path / "no such folder" / "copy.md")
    assert window.banner.text.endswith(".")
    assert window.session.article.text == ARTICLE
    assert not window.session.is_modified
    assert window.windowTitle().startswith("walking.md")


def test_save_of_an_untitled_article_asks_where(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(None)
    answers = window.questions
    qtbot.keyClicks(window.editor, "Text")
    assert not window.run("file.save")
    assert answers.asked == [("file.save_as", "save")]
    answers.paths["file.save_as"] = tmp_path / "new.md"
    assert window.run("file.save")
    assert (tmp_path / "new.md").read_text(encoding="utf-8") == window.session.article.text


def test_a_new_article_has_fields_and_today(open_window: OpenWindow) -> None:
    window = open_window(None)
    assert window.run("file.new")
    metadata = window.bench.metadata
    assert metadata.id
    assert metadata.problems == ()
    assert not window.session.is_modified


@pytest.mark.parametrize("command_id", ["file.new", "file.open", "file.open_copy", "file.import"])
@pytest.mark.parametrize(("choice", "stays"), [("Cancel", True), ("Don’t save", False), ("Save", False)])
def test_unsaved_text_is_never_lost_unasked(
    window: MainWindow,
    answers: Answers,
    article_file: Path,
    tmp_path: Path,
    qtbot: QtBot,
    command_id: str,
    choice: str,
    stays: bool,
) -> None:
    other = tmp_path / "other.md"
    other.write_text("Other text.\n", encoding="utf-8")
    qtbot.keyClicks(window.editor, "Mine ")
    answers.choices["unsaved"] = choice
    arguments = {} if command_id == "file.new" else {"path": other}
    assert window.run(command_id, **arguments) is not stays
    ((asked, text),) = answers.asked
    assert asked == "unsaved"
    assert "walking.md" in text
    assert ("Mine " in window.session.article.text) is stays
    assert ("Mine " in article_file.read_text(encoding="utf-8")) is (choice == "Save")


@pytest.mark.parametrize(("choice", "closes"), [("Cancel", False), ("Don’t save", True), ("Save", True)])
def test_closing_asks_too(
    window: MainWindow, answers: Answers, article_file: Path, qtbot: QtBot, choice: str, closes: bool
) -> None:
    qtbot.keyClicks(window.editor, "Mine ")
    answers.choices["unsaved"] = choice
    assert window.close() is closes
    assert [asked for asked, _text in answers.asked] == ["unsaved"]
    assert ("Mine " in article_file.read_text(encoding="utf-8")) is (choice == "Save")


def test_what_could_not_be_saved_stays(
    window: MainWindow, answers: Answers, article_file: Path, qtbot: QtBot
) -> None:
    qtbot.keyClicks(window.editor, "Mine ")
    article_file.write_text("Another program was here.\n", encoding="utf-8")
    answers.choices["unsaved"] = "Save"
    assert not window.run("file.new")
    assert "Mine " in window.session.article.text


def test_a_file_changed_on_disk_is_not_overwritten(
    window: MainWindow, article_file: Path, qtbot: QtBot
) -> None:
    qtbot.keyClicks(window.editor, "Mine ")
    article_file.write_text("Another program was here.\n", encoding="utf-8")
    assert not window.run("file.save")
    assert article_file.read_text(encoding="utf-8") == "Another program was here.\n"
    assert "changed by another program" in window.banner.text
    assert window.session.is_modified


def test_a_dropped_file_is_opened(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("Dropped text.\n", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    window.editor.insertFromMimeData(mime)
    assert window.session.article.text == "Dropped text.\n"


BAD_FRONT = {
    "broken yaml": "---\ntitle: [1,\nx: 'a\n---\n\nText.\n",
    "a tab": "---\ntitle:\t- a\n\tb: c\n---\n\nText.\n",
    "a list": "---\n- a\n- b\n---\n\nText.\n",
    "an alias": "---\na: &x 1\nb: *x\n---\n\nText.\n",
}


@pytest.mark.parametrize("text", BAD_FRONT.values(), ids=BAD_FRONT.keys())
def test_front_matter_that_cannot_be_read_is_named_by_line_and_column(
    open_window: OpenWindow, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "bad.md"
    path.write_text(text, encoding="utf-8")
    window = open_window(path)
    assert "Line " in window.problem
    assert "column " in window.problem
    assert window.banner.text == window.problem
    assert window.session.article.text == text
    assert not window.run("article.set", field="title", value="New")
    assert window.run("file.save")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: T\ntitle: U\n---\n\nText.\n", "---\nunheard: of\ntitle: T\n---\n\nText.\n"],
    ids=["duplicate key", "unknown key"],
)
def test_odd_keys_open_and_stay(open_window: OpenWindow, tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.md"
    path.write_text(text, encoding="utf-8")
    window = open_window(path)
    assert not window.editor.isReadOnly()
    window.editor.textCursor().insertText("x")
    assert window.run("file.save")
    assert path.read_text(encoding="utf-8") == text.replace("---\n\nText", "---\nx\nText")


def test_a_duplicate_key_is_named_with_its_line(desk: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "twice.md"
    path.write_text("---\ntitle: T\ntitle: U\n---\n\nText.\n", encoding="utf-8")
    assert desk.run("file.open", path=path)
    settle(desk, qtbot)
    shown = part(desk, QLabel, "metadataProblems").text()
    assert shown.startswith("Line 3: ")
    assert "title" in shown


def test_a_file_that_is_not_utf8_is_shown_and_a_copy_converted(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "latin.md"
    path.write_bytes("Caf\u00e9 text.\r\n".encode("latin-1"))
    window = open_window(path)
    assert "line 1, column 4" in window.problem
    assert window.editor.isReadOnly()
    assert part(window, QLabel, "saveState").property("value") == "read-only"
    qtbot.keyClicks(window.editor, "typed")
    assert not window.run("insert.text", text="typed")
    assert not window.run("file.save")
    answers = window.questions
    answers.paths["file.convert_copy"] = tmp_path / "copy.md"
    (convert,) = [b for b in window.banner.findChildren(QPushButton) if b.text().startswith("Convert")]
    convert.click()
    assert (tmp_path / "copy.md").read_bytes() == "Caf\u00e9 text.\r\n".encode()
    assert path.read_bytes() == b"Caf\xe9 text.\r\n"
    assert window.problem == ""
    assert not window.editor.isReadOnly()
    assert window.windowTitle().startswith("copy.md")


@pytest.mark.parametrize("what", ["folder", "missing", "pipe", "name"])
def test_what_is_no_article_is_refused_in_a_sentence(
    open_window: OpenWindow, tmp_path: Path, what: str
) -> None:
    path = tmp_path / "thing.md"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    elif what == "name":
        path = tmp_path / ("x" * 300 + ".md")
    window = open_window(path)
    assert window.problem.endswith(".")
    assert window.problem.count("\n") == 0
    assert window.session.article.text == ""
    assert window.editor.isReadOnly()


@pytest.mark.parametrize("what", ["folder", "missing"])
def test_a_bad_file_takes_no_open_article_away(window: MainWindow, tmp_path: Path, what: str) -> None:
    path = tmp_path / "thing.md"
    if what == "folder":
        path.mkdir()
    assert not window.run("file.open", path=path)
    assert window.banner.text.endswith(".")
    assert window.session.article.text == ARTICLE
    assert not window.editor.isReadOnly()


def test_no_permission_to_write_is_said(window: MainWindow, article_file: Path, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.editor, "Mine ")
    folder = article_file.with_suffix("")
    folder.mkdir()
    assert not window.run("file.save_as", path=folder)
    assert window.banner.text.endswith(".")
    assert window.session.is_modified
    assert list(folder.iterdir()) == []


def test_an_empty_file_opens_and_can_be_written(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "empty.md"
    path.write_bytes(b"")
    window = open_window(path)
    assert window.problem == ""
    qtbot.keyClicks(window.editor, "First words")
    window.run("article.set", field="title", value="T")
    assert window.run("file.save")
    assert path.read_text(encoding="utf-8") == "---\ntitle: T\n---\nFirst words"
    window.run("edit.undo")
    window.run("edit.undo")
    assert window.session.article.text == ""


def test_ten_megabytes_open_and_save(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "large.md"
    text = (
        "---\ntitle: Large\n---\n\n"
        + "A plain line of some eighty characters, as articles are made of, no more.\n" * 140_000
    )
    path.write_text(text, encoding="utf-8")
    window = open_window(path)
    assert len(window.session.article.text) > 10_000_000
    if not window.editor.isReadOnly():
        qtbot.keyClicks(window.editor, "x")
        window.run("edit.undo")
    else:
        assert window.problem.endswith(".")
    assert path.read_text(encoding="utf-8") == text


def test_a_lone_carriage_return_is_not_lost(open_window: OpenWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "cr.md"
    path.write_bytes(b"One\rtwo.\n")
    window = open_window(path)
    if not window.editor.isReadOnly():
        window.editor.textCursor().insertText("Z")
        assert window.run("file.save")
        assert path.read_bytes() == b"ZOne\rtwo.\n"
    else:
        assert window.problem.endswith(".")
        qtbot.keyClicks(window.editor, "x")
        assert path.read_bytes() == b"One\rtwo.\n"


def test_an_unbroken_line_is_shown_read_only(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_text("One.\n\n" + "x" * 30_000 + "\n", encoding="utf-8")
    window = open_window(path)
    assert "Line 3" in window.problem
    assert "30,000" in window.problem
    assert window.editor.isReadOnly()
    assert not window.run("insert.text", text="y")


def test_a_read_only_text_ends_with_the_next_file(desk: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "latin.md"
    path.write_bytes(b"Caf\xe9\n")
    assert not desk.run("file.open", path=path)
    settle(desk, qtbot)
    assert desk.run("file.new")
    assert desk.problem == ""
    assert not desk.editor.isReadOnly()
    qtbot.keyClicks(desk.editor, "Words")
    qtbot.keyClick(desk.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not desk.session.is_modified


def test_an_imported_page_is_not_lost_without_a_question(window: MainWindow, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Heart\n\nA title\n\nA standfirst.\n\n17 Jun 2026\n\nText.\n", encoding="utf-8")
    assert window.run("file.import", path=page)
    assert window.session.is_modified
    assert isinstance(window.questions, Answers)
    assert not window.run("file.new")
    assert window.questions.asked[-1][0] == "unsaved"


def test_an_opened_copy_is_an_article_of_its_own(window: MainWindow, article_file: Path) -> None:
    assert window.run("file.open_copy", path=article_file)
    assert window.document.path is None
    assert window.bench.metadata.id not in ("", "7d0c7a5e-0000-4000-8000-000000000001")
    assert window.session.article.body == ARTICLE.split("---\n", 2)[2]

"""The fields of the front matter: each writes its own characters and nothing else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cureon_editor.ui.dialogs.asking import Form
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE
from tests.ui.seeing import answer_with, part

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(desk: MainWindow) -> QWidget:
    desk.side.open("details")
    return part(desk, QWidget, "metadataForm")


def type_into(field: QWidget, text: str) -> None:
    """Click into a field, replace what it holds."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(field, text)


def test_fields_show_the_front_matter(desk: MainWindow, form: QWidget) -> None:
    assert part(desk, QLineEdit, "field:title").text() == "Walking and blood pressure"
    assert part(desk, QLineEdit, "field:date").text() == "2026-06-17"
    standfirst = part(desk, QPlainTextEdit, "field:standfirst")
    assert standfirst.toPlainText() == "What regular walking can and cannot do."
    assert part(desk, QComboBox, "field:category").currentText() == ""


def test_the_title_writes_only_its_characters(desk: MainWindow, form: QWidget) -> None:
    type_into(part(desk, QLineEdit, "field:title"), "Walking: what helps #1")
    changed = desk.session.article.text
    (line,) = [line for line in changed.split("\n") if line.startswith("title:")]
    assert line.endswith("   # kept comment")
    assert changed.replace(line, "title: Walking and blood pressure   # kept comment") == ARTICLE
    assert desk.bench.metadata.title == "Walking: what helps #1"


@pytest.mark.parametrize(
    ("name", "typed", "line"),
    [
        ("field:date", "2026-07-01", "date: 2026-07-01"),
        ("field:review_due", "2027-07-01", "review_due: 2027-07-01"),
        ("field:slug", "walking", "slug: walking"),
        ("field:lang", "en-GB", "lang: en-GB"),
    ],
)
def test_a_line_of_the_form_is_a_line_of_the_file(
    desk: MainWindow, form: QWidget, name: str, typed: str, line: str
) -> None:
    type_into(part(desk, QLineEdit, name), typed)
    key = line.split(":", maxsplit=1)[0]
    lines = desk.session.article.text.split("\n")
    (written,) = [found for found in lines if found.startswith(f"{key}:")]
    assert written.replace('"', "").replace("'", "") == line
    others = [found for found in lines if found != written]
    assert others == [found for found in ARTICLE.split("\n") if not found.startswith(f"{key}:")]


def test_category_offers_the_journal_and_takes_any(desk: MainWindow, form: QWidget) -> None:
    category = part(desk, QComboBox, "field:category")
    assert category.count() == len(desk.bench.journal.categories) > 0
    type_into(category.lineEdit(), "Own category")
    assert desk.bench.metadata.category == "Own category"
    category.setCurrentIndex(0)
    assert desk.bench.metadata.category == desk.bench.journal.categories[0]


def test_standfirst_of_two_lines(desk: MainWindow, form: QWidget) -> None:
    standfirst = part(desk, QPlainTextEdit, "field:standfirst")
    type_into(standfirst, "One: a line.")
    assert desk.bench.metadata.standfirst == "One: a line."
    assert "# kept comment" in desk.session.article.text
    desk.run("edit.undo")
    assert standfirst.toPlainText() == desk.bench.metadata.standfirst


def test_people_interests_and_therapies(desk: MainWindow, form: QWidget, qtbot: QtBot) -> None:
    type_into(part(desk, QLineEdit, "field:author.0.name"), "Sam Writer")
    type_into(part(desk, QLineEdit, "field:author.0.credentials"), "MSc, RD")
    type_into(part(desk, QLineEdit, "field:medical_reviewer.name"), "Dr R. Viewer")
    type_into(part(desk, QPlainTextEdit, "field:interests"), "None: nobody paid.")
    metadata = desk.bench.metadata
    assert (metadata.authors[0].name, metadata.authors[0].credentials) == ("Sam Writer", "MSc, RD")
    assert metadata.medical_reviewer.name == "Dr R. Viewer"
    assert metadata.interests == "None: nobody paid."
    assert metadata.problems == ()
    desk.run("article.set", field="therapies", value=[{"name": "Walking", "use": "pressure"}])
    type_into(part(desk, QLineEdit, "field:therapies.0.name"), "Brisk walking")
    stage = part(desk, QComboBox, "field:therapies.0.stage")
    stage.setFocus()
    QTest.keyClick(stage, Qt.Key.Key_Down)
    (therapy,) = desk.bench.metadata.therapies
    assert (therapy.name, therapy.use, therapy.stage) == ("Brisk walking", "pressure", "preclinical")
    while desk.session.undo_name:
        desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE
    assert part(desk, QLineEdit, "field:author.0.name").text() == ""


@pytest.mark.parametrize("name", ["field:title", "field:date", "field:standfirst", "field:interests"])
def test_control_z_in_a_field_undoes_in_the_article(desk: MainWindow, form: QWidget, name: str) -> None:
    desk.run("insert.text", text="First ")
    field = part(desk, QWidget, name)
    type_into(field, "Other")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert desk.session.article.text == ARTICLE.replace("\n\n## What it", "\nFirst \n## What it")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert desk.session.article.text == ARTICLE
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert "First " in desk.session.article.body


def test_typing_in_a_field_is_one_step_and_keeps_the_caret(desk: MainWindow, form: QWidget) -> None:
    title = part(desk, QLineEdit, "field:title")
    title.setFocus()
    title.setCursorPosition(7)
    QTest.keyClicks(title, " often")
    assert title.cursorPosition() == 13
    assert desk.bench.metadata.title == "Walking often and blood pressure"
    desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


def test_unknown_keys_and_comments_survive(desk: MainWindow, form: QWidget) -> None:
    type_into(part(desk, QLineEdit, "field:date"), "2026-08-01")
    type_into(part(desk, QLineEdit, "field:title"), "T")
    text = desk.session.article.text
    for kept in ("   # kept comment", "x-house: 1.10\n", "  # the oldest\n", 'issued: "2001"'):
        assert kept in text


@pytest.mark.parametrize(
    "hostile", ["- [", "'", "{a: b}", "*x", "&a", "yes", "1.10", "# no", "a: b: c", "\\u0007", "  "]
)
def test_any_text_is_only_text(desk: MainWindow, form: QWidget, hostile: str) -> None:
    title = part(desk, QLineEdit, "field:title")
    type_into(title, hostile)
    assert desk.bench.metadata.title.strip() == hostile.strip()
    assert desk.bench.metadata.problems == ()
    while desk.session.undo_name:
        desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


def test_raw_front_matter_is_refused_with_its_line(
    desk: MainWindow, form: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def fill(raw: Form) -> int:
        text = raw.findChild(QPlainTextEdit)
        before = text.toPlainText()
        text.setPlainText(before + "broken: [1,\n")
        raw._try()
        said.append(raw._trouble.text())
        text.setPlainText(before + "x-more: yes\n")
        raw._try()
        return raw.result()

    answer_with(monkeypatch, Form, fill)
    desk.actions_by_id.all["article.set_front_matter"].trigger()
    assert said[0].startswith("Line ")
    assert desk.session.article.text == ARTICLE.replace(
        "    title: Third page\n", "    title: Third page\nx-more: yes\n"
    )

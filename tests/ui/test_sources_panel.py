"""The source list by hand: moving, removing, citing, and what is shown before numbers change."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QListWidget,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from cureon_editor.ui.dialogs.citation_picker import CitationPicker
from cureon_editor.ui.dialogs.source_form import SourceForm
from cureon_editor.ui.panels.sources_tree import SourceTree
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE, Answers
from tests.ui.seeing import answer_with, choose, indexes, keys, part, put_caret, settle, texts

ALT = Qt.KeyboardModifier.AltModifier
Above, Below = (
    QAbstractItemView.DropIndicatorPosition.AboveItem,
    QAbstractItemView.DropIndicatorPosition.BelowItem,
)


@pytest.fixture
def tree(desk: MainWindow) -> SourceTree:
    desk.side.open("sources")
    found = part(desk, SourceTree, "sourceList")
    found.setFocus()
    return found


@pytest.fixture
def answers(desk: MainWindow) -> Answers:
    """The person who lets everything be renumbered and removed."""
    answering = Answers()
    answering.choices = {"source.move": "Renumber", "citations.order": "Renumber", "source.remove": "Remove"}
    desk.questions = answering
    return answering


def listed(window: MainWindow) -> list[str]:
    """The keys in the order of the file."""
    return [source.key for source in window.bench.metadata.sources]


def test_alt_down_moves_the_source(
    desk: MainWindow, tree: SourceTree, answers: Answers, qtbot: QtBot
) -> None:
    choose(tree, "beta2002")
    QTest.keyClick(tree, Qt.Key.Key_Down, ALT)
    assert listed(desk) == ["alpha2001", "beta2002", "gamma2003"]
    assert "citation_order: list" in desk.session.article.front_matter
    assert desk.session.article.body == ARTICLE.split("---\n", 2)[2]
    settle(desk, qtbot)
    assert keys(tree) == ["alpha2001", "beta2002", "gamma2003"]
    assert tree.current_key() == "beta2002"
    assert desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


def test_alt_up_goes_on_with_the_same_source(
    desk: MainWindow, tree: SourceTree, answers: Answers, qtbot: QtBot
) -> None:
    choose(tree, "gamma2003")
    for expected in (["beta2002", "gamma2003", "alpha2001"], ["gamma2003", "beta2002", "alpha2001"]):
        QTest.keyClick(tree, Qt.Key.Key_Up, ALT)
        settle(desk, qtbot)
        assert keys(tree) == listed(desk) == expected


def test_alt_up_on_the_first_row_does_nothing(desk: MainWindow, tree: SourceTree, answers: Answers) -> None:
    choose(tree, "beta2002")
    QTest.keyClick(tree, Qt.Key.Key_Up, ALT)
    assert desk.session.article.text == ARTICLE
    assert answers.asked == []


def test_the_rehearsal_names_numbers_and_places(desk: MainWindow, tree: SourceTree, answers: Answers) -> None:
    answers.choices["source.move"] = "Leave as it is"
    choose(tree, "alpha2001")
    QTest.keyClick(tree, Qt.Key.Key_Up, ALT)
    assert desk.session.article.text == ARTICLE
    ((asked, text),) = answers.asked
    assert asked == "source.move"
    lines = text.split("\n")
    assert lines[0] == "Renumber the sources?"
    assert [line[:5] for line in lines[1:4]] == ["2 → 1", "1 → 2", "– → 3"]
    assert lines[5] == "1 place changes in the text:"
    assert lines[-1].startswith("2 → 1")
    assert "The effect is small" in lines[-1]


@pytest.mark.parametrize(
    ("moved", "target", "where", "expected"),
    [
        ("beta2002", "alpha2001", Below, ["alpha2001", "beta2002", "gamma2003"]),
        ("beta2002", "gamma2003", Below, ["alpha2001", "gamma2003", "beta2002"]),
        ("beta2002", "gamma2003", Above, ["alpha2001", "beta2002", "gamma2003"]),
        ("gamma2003", "beta2002", Above, ["gamma2003", "beta2002", "alpha2001"]),
        ("gamma2003", None, Below, None),
        ("beta2002", None, Below, ["alpha2001", "gamma2003", "beta2002"]),
        ("alpha2001", "beta2002", Below, None),
    ],
)
def test_a_drop_moves_the_source(
    desk: MainWindow,
    tree: SourceTree,
    answers: Answers,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    moved: str,
    target: str | None,
    where: QAbstractItemView.DropIndicatorPosition,
    expected: list[str] | None,
) -> None:
    choose(tree, moved)
    monkeypatch.setattr(tree, "dropIndicatorPosition", lambda: where)
    drop_on(tree, target)
    assert [tree.model().rowCount(), tree.model().columnCount()] == [3, 3]
    if expected is None:
        assert desk.session.article.text == ARTICLE
        return
    assert listed(desk) == expected
    settle(desk, qtbot)
    assert keys(tree) == expected
    assert desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


def drop_on(tree: SourceTree, key: str | None) -> None:
    """Let the chosen row go over the row of a key, or below all rows."""
    if key is None:
        place = QPointF(tree.viewport().rect().bottomLeft()) + QPointF(20, -2)
    else:
        place = QPointF(tree.visualRect(indexes(tree)[keys(tree).index(key)]).center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    # Drawn into memory there is no drag for a drop to end, so the list is handed the drop itself.
    rows = QMimeData()
    tree.dropEvent(QDropEvent(place, Qt.DropAction.MoveAction, rows, left, none))


def test_the_mouse_begins_a_drag(desk: MainWindow, tree: SourceTree, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str | None] = []
    monkeypatch.setattr(tree, "startDrag", lambda _actions: begun.append(tree.current_key()))
    start = tree.visualRect(indexes(tree)[0]).center()
    QTest.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 4):
        QTest.mouseMove(tree.viewport(), start + step * QPointF(2, 12).toPoint())
    QTest.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=start + QPointF(6, 36).toPoint())
    assert begun[0] == "beta2002"


def test_buttons_move_too(desk: MainWindow, tree: SourceTree, answers: Answers, qtbot: QtBot) -> None:
    choose(tree, "alpha2001")
    press(desk, "sources:up", qtbot)
    assert listed(desk)[0] == "alpha2001"
    settle(desk, qtbot)
    press(desk, "sources:down", qtbot)
    assert listed(desk)[0] == "beta2002"


def press(window: MainWindow, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(window, QToolButton, name), Qt.MouseButton.LeftButton)


def test_removing_a_cited_source_warns(desk: MainWindow, tree: SourceTree, answers: Answers) -> None:
    answers.choices["source.remove"] = "Keep it"
    choose(tree, "alpha2001")
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert desk.session.article.text == ARTICLE
    ((asked, text),) = answers.asked
    assert asked == "source.remove"
    assert "cited 2 times" in text
    answers.choices["source.remove"] = "Remove"
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert "alpha2001" not in desk.session.article.text
    assert desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


def test_removing_an_uncited_source_asks_nothing(
    desk: MainWindow, tree: SourceTree, answers: Answers, qtbot: QtBot
) -> None:
    choose(tree, "gamma2003")
    press(desk, "sources:source.remove", qtbot)
    assert listed(desk) == ["alpha2001", "beta2002"]
    assert answers.asked == []


def test_enter_cites_at_the_caret(desk: MainWindow, tree: SourceTree) -> None:
    put_caret(desk, " can start")
    tree.setFocus()
    choose(tree, "gamma2003")
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert "Most people [@gamma2003] can start" in desk.session.article.body
    assert desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


def test_citing_inside_a_citation_adds_to_it(desk: MainWindow, tree: SourceTree) -> None:
    put_caret(desk, "@alpha2001].\n")
    choose(tree, "gamma2003")
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert desk.session.article.body.count("[") == ARTICLE.count("[")
    assert "gamma2003" in desk.session.article.body


def test_order_is_chosen_after_its_rehearsal(
    desk: MainWindow, tree: SourceTree, answers: Answers, qtbot: QtBot
) -> None:
    order = part(desk, QComboBox, "citationOrder")
    assert order.currentData() == "mention"
    answers.choices["citations.order"] = "Leave as it is"
    choose_order(order, "list")
    assert desk.session.article.text == ARTICLE
    assert order.currentData() == "mention"
    answers.choices["citations.order"] = "Renumber"
    choose_order(order, "list")
    assert desk.session.article.text == ARTICLE.replace("citation_order: mention", "citation_order: list")
    settle(desk, qtbot)
    assert keys(tree) == ["alpha2001", "beta2002", "gamma2003"]
    assert texts(tree, 0)[:2] == ["1", "2"]
    assert desk.run("edit.undo")
    assert order.currentData() == "mention"
    assert desk.session.article.text == ARTICLE


def choose_order(order: QComboBox, policy: str) -> None:
    """Choose by keyboard, as a person does."""
    order.setFocus()
    QTest.keyClick(order, Qt.Key.Key_Down if policy == "list" else Qt.Key.Key_Up)


def test_unknown_and_uncited_rows(desk: MainWindow, tree: SourceTree, qtbot: QtBot) -> None:
    put_caret(desk, "The effect")
    qtbot.keyClicks(desk.editor, "Also this [@nobody1999] ")
    QTest.keyClick(desk.editor, Qt.Key.Key_Escape)
    settle(desk, qtbot)
    assert keys(tree) == ["beta2002", "alpha2001", "gamma2003", "nobody1999"]
    assert texts(tree, 0) == ["1", "2", "–", "?"]
    assert texts(tree, 2) == ["1", "2", "0", "1"]
    assert texts(tree, 1)[3] == "@nobody1999 is cited, but no source has this key"
    choose(tree, "nobody1999")
    before = desk.session.article.text
    for key, modifiers in (
        (Qt.Key.Key_Up, ALT),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(tree, key, modifiers)
    assert desk.session.article.text == before


def test_adding_for_an_unknown_key_offers_that_key(
    desk: MainWindow, tree: SourceTree, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_caret(desk, "The effect")
    desk.run("insert.text", text="[@nobody1999] ")
    settle(desk, qtbot)
    choose(tree, "nobody1999")

    def fill(form: SourceForm) -> int:
        qtbot.keyClicks(form._lines["title"], "A late study")
        form._try()
        return form.result()

    answer_with(monkeypatch, SourceForm, fill)
    press(desk, "sources:source.add", qtbot)
    assert "id: nobody1999" in desk.session.article.front_matter
    settle(desk, qtbot)
    assert texts(tree, 0) == ["1", "2", "3", "–"]


def test_the_form_refuses_what_is_not_a_source(
    desk: MainWindow, tree: SourceTree, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def fill(form: SourceForm) -> int:
        for key, title in (("", ""), ("alpha2001", "Title"), ("no good", "Title")):
            form._key.setText(key)
            form._lines["title"].setText(title)
            form._try()
            said.append(form._trouble.text())
        form.reject()
        return form.result()

    answer_with(monkeypatch, SourceForm, fill)
    press(desk, "sources:source.add", qtbot)
    assert said[0] == "Give at least a title or an author."
    assert said[1] == "Another source already has the key alpha2001."
    assert said[2].startswith("A key ")
    assert desk.session.article.text == ARTICLE


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("doi", "medsci6040082", "A DOI begins"),
        ("pmid", "no number", "A PMID is"),
        ("url", "www.example.org", "An address begins"),
        ("issued", "2018-13", "There is no such date as 2018-13."),
        ("accessed", "2023-02-29", "There is no such date as 2023-02-29."),
    ],
)
def test_the_form_says_which_identifier_or_date_is_odd(
    desk: MainWindow, tree: SourceTree, monkeypatch: pytest.MonkeyPatch, field: str, text: str, problem: str
) -> None:
    def fill(form: SourceForm) -> int:
        part(form, QLineEdit, field).setText(text)
        form._try()
        assert form._trouble.text().startswith(problem)
        form.reject()
        return form.result()

    answer_with(monkeypatch, SourceForm, fill)
    choose(tree, "alpha2001")
    QTest.keyClick(tree, Qt.Key.Key_F2)
    assert desk.session.article.text == ARTICLE


def test_a_new_source_is_chosen(desk: MainWindow, tree: SourceTree, qtbot: QtBot) -> None:
    choose(tree, "alpha2001")
    assert desk.run("source.add", item={"id": "delta2004", "type": "book", "title": "Delta"})
    settle(desk, qtbot)
    assert tree.current_key() == "delta2004"


def test_editing_a_source_changes_only_its_own_lines(
    desk: MainWindow, tree: SourceTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(form: SourceForm) -> int:
        form._lines["title"].setText("First study, corrected")
        form._try()
        return form.result()

    answer_with(monkeypatch, SourceForm, fill)
    choose(tree, "alpha2001")
    QTest.keyClick(tree, Qt.Key.Key_F2)
    assert desk.session.article.text == ARTICLE.replace("First study", "First study, corrected")


def test_the_picker_cites_several(desk: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def pick(picker: CitationPicker) -> int:
        search, found = picker.findChild(QLineEdit), picker.findChild(QListWidget)
        search.setText("first")
        assert found.count() == 1
        search.setText("")
        found.selectAll()
        picker.accept()
        return picker.result()

    answer_with(monkeypatch, CitationPicker, pick)
    put_caret(desk, " can start")
    desk.actions_by_id.all["insert.citation"].trigger()
    assert "Most people [@alpha2001; @beta2002; @gamma2003] can start" in desk.session.article.body


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("gamm", "gamma2003"),
        ("beta", "beta2002"),
        ("alph", "alpha2001"),
        ("Instit", "gamma2003"),
        ("third", "gamma2003"),
    ],
    ids=["key", "key-2", "author", "organisation", "title"],
)
def test_completion_after_an_opened_citation(desk: MainWindow, qtbot: QtBot, typed: str, key: str) -> None:
    put_caret(desk, " can start")
    desk.editor.setFocus()
    qtbot.keyClicks(desk.editor, f" [@{typed}")
    found = part(desk, QListWidget, "completion")
    assert found.isVisible()
    assert found.item(0).data(Qt.ItemDataRole.UserRole) == key
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    assert f"Most people [@{key}] can start" in desk.session.article.body
    assert not found.isVisible()


def test_completion_by_arrow_keys_and_escape(desk: MainWindow, qtbot: QtBot) -> None:
    put_caret(desk, " can start")
    desk.editor.setFocus()
    qtbot.keyClicks(desk.editor, " [@")
    found = part(desk, QListWidget, "completion")
    assert found.count() == 3
    qtbot.keyClick(desk.editor, Qt.Key.Key_Down)
    qtbot.keyClick(desk.editor, Qt.Key.Key_Escape)
    assert not found.isVisible()
    qtbot.keyClicks(desk.editor, "b")
    qtbot.keyClick(desk.editor, Qt.Key.Key_Tab)
    assert "Most people [@beta2002] can start" in desk.session.article.body


def test_an_address_begins_no_citation(desk: MainWindow, qtbot: QtBot) -> None:
    put_caret(desk, " can start")
    desk.editor.setFocus()
    qtbot.keyClicks(desk.editor, " write@al")
    assert not part(desk, QListWidget, "completion").isVisible()

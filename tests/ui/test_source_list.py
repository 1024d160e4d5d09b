"""The source list beyond its order: search, menus, several at once, where cited, what comes in."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QMenu, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from cureon_editor.editing.source_marks import Kind
from cureon_editor.ui.dialogs.numbering import rehearsal_text
from cureon_editor.ui.dialogs.question import QuestionDialog
from cureon_editor.ui.dialogs.source_choice import SourceChoice
from cureon_editor.ui.dialogs.source_merge import MergeDialog
from cureon_editor.ui.dialogs.source_rename import RenameForm
from cureon_editor.ui.panels.sources_tree import SourceTree
from cureon_editor.ui.widgets.source_delegate import MARKS
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE, Answers
from tests.ui.seeing import answer_with, choose, indexes, keys, part, settle, texts

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tree(desk: MainWindow) -> SourceTree:
    desk.side.open("sources")
    found = part(desk, SourceTree, "sourceList")
    found.setFocus()
    return found


@pytest.fixture
def answers(desk: MainWindow) -> Answers:
    answering = Answers()
    for command in ("source.move", "source.sort", "citations.order"):
        answering.choices[command] = "Renumber"
    desk.questions = answering
    return answering


@pytest.fixture
def ran(desk: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What the panel asks the window to run, instead of running it."""
    seen: list[tuple[str, dict[str, Any]]] = []

    def run(command_id: str, **arguments: Any) -> bool:
        seen.append((command_id, arguments))
        return False

    monkeypatch.setattr(desk.bench, "run", run)
    return seen


def listed(window: MainWindow) -> list[str]:
    return [source.key for source in window.bench.metadata.sources]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("alpha", ["alpha2001"]),
        ("STUDY", ["beta2002", "alpha2001"]),
        ("institute third", ["gamma2003"]),
        ("2002 steps", ["beta2002"]),
        ("nothing like it", []),
    ],
)
def test_search_narrows_the_list_and_escape_shows_it_whole(
    desk: MainWindow, tree: SourceTree, qtbot: QtBot, words: str, expected: list[str]
) -> None:
    search = part(desk, QLineEdit, "sourceSearch")
    qtbot.keyClicks(search, words)
    assert keys(tree) == expected
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert keys(tree) == ["beta2002", "alpha2001", "gamma2003"]
    assert search.text() == ""


def test_a_part_of_the_list_is_not_reordered(
    desk: MainWindow, tree: SourceTree, answers: Answers, qtbot: QtBot
) -> None:
    search = part(desk, QLineEdit, "sourceSearch")
    qtbot.keyClicks(search, "study")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert tree.hasFocus()
    choose(tree, "alpha2001")
    QTest.keyClick(tree, Qt.Key.Key_Up, ALT)
    assert not tree.model().flags(indexes(tree)[0]) & Qt.ItemFlag.ItemIsDragEnabled
    assert desk.session.article.text == ARTICLE
    assert answers.asked == []
    search.clear()
    assert tree.current_key() == "alpha2001"
    QTest.keyClick(tree, Qt.Key.Key_Up, ALT)
    assert listed(desk)[0] == "alpha2001"


def test_a_source_hidden_by_the_search_is_shown_when_asked_for(
    desk: MainWindow, tree: SourceTree, qtbot: QtBot
) -> None:
    qtbot.keyClicks(part(desk, QLineEdit, "sourceSearch"), "beta")
    desk.run("source.show", key="gamma2003")
    assert tree.current_key() == "gamma2003"
    assert len(keys(tree)) == 3


def test_several_sources_move_together(
    desk: MainWindow, tree: SourceTree, answers: Answers, qtbot: QtBot
) -> None:
    choose(tree, "alpha2001")
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(tree, Qt.Key.Key_Up, ALT)
    assert listed(desk) == ["alpha2001", "gamma2003", "beta2002"]
    settle(desk, qtbot)
    assert [row.row() for row in tree.selectionModel().selectedRows()] == [0, 1]
    assert desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


def test_several_sources_are_dragged_together(desk: MainWindow, tree: SourceTree, answers: Answers) -> None:
    tree.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for key in ("beta2002", "alpha2001"):
        tree.selectionModel().select(indexes(tree)[keys(tree).index(key)], flags)
    rows = tree.model().mimeData(tree.selectionModel().selectedRows())
    below = QPointF(tree.viewport().rect().bottomLeft()) + QPointF(20, -2)
    tree.dropEvent(_drop(below, rows))
    assert listed(desk) == ["gamma2003", "beta2002", "alpha2001"]


def _drop(place: QPointF, data: QMimeData) -> QDropEvent:
    action, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    return QDropEvent(place, action, data, left, Qt.KeyboardModifier.NoModifier)


def test_enter_cites_all_that_are_chosen(desk: MainWindow, tree: SourceTree, ran: list[Any]) -> None:
    choose(tree, "beta2002")
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert ran == [("insert.citation", {"keys": ["beta2002", "alpha2001"]})]


def test_files_dropped_on_the_list_are_imported_and_text_is_pasted(
    desk: MainWindow, tree: SourceTree, ran: list[Any], tmp_path: Path
) -> None:
    files, words = QMimeData(), QMimeData()
    paths = [tmp_path / name for name in ("one.bib", "two.ris")]
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    words.setText("10.1000/182")
    place = QPoint(5, 5)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for data in (files, words):
        entering = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, left, none)
        tree.dragEnterEvent(entering)
        assert entering.isAccepted()
        tree.dropEvent(_drop(QPointF(place), data))
    imported, pasted = ran
    assert imported[0] == "source.import"
    assert [Path(path) for path in imported[1]["path"]] == paths
    assert pasted == ("source.paste", {"text": "10.1000/182"})


def test_paste_means_sources_while_the_list_has_the_keyboard(
    desk: MainWindow, tree: SourceTree, ran: list[Any]
) -> None:
    QApplication.clipboard().setText("10.1000/182")
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert ran == [("source.paste", {})]
    assert desk.session.article.text == ARTICLE


def test_sort_is_rehearsed_and_is_one_step(
    desk: MainWindow, tree: SourceTree, answers: Answers, qtbot: QtBot
) -> None:
    answers.choices["source.sort"] = "Leave as it is"
    desk.perform("source.sort", by="author")
    assert desk.session.article.text == ARTICLE
    answers.choices["source.sort"] = "Renumber"
    menu = menu_of(desk, "sources:sort", qtbot)
    entry(menu, "sort:author").trigger()
    assert [asked for asked, _ in answers.asked] == ["source.sort", "source.sort"]
    settle(desk, qtbot)
    assert keys(tree) == ["alpha2001", "beta2002", "gamma2003"]
    assert texts(tree, 0) == ["1", "2", "3"]
    assert desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


def menu_of(window: MainWindow, button: str, qtbot: QtBot) -> QMenu:
    """The menu that a button opens."""
    qtbot.mouseClick(part(window, QToolButton, button), Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    return menu


def entry(menu: QMenu, name: str) -> Any:
    (found,) = [action for action in menu.actions() if action.objectName() == name]
    return found


def test_the_menu_is_about_the_chosen_source(
    desk: MainWindow, tree: SourceTree, ran: list[Any], qtbot: QtBot
) -> None:
    choose(tree, "gamma2003")
    menu = menu_of(desk, "sources:more", qtbot)
    for name in ("source.rename", "source.merge", "source.places", "insert.citation"):
        entry(menu, f"menu:{name}").trigger()
    assert ran == [
        ("source.rename", {"key": "gamma2003"}),
        ("source.merge", {"keep": "gamma2003"}),
        ("source.places", {"key": "gamma2003"}),
        ("insert.citation", {"keys": ["gamma2003"]}),
    ]


def test_where_a_source_is_cited_and_how_to_go_there(
    desk: MainWindow, tree: SourceTree, qtbot: QtBot
) -> None:
    choose(tree, "alpha2001")
    desk.run("source.places", key="alpha2001")
    places = part(desk, QListWidget, "sourcePlaces")
    assert places.hasFocus()
    assert spoken(places) == [
        "Walking lowers blood pressure a little. What it is",
        "The effect is small. What is known",
    ]
    QTest.keyClick(places, Qt.Key.Key_Down)
    QTest.keyClick(places, Qt.Key.Key_Return)
    cursor = desk.editor.textCursor()
    assert cursor.selectedText() == "@alpha2001"
    assert cursor.block().text() == "The effect is small [@alpha2001]."
    assert desk.editor.hasFocus()
    desk.run("insert.text", text="@gamma2003")
    settle(desk, qtbot)
    assert spoken(places) == ["Walking lowers blood pressure a little. What it is"]
    choose(tree, "gamma2003")
    assert spoken(places) == ["The effect is small. What is known"]
    place = places.visualItemRect(places.item(0)).center()
    qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.editor.textCursor().selectedText() == "@gamma2003"
    desk.side.open("outline")
    choose(tree, "beta2002")
    desk.side.open("sources")
    assert spoken(places) == ["Walking lowers blood pressure a little. What it is"]
    part(desk, QToolButton, "sources:places").click()
    assert not places.isVisible()


def spoken(places: QListWidget) -> list[str]:
    rows = (places.item(row) for row in range(places.count()))
    return [str(item.data(Qt.ItemDataRole.AccessibleTextRole)) for item in rows]


def test_removing_names_the_sentences_left_bare(desk: MainWindow, tree: SourceTree, answers: Answers) -> None:
    choose(tree, "alpha2001")
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    ((_, text),) = answers.asked
    question, bare, others = text.split("\n\n")
    assert question.startswith("Remove a source that is cited 2 times?\n")
    assert bare == "1 sentence would be left without any citation:\n“The effect is small.”"
    assert others == "1 other place keeps a citation."
    answers.choices["source.remove"] = "Show the first sentence"
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert desk.session.article.text == ARTICLE
    assert desk.editor.textCursor().selectedText() == "@alpha2001"
    assert desk.editor.textCursor().block().text().startswith("The effect")


def test_the_key_is_judged_while_it_is_typed(
    desk: MainWindow, tree: SourceTree, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def fill(form: RenameForm) -> int:
        said.append(form.outcome.text())
        for key in ("", "beta2002", "two words", "walk2001"):
            form.new_key.setText(key)
            said.append(form.outcome.text())
        form.accept()
        return form.result()

    answer_with(monkeypatch, RenameForm, fill)
    choose(tree, "alpha2001")
    desk.perform("source.rename")
    assert said[0] == said[4] == "2 citations in the text change with it."
    assert said[1].startswith("Type a key")
    assert "another source" in said[2]
    assert "cannot be a key" in said[3]
    assert "alpha2001" not in desk.session.article.text
    assert desk.session.article.body.count("@walk2001") == 2
    assert desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


def test_one_source_is_cited_instead_of_another(
    desk: MainWindow, tree: SourceTree, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pick(dialog: SourceChoice) -> int:
        dialog.findChild(QLineEdit).setText("gamma")
        assert dialog.findChild(QListWidget).count() == 1
        dialog.accept()
        return dialog.result()

    answer_with(monkeypatch, SourceChoice, pick)
    choose(tree, "alpha2001")
    desk.perform("source.replace", key="alpha2001")
    assert "[@beta2002; @gamma2003]" in desk.session.article.body
    assert "@alpha2001" not in desk.session.article.body
    assert listed(desk) == ["alpha2001", "beta2002", "gamma2003"]


def test_merging_asks_which_is_the_same_and_which_stays(
    desk: MainWindow, tree: SourceTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    gains: list[str] = []

    def pick(dialog: SourceChoice) -> int:
        dialog.findChild(QLineEdit).setText("beta")
        dialog.accept()
        return dialog.result()

    def decide(dialog: MergeDialog) -> int:
        (group,) = dialog.groups
        assert group.merges() == {"gamma2003": ["beta2002"]}
        gains.extend(
            label.text() for label in group.findChildren(QLabel) if label.text().startswith("Filled")
        )
        group.choose("beta2002")
        dialog.accept()
        return dialog.result()

    answer_with(monkeypatch, SourceChoice, pick)
    answer_with(monkeypatch, MergeDialog, decide)
    desk.perform("source.merge", keep="gamma2003")
    assert gains == ["Filled in: container-title."]
    assert listed(desk) == ["alpha2001", "beta2002"]
    assert desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


TWIN = {"id": "beta2002b", "title": "Second study", "author": [{"family": "Beta"}], "issued": "2002"}


def test_duplicates_are_merged_in_one_step(
    desk: MainWindow, tree: SourceTree, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decide(dialog: MergeDialog) -> int:
        (group,) = dialog.groups
        assert group.merges() == {"beta2002": ["beta2002b"]}
        dialog.accept()
        return dialog.result()

    answer_with(monkeypatch, MergeDialog, decide)
    desk.run("source.add", item=TWIN | {"PMID": "12"})
    before = desk.session.article.text
    settle(desk, qtbot)
    marks = dict(zip(keys(tree), [index.data(MARKS) for index in indexes(tree)], strict=True))
    assert marks["beta2002"][0].sentence == "May be the same source as beta2002b."
    desk.perform("source.merge_duplicates")
    assert listed(desk) == ["alpha2001", "beta2002", "gamma2003"]
    assert desk.bench.metadata.sources[1].pmid == "12"
    assert desk.run("edit.undo")
    assert desk.session.article.text == before


def test_duplicates_can_be_left_and_there_may_be_none(
    desk: MainWindow, tree: SourceTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(dialog: MergeDialog) -> int:
        dialog.groups[0].choose(None)
        dialog.accept()
        return dialog.result()

    answer_with(monkeypatch, MergeDialog, leave)
    assert not desk.perform("source.merge_duplicates")
    desk.run("source.add", item=TWIN)
    before = desk.session.article.text
    assert not desk.perform("source.merge_duplicates")
    assert desk.session.article.text == before


def test_a_rehearsal_is_shown_as_tables(desk: MainWindow, qtbot: QtBot) -> None:
    article = desk.session.article
    edit = desk.bench.editing["source.sort"](article, desk.session.selection, desk.bench.context, by="author")
    assert edit
    text = rehearsal_text(article, article.spliced(edit.splices))
    dialog = QuestionDialog(desk, text, ("Renumber", "Leave as it is"), "Leave as it is")
    qtbot.addWidget(dialog)
    sources, places = dialog.findChildren(QTableView, "renumbering")
    assert shown_in(sources)[0][:2] == ["2", "1"]
    assert [len(shown_in(sources)), len(shown_in(places))] == [3, 1]
    assert shown_in(places) == [["2", "1", "The effect is small"]]
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "1 place changes in the text:" in words


def shown_in(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_marks_say_what_is_wrong_with_a_source(desk: MainWindow, tree: SourceTree, qtbot: QtBot) -> None:
    desk.run("source.edit", key="beta2002", item={"correction": "retracted", "DOI": "10.1000/1"})
    desk.run("source.edit", key="alpha2001", item={"DOI": "10.1000/2"})
    settle(desk, qtbot)
    marks = dict(zip(keys(tree), [index.data(MARKS) for index in indexes(tree)], strict=True))
    assert [mark.kind for mark in marks["beta2002"]] == [Kind.RETRACTED]
    assert marks["alpha2001"] == ()
    assert [mark.kind for mark in marks["gamma2003"]] == [Kind.INCOMPLETE, Kind.UNIDENTIFIED]
    told = indexes(tree)[0].siblingAtColumn(2).data(Qt.ItemDataRole.ToolTipRole)
    assert told == "<qt>Retracted.</qt>"


def test_a_summary_keeps_what_is_chosen_and_where_the_list_stands(
    desk: MainWindow, tree: SourceTree, answers: Answers, qtbot: QtBot
) -> None:
    resets: list[int] = []
    tree.model().modelReset.connect(lambda: resets.append(1))
    choose(tree, "gamma2003")
    desk.run("source.remove", key="beta2002")
    desk.run("source.add", item={"id": "zed", "title": "Z"}, at=0)
    settle(desk, qtbot)
    assert sorted(keys(tree)) == ["alpha2001", "gamma2003", "zed"]
    assert tree.current_key() in ("gamma2003", "zed")
    for _ in range(2):
        desk.run("edit.undo")
    settle(desk, qtbot)
    assert keys(tree) == ["beta2002", "alpha2001", "gamma2003"]
    assert resets == []

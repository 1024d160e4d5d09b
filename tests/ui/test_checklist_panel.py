"""The checklist by hand: states, passages, offered wording, and rules set aside."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QLabel, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from cureon_editor.checks.findings import State
from cureon_editor.resources import sample_articles
from cureon_editor.ui.commands.checklist import open_passages
from cureon_editor.ui.dialogs.asking import Form
from cureon_editor.ui.panels.checklist_detail import FindingDetail
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE
from tests.ui.seeing import answer_with, choose, indexes, keys, part, settle

STATE = Qt.ItemDataRole.UserRole + 1


@pytest.fixture
def checklist(desk: MainWindow) -> QAbstractItemView:
    desk.side.open("checklist")
    return part(desk, QAbstractItemView, "checklist")


def states(view: QAbstractItemView) -> dict[str, str]:
    return dict(zip(keys(view), (index.data(STATE) for index in indexes(view)), strict=True))


def pressable(window: MainWindow, text: str) -> QPushButton:
    """The button of the shown rule that begins with a text."""
    detail = part(window, FindingDetail, "checklistDetail")
    (found,) = [made for made in detail.widget().findChildren(QPushButton) if made.text().startswith(text)]
    return found


def test_each_rule_has_a_row_and_a_state(desk: MainWindow, checklist: QAbstractItemView) -> None:
    found = states(checklist)
    assert len(found) == len(keys(checklist)) >= 10
    assert set(found.values()) <= set(State)
    assert found["author-named"] == "not-met"
    assert found["citations-resolve"] == "partly"
    assert found["claims-cited"] == "needs-person"
    assert found["hype-words"] == "met"
    assert found["risk-section"] == "not-applicable"


def test_what_blocks_approval_comes_first(desk: MainWindow, checklist: QAbstractItemView) -> None:
    order = [index.data(STATE) for index in indexes(checklist)]
    missing = part(desk, QLabel, "checkSummary").property("value")
    assert set(order[:missing]) <= {"not-met", "partly"}
    assert not {"not-met", "partly"} & set(order[missing:])
    assert order.index("needs-person") < order.index("met") < order.index("not-applicable")


def test_a_row_tells_its_state_in_words(desk: MainWindow, checklist: QAbstractItemView) -> None:
    spoken = choose(checklist, "author-named").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Missing" in spoken
    assert "No author is named" in spoken


def test_tab_goes_from_a_rule_to_its_buttons(
    desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot
) -> None:
    choose(checklist, "general-info-disclaimer")
    checklist.setFocus()
    qtbot.keyClick(checklist, Qt.Key.Key_Tab)
    insert = pressable(desk, "Insert")
    while desk.focusWidget() is not insert:
        assert part(desk, FindingDetail, "checklistDetail").isAncestorOf(desk.focusWidget())
        qtbot.keyClick(desk.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(insert, Qt.Key.Key_Tab)
    assert pressable(desk, "Set aside").hasFocus()


def test_states_follow_the_text(desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot) -> None:
    desk.run("article.set", field="author.0.name", value="Sam Writer")
    desk.run("article.set", field="author.0.credentials", value="MSc")
    settle(desk, qtbot)
    assert states(checklist)["author-named"] == "met"
    desk.run("edit.undo")
    desk.run("edit.undo")
    settle(desk, qtbot)
    assert states(checklist)["author-named"] == "not-met"
    assert desk.session.article.text == ARTICLE


def test_a_click_on_a_passage_of_the_text_goes_there(
    desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot
) -> None:
    desk.run("insert.text", text="This miracle cure always works.\n\n")
    settle(desk, qtbot)
    choose(checklist, "hype-words")
    detail = part(desk, FindingDetail, "checklistDetail")
    passage = detail.widget().findChildren(QFrame, "passage")[0]
    desk.binding.select(0, 0)
    qtbot.mouseClick(passage, Qt.MouseButton.LeftButton)
    finding = next(f for f in desk.bench.findings.findings if f.rule == "hype-words")
    selection = desk.session.selection
    body = desk.session.article.body
    assert body[selection.start : selection.end] == finding.passages[0].text
    assert desk.editor.textCursor().selectedText() == finding.passages[0].text


def test_enter_on_a_row_goes_to_its_passage(
    desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot
) -> None:
    choose(checklist, "claims-cited")
    checklist.setFocus()
    qtbot.keyClick(checklist, Qt.Key.Key_Return)
    finding = next(f for f in desk.bench.findings.findings if f.rule == "claims-cited")
    if finding.passages:
        assert desk.session.selection.start == finding.passages[0].start
    else:
        assert desk.banner.text == "There is no passage to show for this rule."


def test_a_rule_goes_to_the_field_that_is_not_filled_in(
    desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot
) -> None:
    desk.run("checklist.go_to", rule="dates-shown")
    assert desk.side.current == "details"
    assert part(desk, QLineEdit, "field:review_due").hasFocus()


def test_a_passage_among_the_sources_opens_the_list(desk: MainWindow, checklist: QAbstractItemView) -> None:
    desk.run("checklist.go_to", rule="citations-resolve")
    assert desk.side.current == "sources"


def test_a_rule_about_a_field_goes_to_the_field(desk: MainWindow, checklist: QAbstractItemView) -> None:
    desk.run("checklist.go_to", rule="author-named")
    assert desk.side.current == "details"
    assert part(desk, QLineEdit, "field:author.0.name").hasFocus()


def test_a_rule_without_a_passage_says_so(desk: MainWindow, checklist: QAbstractItemView) -> None:
    desk.run("checklist.go_to", rule="general-info-disclaimer")
    assert desk.banner.text == "There is no passage to show for this rule."


def test_the_offered_wording_goes_in_as_one_step(
    desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot
) -> None:
    choose(checklist, "general-info-disclaimer")
    qtbot.mouseClick(pressable(desk, "Insert this wording"), Qt.MouseButton.LeftButton)
    assert desk.session.article.body != ARTICLE.split("---\n", 2)[2]
    assert ARTICLE in desk.session.article.text
    assert desk.session.undo_name.startswith("insert wording")
    assert desk.editor.hasFocus()
    assert desk.editor.textCursor().selectedText().startswith("This article is general information.")
    settle(desk, qtbot)
    assert states(checklist)["general-info-disclaimer"] == "met"
    desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


def test_wording_by_command_twice_changes_once(desk: MainWindow) -> None:
    assert desk.run("checklist.insert_wording", rule="general-info-disclaimer")
    assert not desk.run("checklist.insert_wording", rule="general-info-disclaimer")


def test_a_rule_is_set_aside_with_name_day_and_reason(
    desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def fill(form: Form) -> int:
        form._try()
        said.append(form._trouble.text())
        qtbot.keyClicks(form.findChild(QLineEdit), "The list is kept elsewhere")
        form._try()
        return form.result()

    answer_with(monkeypatch, Form, fill)
    choose(checklist, "citations-resolve")
    qtbot.mouseClick(pressable(desk, "Set aside"), Qt.MouseButton.LeftButton)
    assert said == ["Say in a few words why the rule does not apply here."]
    (waiver,) = desk.bench.metadata.waivers
    assert (waiver.rule, waiver.by, waiver.reason) == (
        "citations-resolve",
        "Test Writer",
        "The list is kept elsewhere",
    )
    settle(desk, qtbot)
    assert states(checklist)["citations-resolve"] == "waived"
    desk.run("edit.undo")
    assert desk.session.article.text == ARTICLE


@pytest.mark.parametrize(
    ("command_id", "arguments"),
    [
        ("checklist.insert_wording", {"rule": "no-such-rule"}),
        ("checklist.waive", {"rule": "no-such-rule", "reason": "x"}),
        ("checklist.waive", {"rule": "author-named", "reason": " "}),
        ("checklist.insert_wording", {"rule": "hype-words"}),
    ],
)
def test_what_cannot_be_done_is_said(desk: MainWindow, command_id: str, arguments: dict[str, Any]) -> None:
    assert not desk.run(command_id, **arguments)
    assert desk.banner.text.endswith(".")
    assert desk.session.article.text == ARTICLE


def seen(view: QAbstractItemView) -> dict[str, str]:
    """The rules that are not hidden, with their states."""
    assert isinstance(view, QListView)
    return {
        rule: state for row, (rule, state) in enumerate(states(view).items()) if not view.isRowHidden(row)
    }


def test_the_filter_hides_what_is_done(desk: MainWindow, checklist: QAbstractItemView) -> None:
    every = keys(checklist)
    filtering = part(desk, QComboBox, "checklistFilter")
    filtering.setCurrentIndex(1)
    assert set(seen(checklist).values()) <= {"not-met", "partly", "needs-person"}
    filtering.setCurrentIndex(3)
    assert set(seen(checklist).values()) == {"needs-person"}
    assert filtering.currentText() == f"For a person {len(seen(checklist))}"
    filtering.setCurrentIndex(0)
    assert keys(checklist) == every


@pytest.mark.parametrize("path", sample_articles(), ids=lambda path: path.stem)
def test_samples_open_with_their_checklist(desk: MainWindow, qtbot: QtBot, path: Path) -> None:
    assert desk.document.open_copy(path)
    settle(desk, qtbot)
    missing = part(desk, QLabel, "checkSummary").property("value")
    # The tests' day is before the samples' dates, which one rule must notice.
    assert (missing > 1) is (path.stem == "unfinished-draft")


def test_groups_fold_and_stay_folded(desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot) -> None:
    assert list(seen(checklist).values()).count("not-applicable") == 1
    choose(checklist, "author-named")
    checklist.setFocus()
    qtbot.keyClick(checklist, Qt.Key.Key_Space)
    folded = set(seen(checklist).values())
    assert desk.settings.text("checklist_folded", "").split() == ["not-applicable", "required"]
    desk.run("article.set", field="author.0.name", value="Sam Writer")
    settle(desk, qtbot)
    assert set(seen(checklist).values()) == folded
    desk.run("edit.undo")
    qtbot.keyClick(checklist, Qt.Key.Key_Space)
    assert desk.settings.text("checklist_folded", "") == "not-applicable"


def test_words_filter_rules_and_ctrl_f_asks_for_them(
    desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot
) -> None:
    words = part(desk, QLineEdit, "checklistWords")
    checklist.setFocus()
    qtbot.keyClick(checklist, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert words.hasFocus()
    assert not desk.find_bar.isVisible()
    qtbot.keyClicks(words, "author")
    assert "author-named" in seen(checklist)
    assert len(seen(checklist)) < 5
    qtbot.keyClick(words, Qt.Key.Key_Down)
    assert checklist.hasFocus()
    words.setFocus()
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    assert words.text() == ""


def test_a_rule_is_shown_whatever_hides_it(desk: MainWindow, checklist: QAbstractItemView) -> None:
    part(desk, QLineEdit, "checklistWords").setText("author")
    desk.side.open("outline")
    assert not desk.run("checklist.show", rule="risk-section")
    assert desk.side.current == "checklist"
    assert "risk-section" in seen(checklist)
    assert checklist.currentIndex().data(Qt.ItemDataRole.UserRole) == "risk-section"
    assert part(desk, QLineEdit, "checklistWords").text() == ""
    desk.bench.settings.keep("checklist_folded", "not-applicable")
    panel = checklist.parent().parent()
    panel._folded = frozenset({"not-applicable"})
    panel._fill()


def test_the_next_open_passage_and_the_one_before(
    desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot
) -> None:
    desk.run("insert.text", text="This miracle cure always works. A real miracle.\n\n")
    settle(desk, qtbot)
    desk.binding.select(0, 0)
    found = open_passages(desk.bench.findings.findings)
    assert len(found) > 2
    for passage, finding in (*found, found[0]):
        desk.run("checklist.next")
        assert (desk.session.selection.start, desk.session.selection.end) == (passage.start, passage.end)
        assert checklist.currentIndex().data(Qt.ItemDataRole.UserRole) == finding.rule
    desk.run("checklist.previous")
    last = found[-1][0]
    assert (desk.session.selection.start, desk.session.selection.end) == (last.start, last.end)


def test_without_open_passages_the_keys_say_so(desk: MainWindow, qtbot: QtBot) -> None:
    desk.run("edit.select_all")
    desk.run("edit.paste", text="Nothing.")
    settle(desk, qtbot)
    desk.run("checklist.next")
    assert desk.banner.text == "No passage of the text is open. What is missing stands in the checklist."


def test_what_is_shown_of_a_rule_is_written_over_while_typing(
    desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot
) -> None:
    desk.run("insert.text", text="This miracle cure always works.\n\n")
    settle(desk, qtbot)
    choose(checklist, "hype-words")
    detail = part(desk, FindingDetail, "checklistDetail")
    before = detail.widget().findChildren(QFrame, "passage")
    before[0].setFocus()
    desk.binding.select(0, 0)
    desk.run("insert.text", text="A wonder drug. ")
    settle(desk, qtbot)
    after = detail.widget().findChildren(QFrame, "passage")
    assert after[: len(before)] == before
    assert before[0].hasFocus()
    finding = next(f for f in desk.bench.findings.findings if f.rule == "hype-words")
    qtbot.keyClick(before[0], Qt.Key.Key_Return)
    assert desk.session.selection.start == finding.passages[0].start


def test_a_person_confirms_a_rule_and_takes_it_back(
    desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot
) -> None:
    choose(checklist, "claims-cited")
    assert states(checklist)["claims-cited"] == "needs-person"
    qtbot.mouseClick(pressable(desk, "Confirm"), Qt.MouseButton.LeftButton)
    assert states(checklist)["claims-cited"] == "met"
    spoken = choose(checklist, "claims-cited").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Confirmed" in spoken
    assert "Test Writer" in spoken
    qtbot.mouseClick(pressable(desk, "Withdraw the"), Qt.MouseButton.LeftButton)
    assert states(checklist)["claims-cited"] == "needs-person"


def test_a_rule_tells_how_it_is_judged(desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot) -> None:
    choose(checklist, "hype-words")
    detail = part(desk, FindingDetail, "checklistDetail")
    rule = desk.bench.packs.rule("hype-words")
    for title, told in (("How this is judged", rule.help), ("Examples", "Does not: “")):
        assert not any(told in label.text() for label in detail.widget().findChildren(QLabel))
        qtbot.mouseClick(pressable(desk, title), Qt.MouseButton.LeftButton)
        assert any(told in label.text() for label in detail.widget().findChildren(QLabel))
        qtbot.mouseClick(pressable(desk, title), Qt.MouseButton.LeftButton)


def test_the_status_bar_opens_the_checklist(desk: MainWindow, qtbot: QtBot) -> None:
    desk.side.open("outline")
    summary = part(desk, QLabel, "checkSummary")
    qtbot.mouseClick(summary, Qt.MouseButton.LeftButton)
    assert desk.side.current == "checklist"
    desk.side.open("outline")
    summary.setFocus()
    qtbot.keyClick(summary, Qt.Key.Key_Return)
    assert desk.side.current == "checklist"


def test_an_article_without_therapies_is_told_what_naming_them_does(
    desk: MainWindow, checklist: QAbstractItemView, qtbot: QtBot
) -> None:
    empty = part(desk, QFrame, "noTherapy")
    assert empty.isVisible()
    name, none = empty.findChildren(QPushButton)
    qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert desk.side.current == "details"
    assert part(desk, QPushButton, "field:therapies").hasFocus()
    desk.side.open("checklist")
    qtbot.mouseClick(none, Qt.MouseButton.LeftButton)
    assert empty.isHidden()

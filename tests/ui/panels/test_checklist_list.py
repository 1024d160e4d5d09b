"""The list keeps its place while findings come in, folds by mouse and by key, and repaints what differs."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from cureon_editor.checks.findings import Finding, State
from cureon_editor.ui.panels.checklist_groups import FILTERS, ordered
from cureon_editor.ui.panels.checklist_list import RuleList
from cureon_editor.ui.panels.checklist_model import RULE, STATE, Choice, rows
from cureon_editor.ui.theme.colours import LIGHT
from tests.ui.panels.checklist_findings import ALL, HYPE, finding

EVERYTHING = Choice(FILTERS[0])
MANY = tuple(finding(f"rule-{n}", State.NOT_MET, n) for n in range(40))


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[RuleList]:
    made = RuleList(LIGHT)
    qtbot.addWidget(made)
    made.resize(320, 360)
    made.show()
    yield made
    made.hide()


def show(view: RuleList, findings: tuple[Finding, ...], choice: Choice = EVERYTHING) -> None:
    view.show_rows(rows(ordered(findings), choice))


def seen(view: RuleList) -> list[str]:
    return [row.rule for number, row in enumerate(view.rules.rows) if not view.isRowHidden(number)]


def test_findings_that_say_the_same_repaint_nothing(view: RuleList) -> None:
    show(view, ALL)
    changed, laid_out = QSignalSpy(view.rules.dataChanged), QSignalSpy(view.rules.layoutChanged)
    moved = replace(
        HYPE, passages=tuple(replace(it, start=it.start + 5, end=it.end + 5) for it in HYPE.passages)
    )
    show(view, tuple(moved if it is HYPE else it for it in ALL))
    assert (changed.count(), laid_out.count()) == (0, 0)


def test_one_finding_that_differs_repaints_one_row(view: RuleList) -> None:
    show(view, ALL)
    changed, laid_out = QSignalSpy(view.rules.dataChanged), QSignalSpy(view.rules.layoutChanged)
    show(view, tuple(replace(it, message="Another.") if it is HYPE else it for it in ALL))
    assert (changed.count(), laid_out.count()) == (1, 0)
    index = changed.at(0)[0]
    assert index.data(RULE) == "hype-words"


def test_choice_and_place_stay_when_a_rule_moves_to_another_group(view: RuleList) -> None:
    show(view, MANY)
    view.choose("rule-20")
    chosen = view.currentIndex()
    top = view.visualRect(chosen).top()
    met = tuple(replace(it, state=State.MET) if it.rule in ("rule-2", "rule-30") else it for it in MANY)
    show(view, met)
    assert view.rule == "rule-20"
    assert view.visualRect(view.currentIndex()).top() == top
    assert view.rules.index_of("rule-2").data(STATE) == "met"


def test_a_folded_group_is_its_heading_alone(view: RuleList) -> None:
    show(view, ALL, Choice(FILTERS[0], "", frozenset({"not-applicable"})))
    assert [rule for rule in seen(view) if rule.startswith("elsewhere")] == ["elsewhere"]
    spoken = view.rules.index_of("elsewhere").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Does not apply, 2 rules, folded. Space unfolds them."
    low = view.sizeHintForIndex(view.rules.index_of("elsewhere")).height()
    assert low < view.sizeHintForIndex(view.rules.index_of("met")).height()


def test_a_press_on_a_heading_folds_and_chooses_nothing(view: RuleList, qtbot: QtBot) -> None:
    show(view, ALL)
    view.choose("partly")
    folds = QSignalSpy(view.fold_asked)
    head = view.visualRect(view.rules.index_of("missing")).topLeft() + QPoint(30, 6)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=head)
    assert folds.at(0) == ["required"]
    assert view.rule == "partly"


@pytest.mark.parametrize(
    ("folded", "key", "asks"),
    [
        (False, Qt.Key.Key_Space, 1),
        (True, Qt.Key.Key_Space, 1),
        (False, Qt.Key.Key_Left, 1),
        (True, Qt.Key.Key_Left, 0),
        (False, Qt.Key.Key_Right, 0),
        (True, Qt.Key.Key_Right, 1),
        (True, Qt.Key.Key_Return, 1),
        (False, Qt.Key.Key_Return, 0),
    ],
)
def test_keys_fold(view: RuleList, qtbot: QtBot, folded: bool, key: Qt.Key, asks: int) -> None:
    show(view, ALL, Choice(FILTERS[0], "", frozenset({"required"} if folded else ())))
    view.choose("missing")
    folds, opened = QSignalSpy(view.fold_asked), QSignalSpy(view.opened)
    qtbot.keyClick(view, key)
    assert folds.count() == asks
    assert opened.count() == int(key == Qt.Key.Key_Return and not folded)


def test_who_folds_a_group_stays_in_it(view: RuleList) -> None:
    show(view, ALL)
    view.choose("partly")
    show(view, ALL, Choice(FILTERS[0], "", frozenset({"required"})))
    assert view.rule == "missing"


def test_arrows_pass_over_what_is_hidden(view: RuleList, qtbot: QtBot) -> None:
    show(view, ALL, Choice(FILTERS[0], "", frozenset({"required"})))
    view.choose("missing")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.rule == "access-route"


def test_rules_that_come_and_go(view: RuleList) -> None:
    show(view, ALL)
    show(view, ALL[:3])
    assert set(seen(view)) == {"met", "confirmed", "missing"}
    show(view, ())
    assert view.rules.rowCount() == 0
    assert view.rule == ""

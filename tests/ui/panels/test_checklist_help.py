"""How a rule is judged and its examples, in words; rows of buttons that wrap; folds."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cureon_editor.checks.rule import Rule
from cureon_editor.ui.panels.checklist_actions import Action
from cureon_editor.ui.panels.checklist_help import examples, judged
from cureon_editor.ui.panels.checklist_offer import ActionBar
from cureon_editor.ui.theme.colours import LIGHT
from cureon_editor.ui.widgets.flow import FlowLayout
from cureon_editor.ui.widgets.fold import Fold

RULE = Rule("a", 7, "A title", True, "", help="Say it.", basis="A standard", pack="house 2026.1")


def test_how_a_rule_is_judged() -> None:
    assert judged(RULE) == [
        "Say it.",
        "Basis: A standard",
        "Required: without it the article cannot be approved.",
        "Rule 7 of the pack house 2026.1.",
    ]
    assert "Set to advised by A. Rao." in judged(replace(RULE, note="Set to advised by A. Rao."))
    assert judged(None) == ["No rule pack tells more."]


@pytest.mark.parametrize(
    ("example", "shown"),
    [
        ("We do not  offer it.\n", "We do not offer it."),
        ("---\ntitle: T\n---\n\nThe body.\n", "The body."),
        ("---\ninterests: None.\n---\n", "interests: None."),
        ("---\nnever closed\n", "--- never closed"),
        ("", ""),
        ("x" * 1000, f"{'x' * 140} … {'x' * 140}"),
    ],
)
def test_examples_are_short_and_without_their_fences(example: str, shown: str) -> None:
    assert examples(replace(RULE, good=(example,), bad=(example,))) == [
        f"Satisfies it: “{shown}”",
        f"Does not: “{shown}”",
    ]


def test_examples_that_differ_in_their_fields_show_these() -> None:
    named, nameless = "---\nauthor: Jo\n---\nText.\n", "---\ndate: 2026\n---\nText.\n"
    assert examples(replace(RULE, good=(named,), bad=(nameless, "Text."))) == [
        "Satisfies it: \nauthor: Jo\nText.",
        "Does not: \ndate: 2026\nText.",
        "Does not: “Text.”",
    ]


def test_a_rule_without_examples_says_so() -> None:
    assert examples(RULE) == examples(None) == ["This rule has no examples."]


def test_buttons_that_do_not_fit_go_on_in_a_new_row(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, 4)
    made = [QPushButton(f"Button {n}") for n in range(3)]
    for each in made:
        flow.addWidget(each)
    width = made[0].sizeHint().width()
    high, low = flow.heightForWidth(width + 10), flow.heightForWidth(5 * width)
    assert high > 2 * low
    made[1].hide()
    made[2].hide()
    assert flow.heightForWidth(width + 10) == low


def test_what_cannot_be_done_says_why_below_its_button(qtbot: QtBot) -> None:
    run: list[Action] = []
    bar = ActionBar(run.append)
    qtbot.addWidget(bar)
    can, cannot = Action("Can", "a.b"), Action("Cannot", "c.d", {}, "There is nothing to do.")
    assert bar.show_actions([can, cannot])
    first, second = bar.findChildren(QPushButton)
    assert not second.isEnabled()
    assert second.toolTip() == "There is nothing to do."
    first.click()
    assert run == [can]
    assert not bar.show_actions([can])
    assert second.isHidden()


def test_a_fold_is_filled_when_it_is_unfolded(qtbot: QtBot) -> None:
    filled: list[bool] = []
    fold = Fold("More", LIGHT, lambda: filled.append(True))
    qtbot.addWidget(fold)
    assert (fold.is_open, filled) == (False, [])
    fold.toggle()
    assert (fold.is_open, filled) == (True, [True])
    fold.toggle()
    assert (fold.is_open, filled) == (False, [True])

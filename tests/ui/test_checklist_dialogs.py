"""What the checklist asks: the blanks of a sentence, a reason, which passage."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cureon_editor.rendering.protocol import Checked
from cureon_editor.ui.dialogs.asking import Form
from cureon_editor.ui.dialogs.checklist import insert_wording, waive
from cureon_editor.ui.dialogs.checklist_wording import WordingForm, preview
from cureon_editor.ui.theme.colours import LIGHT
from cureon_editor.ui.window import MainWindow
from tests.ui.panels.checklist_findings import ALL, HYPE, WORDED
from tests.ui.seeing import answer_with

ACCEPTED = QDialog.DialogCode.Accepted


@pytest.fixture
def judged(window: MainWindow) -> MainWindow:
    """A window whose checklist says what the tests want it to."""
    window.furnish()
    window.bench.findings = Checked(0, ALL)
    return window


def test_a_sentence_without_blanks_is_not_asked_about(judged: MainWindow) -> None:
    plain = replace(WORDED, wording="It does not hurt.")
    judged.bench.findings = Checked(0, (plain,))
    assert insert_wording(judged, judged.bench, {"rule": WORDED.rule}) == {"rule": WORDED.rule}


def test_blanks_are_filled_or_left_open(
    judged: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def fill(form: WordingForm) -> int:
        qtbot.keyClicks(form.findChild(QLineEdit, "blank:effect"), "a <cold> & fever")
        form.findChild(QComboBox, "blank:does / does not").setCurrentIndex(2)
        seen.append(form.findChild(QLabel, "wordingPreview").text())
        return ACCEPTED

    answer_with(monkeypatch, WordingForm, fill)
    given = insert_wording(judged, judged.bench, {"rule": WORDED.rule})
    assert given == {
        "rule": WORDED.rule,
        "values": {"effect": "a <cold> & fever", "does / does not": "does not"},
    }
    open_one = f'<span style="color: {LIGHT.partly}">{{x}}</span>'
    assert seen == [
        f"About {open_one} in 100 people had <b>a &lt;cold&gt; &amp; fever</b>. It <b>does not</b> hurt."
    ]


def test_blanks_are_those_of_the_passage_meant(judged: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = replace(WORDED, rule="result-with-limits")
    judged.bench.findings = Checked(0, (limits,))
    shown: list[str] = []
    answer_with(
        monkeypatch, WordingForm, lambda form: shown.append(form.findChild(QLabel, "wordingPreview").text())
    )
    insert_wording(judged, judged.bench, {"rule": limits.rule, "quote": "The effect is small [@alpha2001]."})
    assert "followed for a median of" in shown[0]


def test_a_value_that_looks_like_a_blank_is_only_text() -> None:
    shown = preview("About {x}.", {"x": "{x} <b>"}, LIGHT)
    assert "&lt;b&gt;" in shown


def test_who_gives_up_inserts_nothing(judged: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_with(monkeypatch, Form, lambda _form: 0)
    assert insert_wording(judged, judged.bench, {"rule": WORDED.rule}) is None
    assert insert_wording(judged, judged.bench, {}) is None
    assert waive(judged, judged.bench, {"rule": WORDED.rule}) is None


def test_without_a_rule_one_is_chosen(
    judged: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[int] = []

    def fill(form: Form) -> int:
        rules = form.findChild(QComboBox, "chosenRule")
        if rules is None:
            qtbot.keyClicks(form.findChild(QLineEdit), "House style")
        else:
            offered.append(rules.count())
            rules.setCurrentIndex(rules.findData("hype-words"))
        return ACCEPTED

    answer_with(monkeypatch, Form, fill)
    assert waive(judged, judged.bench, {}) == {"rule": "hype-words", "reason": "House style"}
    assert offered == [6]


def test_one_passage_can_be_set_aside(
    judged: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices: list[str] = []

    def fill(form: Form) -> int:
        what = form.findChild(QComboBox, "waivedPassage")
        choices.extend(what.itemText(number) for number in range(what.count()))
        qtbot.keyClicks(form.findChild(QLineEdit), "A quotation")
        return ACCEPTED

    answer_with(monkeypatch, Form, fill)
    given = waive(judged, judged.bench, {"rule": HYPE.rule, "quote": "cure"})
    assert given == {"rule": HYPE.rule, "reason": "A quotation", "quote": "cure"}
    assert choices == ["The whole rule", "“miracle”", "“cure”"]


def test_words_that_stand_in_several_places_say_that_all_are_set_aside(
    judged: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    miracle, cure = HYPE.passages
    again = replace(miracle, start=miracle.start + 90, end=miracle.end + 90)
    judged.bench.findings = Checked(0, (replace(HYPE, passages=(miracle, cure, again)),))
    choices: list[str] = []

    def look(form: Form) -> int:
        what = form.findChild(QComboBox, "waivedPassage")
        choices.extend(what.itemText(number) for number in range(what.count()))
        return 0

    answer_with(monkeypatch, Form, look)
    waive(judged, judged.bench, {"rule": HYPE.rule})
    assert choices == ["The whole rule", "“miracle”, in all 2 places", "“cure”"]


def test_a_rule_that_is_not_there_is_named(judged: MainWindow) -> None:
    assert waive(judged, judged.bench, {"rule": "no-such-rule"}) is None
    assert "no-such-rule" in judged.banner.text
    judged.bench.findings = Checked(0, ())
    assert waive(judged, judged.bench, {}) is None
    assert judged.banner.text == "No rule of the checklist asks for this now."

"""The picker: keyboard only, several sources, the citation that is there, places, and what is not found."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cureon_editor.article.sources import Source
from cureon_editor.ui.dialogs.citation_picker import CitationPicker
from cureon_editor.ui.dialogs.source_form import SourceForm
from cureon_editor.ui.widgets.row_delegate import ROW_ROLE
from cureon_editor.ui.widgets.source_choices import SourceChoices
from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import answer_with, put_caret

Pick = Callable[[CitationPicker], None]


@pytest.fixture
def cite(desk: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Pick], str]:
    """Open the picker before a place in the text, do something there, and give the body."""

    def cited(before: str, pick: Pick) -> str:
        def shown(picker: CitationPicker) -> int:
            picker.show()
            pick(picker)
            return picker.result()

        answer_with(monkeypatch, CitationPicker, shown)
        put_caret(desk, before)
        desk.actions_by_id.all["insert.citation"].trigger()
        return desk.session.article.body

    return cited


def search(picker: CitationPicker) -> QLineEdit:
    found = picker.findChild(QLineEdit, "citationSearch")
    assert isinstance(found, QLineEdit)
    return found


def press(picker: CitationPicker, *keys: Qt.Key, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(search(picker), key, modifier)


def test_a_few_letters_and_enter(cite: Callable[[str, Pick], str]) -> None:
    def pick(picker: CitationPicker) -> None:
        QTest.keyClicks(search(picker), "gam")
        press(picker, Qt.Key.Key_Return)

    assert "Most people [@gamma2003] can start" in cite(" can start", pick)


def test_control_enter_marks_several(cite: Callable[[str, Pick], str]) -> None:
    def pick(picker: CitationPicker) -> None:
        press(picker, Qt.Key.Key_Down)
        press(picker, Qt.Key.Key_Return, control=True)
        QTest.keyClicks(search(picker), "third")
        press(picker, Qt.Key.Key_Space, control=True)
        press(picker, Qt.Key.Key_Return)

    assert "Most people [@beta2002; @gamma2003] can start" in cite(" can start", pick)


def test_a_citation_loses_and_gains_sources(cite: Callable[[str, Pick], str]) -> None:
    def pick(picker: CitationPicker) -> None:
        choices = picker.findChild(SourceChoices)
        assert [choices.item(row).data(ROW_ROLE).lead for row in range(3)] == ["✓", "✓", "–"]
        picker.findChild(QPushButton, "chip:beta2002").click()
        QTest.keyClicks(search(picker), "institute")
        press(picker, Qt.Key.Key_Return)

    body = cite("[@beta2002; @alpha2001]", pick)
    assert "a little [@alpha2001; @gamma2003]." in body


def test_without_its_last_source_a_citation_goes(desk: MainWindow, cite: Callable[[str, Pick], str]) -> None:
    def pick(picker: CitationPicker) -> None:
        picker.findChild(QPushButton, "chip:alpha2001").click()
        press(picker, Qt.Key.Key_Return)

    assert cite("[@alpha2001].", pick).endswith("The effect is small.\n")
    assert desk.session.undo_name == "change citation"


def test_nothing_changed_changes_nothing(desk: MainWindow, cite: Callable[[str, Pick], str]) -> None:
    before = desk.session.article.body
    assert cite("[@alpha2001].", lambda picker: press(picker, Qt.Key.Key_Return)) == before


def test_a_place_in_the_source(cite: Callable[[str, Pick], str]) -> None:
    def pick(picker: CitationPicker) -> None:
        QTest.keyClicks(search(picker), "alpha")
        QTest.keyClicks(picker.findChild(QLineEdit, "citationPlace"), "p. 4")
        press(picker, Qt.Key.Key_Return)

    assert "Most people [@alpha2001, p. 4] can start" in cite(" can start", pick)
    assert "small [@alpha2001, p. 4]." in cite("[@alpha2001].", pick)


def test_what_nobody_knows_can_be_added_and_is_cited(
    desk: MainWindow, cite: Callable[[str, Pick], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SourceForm, "asked", lambda _form: True)
    monkeypatch.setattr(SourceForm, "source", lambda _form: Source("zebra1999", title="Stripes"))

    def pick(picker: CitationPicker) -> None:
        QTest.keyClicks(search(picker), "zebra1999")
        press(picker, Qt.Key.Key_Return)
        picker.findChild(QPushButton, "citationAdd").click()

    assert "Most people [@zebra1999] can start" in cite(" can start", pick)
    assert "Stripes" in str(desk.session.article.front_matter)


def test_an_empty_list_teaches(open_window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    picker = CitationPicker(window, window.bench)
    qtbot.addWidget(picker)
    picker.show()
    words = " ".join(label.text() for label in picker.findChildren(QLabel) if label.isVisible())
    assert "There is no source yet" in words
    assert picker.findChild(QPushButton, "citationAdd").isVisible()
    assert picker.keys() == []

"""An evidence row by hand: the picker asks for the source, the page shows the row, one step of Undo."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from cureon_editor.ui.dialogs.citation_picker import CitationPicker
from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import evaluate, put_caret, settle


def test_a_row_from_the_picker_is_on_the_page(
    desk: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.run(
        "source.edit", key="alpha2001", item={"study": {"design": "cohort", "people": "40 | 41 walkers"}}
    )
    before = desk.session.article.text

    def pick(picker: CitationPicker) -> int:
        found = picker.findChild(QListWidget)
        assert found is not None
        found.setCurrentRow(0)
        picker.accept()
        return picker.result()

    monkeypatch.setattr(CitationPicker, "exec", pick)
    put_caret(desk, "The effect")
    action = desk.findChild(QAction, "insert.evidence_row")
    assert action is not None
    action.trigger()
    settle(desk, qtbot)
    cells = evaluate(desk, qtbot, "[...document.querySelectorAll('td')].map(cell => cell.textContent)")
    assert cells[1:] == ["cohort", "40 | 41 walkers", "", "", ""]
    assert cells[0].startswith("Alpha 2001")
    assert evaluate(desk, qtbot, "document.querySelector('td a.citation').dataset.key") == "alpha2001"
    assert desk.run("edit.undo")
    assert desk.session.article.text == before


def test_without_sources_it_says_what_to_do(desk: MainWindow) -> None:
    said: list[str] = []
    desk.bench.told.connect(said.append)
    desk.run("file.new")
    desk.findChild(QAction, "insert.evidence_row").trigger()
    desk.bench.told.disconnect(said.append)
    assert said == ["There is no source yet. Add one in the Sources panel, with its study card."]

"""Sources as no writer would make them: tags, endless titles and keys, one key twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from cureon_editor.ui.dialogs.asking import Form
from cureon_editor.ui.dialogs.numbering import sort
from cureon_editor.ui.dialogs.source_choice import SourceChoice
from cureon_editor.ui.dialogs.source_form import SourceForm
from cureon_editor.ui.dialogs.source_merge import MergeDialog, merge_duplicates
from cureon_editor.ui.dialogs.sources import add
from cureon_editor.ui.panels.sources_tree import SourceTree
from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import answer_with, indexes, part, settle

ENDLESS = "An endless title " * 300
KEY = "k&" * 150 + "k"
ARTICLE = f"""---
references:
- {{id: a, title: "<b>Bold</b> <img src='x.png'>", DOI: 10.1000/1, correction: retracted}}
- {{id: a, title: Another with this key, DOI: 10.1000/1}}
- {{id: "{KEY}", title: "{ENDLESS}", DOI: 10.1000/2}}
- {{title: Without a key, DOI: 10.1000/2}}
- just words
---

Text [@a].
"""


@pytest.fixture
def window(desk: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    path = tmp_path / "hostile.md"
    path.write_text(ARTICLE, encoding="utf-8")
    desk.run("file.open", path=path)
    desk.side.open("sources")
    settle(desk, qtbot)
    return desk


def test_tooltips_show_tags_and_end(window: MainWindow) -> None:
    tree = part(window, SourceTree, "sourceList")
    tips = [index.siblingAtColumn(1).data(Qt.ItemDataRole.ToolTipRole) for index in indexes(tree)]
    assert "&lt;b&gt;Bold&lt;/b&gt;" in tips[0]
    assert all(len(tip) < 1500 for tip in tips)


def test_the_form_shows_tags_and_fits_a_screen(window: MainWindow) -> None:
    for source in (window.bench.metadata.sources[0], window.bench.metadata.sources[2]):
        form = SourceForm(window, window.bench, source, source.key)
        preview = form.findChild(QLabel, "sourcePreview")
        assert preview is not None
        assert preview.textFormat() is Qt.TextFormat.PlainText
        assert len(preview.text()) < 500
        form.deleteLater()


def test_choosing_and_merging_fit_a_screen(window: MainWindow) -> None:
    choice = SourceChoice(window, window.bench, KEY, "Which?", "Go on")
    merge = MergeDialog(window, window.bench, [("a", KEY)], "a")
    for dialog in (choice, merge):
        assert dialog.sizeHint().width() < 1000
        assert dialog.sizeHint().height() < 700
        dialog.deleteLater()
    keeps = [button.text() for button in merge.findChildren(QRadioButton)]
    assert keeps[1].startswith("Keep k&&k&&")


def test_one_key_twice_is_no_group_to_merge(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[MergeDialog] = []

    def handle(dialog: MergeDialog) -> int:
        shown.append(dialog)
        return QDialog.DialogCode.Accepted

    answer_with(monkeypatch, MergeDialog, handle)
    told: list[str] = []
    window.bench.told.connect(told.append)
    assert merge_duplicates(window, window.bench, {}) is None
    window.bench.told.disconnect(told.append)
    assert not shown
    assert told == ["No two sources look like the same one. To merge two all the same, choose one first."]


@pytest.mark.parametrize(("asks", "dialog"), [(add, SourceForm), (sort, Form)])
def test_nothing_is_typed_in_vain_when_the_details_cannot_be_read(
    asks: Callable[..., object],
    dialog: type[QDialog],
    desk: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "broken.md"
    path.write_text('---\ntitle: "open\n---\n\nText.\n', encoding="utf-8")
    desk.run("file.open", path=path)
    answer_with(monkeypatch, dialog, lambda _dialog: pytest.fail("The dialog was shown."))
    told: list[str] = []
    desk.bench.told.connect(told.append)
    assert asks(desk, desk.bench, {}) is None
    desk.bench.told.disconnect(told.append)
    assert told == [
        "The details at the top of the file cannot be read. Correct them in the raw details first."
    ]

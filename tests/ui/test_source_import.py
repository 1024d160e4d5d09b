"""Sources come in by menu, drop and paste: what is shown, chosen, and taken in, in one step of Undo."""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cureon_editor.exchange.import_plan import Fate
from cureon_editor.exchange.sources.source_format import Understood
from cureon_editor.ui.arrivals import EMPTY, NO_TEXT, PICTURE, Arrival
from cureon_editor.ui.dialogs.source_form import SourceForm
from cureon_editor.ui.dialogs.source_import import ImportDialog
from cureon_editor.ui.panels.sources_tree import SourceTree
from cureon_editor.ui.source_importer import SourceImporter
from cureon_editor.ui.widgets.row_delegate import ROW_ROLE
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import Answers
from tests.ui.seeing import answer_with, indexes, keys

BIB = """\
@article{first, author={Doe, Jane}, title={Walking and the heart}, journal={Journal of Steps}, year={2021}}
@article{second, author={Alpha, A}, title={First study}, journal={Journal of Steps}, year={2001}, volume=12}
@article{third, author={Zukunft, Zoe}, title={A study to come}, journal={Journal of Steps}, year={2031}}
@article{fourth, author={Open
"""
CITATIONS = """\
1. Mackensen A. et al., Nature Medicine (2022) — Anti-CD19 CAR T cell therapy
2. Doe J. et al., Journal of Steps (2021) — Walking and the heart
3. Roe R. et al., Journal of Steps (2020) — Walking and the mind
"""
BEFORE = ["alpha2001", "beta2002", "gamma2003"]


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "steps.bib"
    path.write_text(BIB, encoding="utf-8")
    return path


@pytest.fixture
def tree(window: MainWindow) -> SourceTree:
    found = window.findChild(SourceTree, "sourceList")
    assert isinstance(found, SourceTree)
    return found


def listed(window: MainWindow) -> list[str]:
    return [source.key for source in window.bench.metadata.sources]


def shown(window: MainWindow, qtbot: QtBot) -> QDialog:
    """The dialog that is open over a window, once it is."""

    def find() -> QDialog | None:
        dialogs = [*window.findChildren(ImportDialog), *window.findChildren(SourceForm)]
        return next((dialog for dialog in dialogs if not dialog.isHidden()), None)

    qtbot.waitUntil(lambda: find() is not None, timeout=5_000)
    found = find()
    assert found is not None
    return found


@pytest.fixture
def dialog(window: MainWindow, bib: Path, qtbot: QtBot) -> ImportDialog:
    """The preview of the file with four entries."""
    assert not window.perform("source.import", path=bib)
    found = shown(window, qtbot)
    assert isinstance(found, ImportDialog)
    return found


def ticked(dialog: ImportDialog) -> list[bool]:
    role = Qt.ItemDataRole.CheckStateRole
    return [Qt.CheckState(index.data(role)) is Qt.CheckState.Checked for index in indexes(dialog.list)]


def seconds(dialog: ImportDialog) -> list[str]:
    return [index.data(ROW_ROLE).second for index in indexes(dialog.list)]


def child(dialog: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def drop(target: QWidget, data: QMimeData) -> QDropEvent:
    """Drag something over a widget and let it go."""
    place = QPointF(10, 10)
    actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(10, 10), actions, data, button, none)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    dropped = QDropEvent(place, actions, data, button, none)
    QApplication.sendEvent(target, dropped)
    return dropped


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_command_brings_in_what_is_new_without_a_dialog(window: MainWindow, bib: Path) -> None:
    assert window.run("source.import", path=bib)
    assert listed(window) == [*BEFORE, "doe2021", "zukunft2031"]
    assert window.banner.text == ("2 sources added, 1 was in the list already, 1 could not be read.")
    assert not window.run("source.import", path=bib)
    assert window.banner.text.startswith("No source was added, 3 were in the list already")


def test_several_files_come_in_one_after_another(window: MainWindow, bib: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.ris"
    other.write_text("TY  - JOUR\nTI  - Walking and the mind\nPY  - 2020\nER  - \n", encoding="utf-8")
    assert window.run("source.import", path=[bib, other])
    assert len(listed(window)) == len(BEFORE) + 3


def test_the_preview_shows_what_was_understood(dialog: ImportDialog) -> None:
    assert ticked(dialog) == [True, False, True]
    assert keys(dialog.list) == ["doe2021", "", "zukunft2031"]
    first = [index.data(ROW_ROLE).first for index in indexes(dialog.list)]
    assert first[0] == "Doe J., Journal of Steps (2021) — Walking and the heart"
    assert seconds(dialog) == [
        "Line 1.",
        "Line 2. In the list as source 2 (the same title, author and year).",
        "Line 3. The year 2031 is still to come. Check the date.",
    ]
    assert [bool(index.data(ROW_ROLE).icon) for index in indexes(dialog.list)] == [False, True, True]
    assert dialog.going_on.text() == "Add 2 sources"
    about = child(dialog, QLabel, "importAbout")
    assert isinstance(about, QLabel)
    assert about.text() == "3 sources were understood, 1 in the list already, 1 with something doubtful."


def test_what_was_not_understood_stands_below_with_line_and_text(dialog: ImportDialog) -> None:
    gaps = child(dialog, QWidget, "importGaps")
    (row,) = [index.data(ROW_ROLE) for index in indexes(gaps)]  # type: ignore[arg-type]
    assert row.first.startswith("Line 4. ")
    assert "@article{fourth" in row.second


def test_accepting_is_one_step_of_undo(window: MainWindow, dialog: ImportDialog) -> None:
    before = window.session.article
    dialog.going_on.click()
    assert listed(window) == [*BEFORE, "doe2021", "zukunft2031"]
    assert window.banner.text.startswith("2 sources added")
    assert window.run("edit.undo")
    assert window.session.article == before
    assert window.run("edit.redo")
    assert listed(window) == [*BEFORE, "doe2021", "zukunft2031"]


def test_cancel_leaves_everything_as_it_was(window: MainWindow, dialog: ImportDialog) -> None:
    before = window.session.article
    dialog.detail.decided.emit(Fate.ADD)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session.article is before
    assert not window.session.is_modified
    assert dialog.isHidden()


def test_space_ticks_all_chosen_rows_alike(dialog: ImportDialog) -> None:
    dialog.list.selectAll()
    qt_space = Qt.Key.Key_Space
    QTest.keyClick(dialog.list, qt_space)
    assert ticked(dialog) == [False, False, False]
    assert not dialog.going_on.isEnabled()
    QTest.keyClick(dialog.list, qt_space)
    assert ticked(dialog) == [True, True, True]
    assert dialog.going_on.text() == "Add 3 sources"
    assert keys(dialog.list)[1] == "alpha2001b"


def test_a_click_on_a_box_ticks_only_that_row(dialog: ImportDialog) -> None:
    dialog.list.setCurrentIndex(dialog.list.rows.index(2))
    place = dialog.list.visualRect(dialog.list.rows.index(0)).topLeft() + QPoint(12, 12)
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ticked(dialog) == [False, False, True]
    assert dialog.list.currentIndex().row() == 2
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(60, 0))
    assert ticked(dialog) == [False, False, True]
    assert dialog.list.currentIndex().row() == 0


@pytest.mark.parametrize(
    ("label", "expected"),
    [("&All", [True] * 3), ("&None", [False] * 3), ("Ne&w ones", [True, False, True])],
)
def test_all_none_and_new_ones(dialog: ImportDialog, label: str, expected: list[bool]) -> None:
    dialog.list.choose(Fate.LEAVE)
    made = next(one for one in dialog.findChildren(QPushButton) if one.text() == label)
    made.click()
    assert ticked(dialog) == expected


def test_only_doubtful_ones_are_shown(dialog: ImportDialog) -> None:
    only = child(dialog, QCheckBox, "importDoubtful")
    assert isinstance(only, QCheckBox)
    only.setChecked(True)
    assert [second.split(".")[0] for second in seconds(dialog)] == ["Line 2", "Line 3"]
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "&None").click()
    only.setChecked(False)
    assert ticked(dialog) == [True, False, False]


def test_keys_of_the_file_can_be_kept(window: MainWindow, dialog: ImportDialog) -> None:
    keep = child(dialog, QCheckBox, "importKeepKeys")
    assert isinstance(keep, QCheckBox)
    keep.setChecked(True)
    assert keys(dialog.list) == ["first", "", "third"]
    dialog.going_on.click()
    assert listed(window) == [*BEFORE, "first", "third"]


def test_a_double_can_fill_in_what_the_listed_one_lacks(window: MainWindow, dialog: ImportDialog) -> None:
    fates = child(dialog, QComboBox, "importFate")
    assert isinstance(fates, QComboBox)
    assert fates.isHidden()
    dialog.list.setCurrentIndex(dialog.list.rows.index(1))
    assert not fates.isHidden()
    assert fates.currentData() is Fate.LEAVE
    fates.setCurrentIndex(fates.findData(Fate.COMPLETE))
    fates.activated.emit(fates.currentIndex())
    assert seconds(dialog)[1].startswith("Line 2. Completes source 2: 1 field.")
    assert dialog.going_on.text() == "Add 2 sources, complete 1"
    before = window.session.article
    dialog.going_on.click()
    assert window.bench.metadata.sources[0].volume == "12"
    assert window.bench.metadata.sources[0].title == "First study"
    assert "# the oldest" in window.session.article.text
    assert window.banner.text.startswith("2 sources added, 1 source completed")
    window.run("edit.undo")
    assert window.session.article == before


def test_a_record_can_be_corrected_before_it_comes_in(
    window: MainWindow, dialog: ImportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def correct(form: SourceForm) -> int:
        form.findChild(QWidget, "issued").setText("2025")  # type: ignore[union-attr]
        form.add_buttons()
        form.accept()
        return QDialog.DialogCode.Accepted

    answer_with(monkeypatch, SourceForm, correct)
    dialog.list.setCurrentIndex(dialog.list.rows.index(2))
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    assert keys(dialog.list)[2] == "zukunft2025"
    assert seconds(dialog)[2] == "Line 3."
    dialog.going_on.click()
    assert listed(window)[-1] == "zukunft2025"


def test_files_dropped_on_the_list_are_read_one_after_another(
    window: MainWindow, tree: SourceTree, bib: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.bib"
    other.write_text(BIB.replace("2021", "1999").replace("heart", "lungs"), encoding="utf-8")
    drop(tree.viewport(), files(bib, other))
    first = shown(window, qtbot)
    assert isinstance(first, ImportDialog)
    first.going_on.click()
    qtbot.waitUntil(first.isHidden)
    second = shown(window, qtbot)
    assert isinstance(second, ImportDialog)
    assert ticked(second) == [True, False, False]
    second.going_on.click()
    assert listed(window) == [*BEFORE, "doe2021", "zukunft2031", "doe1999"]


@pytest.mark.parametrize("where", ["text", "window"])
def test_a_bib_file_dropped_elsewhere_is_imported(
    window: MainWindow, bib: Path, qtbot: QtBot, where: str
) -> None:
    window.furnish()
    drop(window.editor.viewport() if where == "text" else window, files(bib))
    assert isinstance(shown(window, qtbot), ImportDialog)
    assert window.document.name == "walking.md"


def test_an_article_dropped_on_the_window_is_opened(window: MainWindow, tmp_path: Path) -> None:
    window.furnish()
    other = tmp_path / "other.md"
    other.write_text("---\ntitle: Other\n---\n\nText.\n", encoding="utf-8")
    drop(window, files(other))
    assert window.document.name == "other.md"


def test_text_dropped_on_the_window_is_none_of_its_business(window: MainWindow) -> None:
    window.furnish()
    data = QMimeData()
    data.setText("10.1000/steps.21")
    entering = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering.ignore()
    QApplication.sendEvent(window, entering)
    assert not entering.isAccepted()


def test_a_pasted_doi_opens_the_form_filled_in(window: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("https://doi.org/10.1000/steps.21")
    window.perform("source.paste")
    form = shown(window, qtbot)
    assert isinstance(form, SourceForm)
    assert form.source().doi == "10.1000/steps.21"
    doubts = child(form, QLabel, "importDoubts")
    assert isinstance(doubts, QLabel)
    assert doubts.text() == "Only the DOI is known; fill in authors, title and year."
    form.findChild(QWidget, "title").setText("Walking")  # type: ignore[union-attr]
    next(one for one in form.findChildren(QPushButton) if one.text() == "Add").click()
    assert listed(window) == [*BEFORE, "walking"]
    assert window.banner.text == "1 source added."
    window.run("edit.undo")
    assert listed(window) == BEFORE


def test_ctrl_v_in_the_list_pastes_three_citations(
    window: MainWindow, tree: SourceTree, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText(CITATIONS)
    QTest.keyClick(tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = shown(window, qtbot)
    assert isinstance(dialog, ImportDialog)
    assert ticked(dialog) == [True, True, True]
    assert keys(dialog.list) == ["mackensen2022", "doe2021", "roe2020"]
    dialog.going_on.click()
    assert listed(window) == [*BEFORE, "mackensen2022", "doe2021", "roe2020"]


def test_a_source_that_is_listed_is_shown_as_such_even_alone(window: MainWindow, qtbot: QtBot) -> None:
    window.perform("source.paste", text="Alpha A., Journal of Steps (2001) — First study")
    dialog = shown(window, qtbot)
    assert isinstance(dialog, ImportDialog)
    assert ticked(dialog) == [False]


def test_html_alone_on_the_clipboard_is_read_as_its_text(window: MainWindow) -> None:
    data = QMimeData()
    data.setHtml("<p>Doe J., <i>Journal of Steps</i> (2021) — Walking and the heart</p>")
    QApplication.clipboard().setMimeData(data)
    assert window.run("source.paste")
    assert listed(window) == [*BEFORE, "doe2021"]


def test_files_on_the_clipboard_are_imported(window: MainWindow, bib: Path) -> None:
    QApplication.clipboard().setMimeData(files(bib))
    assert window.run("source.paste")
    assert listed(window) == [*BEFORE, "doe2021", "zukunft2031"]


def _picture(data: QMimeData) -> None:
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))


@pytest.mark.parametrize(
    ("fill", "sentence"),
    [
        (lambda data: None, EMPTY),
        (lambda data: data.setText("  \n"), EMPTY),
        (_picture, PICTURE),
        (lambda data: data.setData("application/x-other", b"1"), NO_TEXT),
    ],
)
def test_a_clipboard_without_words_is_a_sentence(
    window: MainWindow, fill: Callable[[QMimeData], None], sentence: str
) -> None:
    data = QMimeData()
    fill(data)
    QApplication.clipboard().setMimeData(data)
    before = window.session.article
    assert not window.perform("source.paste")
    assert window.banner.text == sentence
    assert window.session.article is before


def test_a_cleared_clipboard_is_a_sentence(window: MainWindow) -> None:
    QApplication.clipboard().clear()
    assert not window.run("source.paste")
    assert window.banner.text.startswith("The clipboard is empty.")


def test_a_file_that_cannot_be_read_is_a_sentence(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    assert not window.run("source.import", path=tmp_path / "gone.bib")
    assert "“gone.bib” could not be read: No such file or directory." in window.banner.text
    assert not window.run("source.import", path=tmp_path)
    assert "is a folder" in window.banner.text
    window.perform("source.import", path=tmp_path / "lost.bib")
    qtbot.waitUntil(lambda: "“lost.bib” could not be read" in window.banner.text)


def test_a_device_is_not_read(window: MainWindow) -> None:
    assert not window.run("source.import", path=os.devnull)
    assert "is no ordinary file" in window.banner.text


def test_the_menu_asks_for_a_file(window: MainWindow, bib: Path, qtbot: QtBot) -> None:
    answers = Answers()
    window.questions = answers
    assert not window.perform("source.import")
    assert answers.asked == [("source.import", "sources")]
    answers.paths["source.import"] = bib
    window.perform("source.import")
    assert isinstance(shown(window, qtbot), ImportDialog)


def test_a_read_only_article_takes_nothing(open_window: Callable[..., MainWindow], bib: Path) -> None:
    window = open_window(bib.with_name("missing.md"))
    assert not window.perform("source.import", path=bib)
    assert "cannot be changed" in window.banner.text


class Slow:
    """An arrival that takes as long as a test wants."""

    def __init__(self) -> None:
        self.go_on, self.read_through = Event(), Event()
        self.arrival = Arrival("“large.bib”", self._read)

    def _read(self) -> Understood:
        self.go_on.wait(10)
        self.read_through.set()
        return Understood()


def test_what_is_listed_meanwhile_is_known_as_such(window: MainWindow, qtbot: QtBot, bib: Path) -> None:
    window.perform("source.import", path=bib)
    assert window.run("source.import", path=bib)
    dialog = shown(window, qtbot)
    assert isinstance(dialog, ImportDialog)
    assert ticked(dialog) == [False, False, False]


def test_what_takes_long_says_so_and_can_be_cancelled(window: MainWindow, qtbot: QtBot, bib: Path) -> None:
    importer, slow = SourceImporter.of(window.bench, window.banner), Slow()
    importer.bring_in([slow.arrival])
    qtbot.waitUntil(lambda: "Reading the sources of “large.bib”" in window.banner.text, timeout=3_000)
    assert window.run("edit.paste", text="Typed meanwhile. ")
    next(one for one in window.banner.findChildren(QPushButton) if one.text() == "Cancel").click()
    assert window.banner.text == ""
    slow.go_on.set()
    assert slow.read_through.wait(5)
    qtbot.wait(50)
    assert window.findChildren(ImportDialog) == []
    window.perform("source.import", path=bib)
    assert isinstance(shown(window, qtbot), ImportDialog)


def test_what_was_meant_for_another_article_is_dropped(
    window: MainWindow, qtbot: QtBot, article_file: Path
) -> None:
    importer, slow = SourceImporter.of(window.bench, window.banner), Slow()
    importer.bring_in([slow.arrival])
    assert window.run("file.open", path=article_file)
    slow.go_on.set()
    assert slow.read_through.wait(5)
    qtbot.wait(50)
    assert window.banner.text == ""
    assert window.findChildren(ImportDialog) == []

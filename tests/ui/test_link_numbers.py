"""Linking typed numbers: the dialog with its ticks, and the published page whose digits become keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from cureon_editor.article.article import Article
from cureon_editor.citations.find import find_clusters
from cureon_editor.exchange.published_text import import_published
from cureon_editor.ui.dialogs.link_choices import Choices
from cureon_editor.ui.dialogs.link_numbers import LinkNumbers
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE, OpenWindow
from tests.ui.seeing import answer_with, evaluate, settle

PAGE = Path(__file__).parents[1] / "core" / "exchange" / "data" / "published-page.txt"
BODY = """\
## Typed

It calms lupus [1]. It calms joints [2, 3]. The cancer was at stage 2. See [7].
"""
FRONT = ARTICLE.split("---\n", 2)[1]

Shown = Callable[[str], LinkNumbers]


@pytest.fixture
def opened(open_window: OpenWindow, tmp_path: Path) -> Callable[[str], MainWindow]:
    """Open a window on the small article's sources with another body."""

    def with_body(body: str) -> MainWindow:
        path = tmp_path / "typed.md"
        path.write_text(f"---\n{FRONT}---\n{body}", encoding="utf-8", newline="")
        return open_window(path)

    return with_body


@pytest.fixture
def dialog(opened: Callable[[str], MainWindow], qtbot: QtBot) -> LinkNumbers:
    """The dialog on the typed body, shown."""
    window = opened(BODY)
    made = LinkNumbers(None, window.bench, Choices(window.session.article))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def ticks(dialog: LinkNumbers) -> list[bool]:
    role = Qt.ItemDataRole.CheckStateRole
    return [bool(dialog.places.item(row).data(role)) for row in range(dialog.places.count())]


def test_run_links_the_certain_ones_without_a_question(opened: Callable[[str], MainWindow]) -> None:
    window = opened(BODY)
    assert window.run("citations.link_numbers")
    assert (
        "lupus [@alpha2001]. It calms joints [@beta2002; @gamma2003]. The cancer was at stage 2. See [7]"
        in (window.session.article.body)
    )
    assert not window.run("citations.link_numbers")
    assert window.run("edit.undo")
    assert window.session.article.body == BODY


def test_certain_ones_are_ticked_and_counted(dialog: LinkNumbers) -> None:
    assert ticks(dialog) == [True, True, False, False]
    assert dialog.going_on.text() == "Link 2 numbers"


def test_space_refuses_and_accepts(dialog: LinkNumbers) -> None:
    QTest.keyClick(dialog.places, Qt.Key.Key_Space)
    assert ticks(dialog) == [False, True, False, False]
    assert dialog.going_on.text() == "Link 1 number"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(dialog.places, key)
    assert ticks(dialog) == [False, True, True, False]


def test_a_row_that_cannot_be_linked_stays_unticked(dialog: LinkNumbers) -> None:
    dialog.places.setCurrentRow(3)
    QTest.keyClick(dialog.places, Qt.Key.Key_Space)
    assert ticks(dialog) == [True, True, False, False]


def test_a_click_on_the_box_ticks_and_one_on_the_words_does_not(dialog: LinkNumbers) -> None:
    area = dialog.places.visualItemRect(dialog.places.item(2))
    viewport = dialog.places.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(200, 12))
    assert ticks(dialog)[2] is False
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(14, 16))
    assert ticks(dialog)[2] is True


def test_all_certain_and_none(dialog: LinkNumbers) -> None:
    for text, wanted in (
        ("&None", [False] * 4),
        ("&All", [True, True, True, False]),
        ("&Certain only", [True, True, False, False]),
    ):
        next(b for b in dialog.findChildren(type(dialog.going_on)) if b.text() == text).click()
        assert ticks(dialog) == wanted
    assert dialog.going_on.isEnabled()
    dialog.choices.tick_none()
    dialog.places.show_ticks()
    assert not dialog.going_on.isEnabled()


def test_a_number_can_mean_another_source(dialog: LinkNumbers) -> None:
    combo = dialog.findChild(QComboBox, "meaning:7")
    assert combo.currentText() == "No source"
    combo.setCurrentIndex(3)
    assert ticks(dialog) == [True, True, False, True]
    assert dialog.choices.candidates[3].keys == ("gamma2003",)
    dialog.findChild(QComboBox, "meaning:1").setCurrentIndex(0)
    assert ticks(dialog) == [False, True, False, True]


def test_the_chosen_row_is_shown_in_the_text(opened: Callable[[str], MainWindow], qtbot: QtBot) -> None:
    window = opened(BODY)
    dialog = LinkNumbers(None, window.bench, Choices(window.session.article))
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(window.bench.went) as went:
        dialog.places.setCurrentRow(1)
    part, start, end = went.args
    assert window.session.article.part(part)[start:end] == " [2, 3]"


def test_numbers_by_mention_ask_for_the_order_of_the_list(
    opened: Callable[[str], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened("Joints [2]. Lupus [1].\n")

    def agree(dialog: LinkNumbers) -> int:
        assert dialog.as_listed.isChecked()
        return 1

    answer_with(monkeypatch, LinkNumbers, agree)
    assert window.perform("citations.link_numbers")
    assert "citation_order: list" in (window.session.article.front_matter or "")
    assert window.session.article.body == "Joints [@beta2002]. Lupus [@alpha2001].\n"


def test_two_readings_of_one_place_exclude_each_other() -> None:
    listed = "".join(f"- {{id: s{n}, title: T}}\n" for n in range(1, 13))
    choices = Choices(Article.parse(f"---\nreferences:\n{listed}---\nIt calms lupus 12."))
    assert choices.accepted == {}
    choices.tick_all()
    assert [choices.is_ticked(row) for row in (0, 1)] == [True, False]
    choices.tick(1, ticked=True)
    assert [choices.is_ticked(row) for row in (0, 1)] == [False, True]


@pytest.mark.parametrize(
    ("body", "words"), [("No numbers here.", "No typed numbers"), ("---\n", "No typed numbers")]
)
def test_nothing_to_link_is_said(opened: Callable[[str], MainWindow], body: str, words: str) -> None:
    window = opened(body)
    told: list[str] = []
    window.bench.told.connect(told.append)
    assert not window.perform("citations.link_numbers")
    assert words in told[0]


def test_the_published_page_prints_the_numbers_that_were_typed(
    desk: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported = import_published(PAGE.read_text(encoding="utf-8")).article
    order = {key: number for number, key in Choices(imported).order.items()}
    body, typed = imported.body, []
    for cluster in reversed(find_clusters(body)):
        numbers = "".join(str(order[item.key]) for item in cluster.items)
        typed.insert(0, numbers)
        body = body[: cluster.start] + numbers + body[cluster.end :]
    path = tmp_path / "published.md"
    path.write_text(Article(imported.front_matter, body, imported.form).text, encoding="utf-8", newline="")

    def accept_all(dialog: LinkNumbers) -> int:
        dialog.choices.tick_all()
        return 1

    answer_with(monkeypatch, LinkNumbers, accept_all)
    assert desk.run("file.open", path=path)
    assert desk.perform("citations.link_numbers")
    settle(desk, qtbot)
    assert desk.session.article.body == imported.body
    code = "[...document.querySelectorAll('#article sup.cluster')].map(e => e.textContent)"
    assert [text.replace(",", "") for text in evaluate(desk, qtbot, code)] == typed

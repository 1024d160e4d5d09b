"""The claims by hand: what each row says, filters, going there, citing and setting aside."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cureon_editor.ui.dialogs.asking import Form
from cureon_editor.ui.dialogs.citation_picker import CitationPicker
from cureon_editor.ui.panels.claims_detail import ClaimDetail
from cureon_editor.ui.widgets.row_delegate import ROW_ROLE
from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import answer_with, indexes, part, settle

ARTICLE = """\
---
title: Cells
references:
  - id: small
    author: [{family: Small, given: A.}]
    title: A small series
    issued: "2022"
    DOI: 10.1000/small
    study: {design: case series, people: 5 people, follow_up: median 8 months}
---

Nice weather.

## Found

A team treated six patients [@small].

A risk is known.

## More

The study enrolled five people [@small].
"""
STANDING = Qt.ItemDataRole.UserRole + 1


@pytest.fixture
def claims(desk: MainWindow, tmp_path: Path, qtbot: QtBot) -> QAbstractItemView:
    path = tmp_path / "cells.md"
    path.write_text(ARTICLE, encoding="utf-8")
    desk.side.open("claims")
    assert desk.document.open(path)
    settle(desk, qtbot)
    view = part(desk, QAbstractItemView, "claimsList")
    qtbot.waitUntil(lambda: view.model().rowCount() == 3, timeout=10_000)
    return view


def standings(view: QAbstractItemView) -> list[str]:
    return [index.data(STANDING) for index in indexes(view)]


def choose(window: MainWindow, view: QAbstractItemView, row: int) -> ClaimDetail:
    view.setCurrentIndex(indexes(view)[row])
    return part(window, ClaimDetail, "claimDetail")


def shown(detail: ClaimDetail) -> list[str]:
    return [label.text() for label in detail.widget().findChildren(QLabel)]


def pressable(detail: ClaimDetail, name: str) -> QPushButton:
    found = detail.widget().findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_each_claim_has_a_row_with_its_sources(claims: QAbstractItemView) -> None:
    assert standings(claims) == ["disagrees", "no-source", "cited"]
    rows = [index.data(ROW_ROLE) for index in indexes(claims)]
    assert rows[0].first == "A team treated six patients."
    assert rows[0].second == "Numbers disagree · 1 Small 2022 (5 people, median 8 months)"
    assert rows[1].second == "No source"
    assert rows[2].second == "1 Small 2022 (5 people, median 8 months)"


def test_the_badge_counts_claims_without_a_source(desk: MainWindow, claims: QAbstractItemView) -> None:
    badge = desk.findChild(QWidget, "rail:claims")
    assert badge.count == 1


def test_filters_and_words_narrow_the_list(desk: MainWindow, claims: QAbstractItemView, qtbot: QtBot) -> None:
    chosen, words = part(desk, QComboBox, "claimsFilter"), part(desk, QLineEdit, "claimsWords")
    counted = ["All 3", "Without a source 1", "Disagreeing 1", "Retracted source 0", "Set aside 0"]
    assert [chosen.itemText(at) for at in range(chosen.count())] == counted
    found = []
    for index in range(chosen.count()):
        chosen.setCurrentIndex(index)
        found.append(standings(claims))
    assert found == [["disagrees", "no-source", "cited"], ["no-source"], ["disagrees"], [], []]
    chosen.setCurrentIndex(0)
    words.setFocus()
    qtbot.keyClicks(words, "small ENROLLED")
    assert standings(claims) == ["cited"]
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    assert len(standings(claims)) == 3


def test_enter_and_a_click_go_to_the_claim(desk: MainWindow, claims: QAbstractItemView, qtbot: QtBot) -> None:
    choose(desk, claims, 1)
    claims.setFocus()
    qtbot.keyClick(claims, Qt.Key.Key_Return)
    assert desk.editor.textCursor().selectedText() == "A risk is known."
    place = claims.visualRect(indexes(claims)[2]).center()
    qtbot.mouseClick(claims.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.editor.textCursor().selectedText() == "The study enrolled five people [@small]."


def test_the_card_stands_beside_the_numbers_of_the_text(desk: MainWindow, claims: QAbstractItemView) -> None:
    texts = shown(choose(desk, claims, 0))
    assert texts[:2] == ["Numbers disagree", "Found, line 16"]
    assert texts[-1] == "A team treated six patients."
    at = texts.index("People")
    assert texts[at : at + 3] == ["People", "six", "5 people"]
    assert "It was never looked up for a retraction or correction." in texts
    assert texts[at + 3 : at + 6] == ["Follow-up", "none found", "median 8 months"]


def test_a_disagreement_goes_to_its_number(desk: MainWindow, claims: QAbstractItemView, qtbot: QtBot) -> None:
    (sentence,) = choose(desk, claims, 0).widget().findChildren(QFrame, "passage")
    qtbot.mouseClick(sentence, Qt.MouseButton.LeftButton)
    assert desk.editor.textCursor().selectedText() == "six"


def test_a_claim_is_cited_behind_its_last_word(
    desk: MainWindow, claims: QAbstractItemView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def accept(picker: QDialog) -> int:
        asked.append(desk.session.selection.start)
        return int(QDialog.DialogCode.Rejected)

    answer_with(monkeypatch, CitationPicker, accept)
    qtbot.mouseClick(pressable(choose(desk, claims, 1), "claimCite"), Qt.MouseButton.LeftButton)
    assert asked == [desk.session.article.body.index(".\n\n## More")]


def test_a_claim_is_set_aside_and_says_by_whom(
    desk: MainWindow, claims: QAbstractItemView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(form: Form) -> int:
        qtbot.keyClicks(form.findChild(QLineEdit), "Everybody knows")
        form._try()
        return form.result()

    answer_with(monkeypatch, Form, fill)
    qtbot.mouseClick(pressable(choose(desk, claims, 1), "claimSetAside"), Qt.MouseButton.LeftButton)
    (waiver,) = desk.bench.metadata.waivers
    assert (waiver.rule, waiver.quote) == ("claims-cited", "A risk is known.")
    qtbot.waitUntil(lambda: standings(claims)[1] == "waived", timeout=10_000)
    assert "Set aside by Test Writer: Everybody knows." in shown(choose(desk, claims, 1))


def test_a_claim_that_is_elsewhere_by_now_is_left_alone(
    desk: MainWindow, claims: QAbstractItemView, qtbot: QtBot
) -> None:
    detail = choose(desk, claims, 1)
    before = desk.session.article.text
    desk.run("insert.text", text="Now. ")
    moved = desk.session.article.text
    assert moved != before
    pressable(detail, "claimSetAside").click()
    assert desk.banner.text == "The text has changed since this list was made. Try again in a moment."
    assert desk.session.article.text == moved


def test_the_chosen_claim_stays_while_the_text_above_it_grows(
    desk: MainWindow, claims: QAbstractItemView, qtbot: QtBot
) -> None:
    content = choose(desk, claims, 2).widget()
    desk.binding.select(0, 0)
    desk.run("insert.text", text="Nice. ")
    start = desk.session.article.body.index("The study")
    qtbot.waitUntil(lambda: desk.bench.claims.claims[2].start == start, timeout=10_000)
    assert claims.currentIndex().row() == 2
    assert part(desk, ClaimDetail, "claimDetail").widget() is content


def test_nothing_of_a_claim_is_cut_off_at_its_side(desk: MainWindow, claims: QAbstractItemView) -> None:
    for number in range(len(indexes(claims))):
        detail = choose(desk, claims, number)
        assert detail.widget().minimumSizeHint().width() <= detail.viewport().width()

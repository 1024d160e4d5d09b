"""Merging with what another program wrote: nothing asked unless both changed one place, nothing lost then."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cureon_editor.ui.dialogs.compare_conflicts import ConflictsDialog
from cureon_editor.ui.restoring import BOTH, MINE, THEIRS
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE
from tests.ui.seeing import answer_with, put_caret

ELSEWHERE = ARTICLE.replace("effect is small", "effect is modest")
SAME_PLACE = ARTICLE.replace("a little", "a lot").replace("title: Walking", "title: Strolling")


def replace(window: MainWindow, old: str, new: str) -> None:
    put_caret(window, old)
    place = window.session.selection.head
    window.binding.select(place, place + len(old))
    window.editor.textCursor().insertText(new)


def test_changes_in_different_places_merge_without_a_question(
    window: MainWindow, article_file: Path, qtbot: QtBot
) -> None:
    replace(window, "Most people", "Nearly everybody")
    mine = window.session.article.text
    article_file.write_text(ELSEWHERE, encoding="utf-8")
    assert window.perform("file.merge")
    assert window.session.article.text == ELSEWHERE.replace("Most people", "Nearly everybody")
    assert window.session.is_modified
    assert window.banner.text.startswith("Both texts are merged here.")
    assert window.run("file.save")
    window.run("edit.undo")
    assert window.session.article.text == mine


@pytest.mark.parametrize(
    ("choice", "stays"), [(MINE, ("somewhat",)), (THEIRS, ("a lot",)), (BOTH, ("somewhat", "a lot"))]
)
def test_where_both_changed_one_place_the_person_chooses(
    window: MainWindow, article_file: Path, choice: str, stays: tuple[str, ...]
) -> None:
    replace(window, "a little", "somewhat")
    article_file.write_text(SAME_PLACE, encoding="utf-8")
    assert window.run("file.merge", choices=(choice,))
    body = window.session.article.body
    assert tuple(words for words in ("somewhat", "a lot") if words in body) == stays
    assert window.bench.metadata.title == "Strolling and blood pressure"
    assert body.endswith("The effect is small [@alpha2001].\n")
    assert "\n## What is known\n" in body


def test_without_an_answer_both_stay_and_both_are_kept_as_versions(
    window: MainWindow, article_file: Path, qtbot: QtBot
) -> None:
    replace(window, "a little", "somewhat")
    mine = window.session.article.text
    article_file.write_text(SAME_PLACE, encoding="utf-8")
    assert window.run("file.merge")
    assert "somewhat" in window.session.article.body
    assert "a lot" in window.session.article.body
    versions = window.document.versions
    with qtbot.waitSignal(versions.listed):
        versions.refresh()
    assert {versions.text(version) for version in versions.versions} == {mine, SAME_PLACE}


def test_the_dialog_asks_one_by_one_and_may_be_left(
    window: MainWindow, article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(window, "a little", "somewhat")
    window.run("article.set", field="title", value="Marching and blood pressure")
    mine = window.session.article.text
    article_file.write_text(SAME_PLACE, encoding="utf-8")
    seen: list[str] = []

    def choose(dialog: ConflictsDialog) -> int:
        seen.append(dialog.place.text())
        assert not dialog.options[BOTH].isEnabled()
        dialog.options[THEIRS].click()
        dialog.going_on.click()
        seen.append(dialog.place.text())
        assert dialog.options[BOTH].isChecked()
        dialog.back.click()
        assert dialog.options[THEIRS].isChecked()
        dialog.going_on.click()
        dialog.options[MINE].click()
        dialog.going_on.click()
        return dialog.result()

    answer_with(monkeypatch, ConflictsDialog, lambda _dialog: 0)
    assert not window.perform("file.merge")
    assert window.session.article.text == mine
    answer_with(monkeypatch, ConflictsDialog, choose)
    assert window.perform("file.merge")
    assert [line[:6] for line in seen] == ["1 of 2", "2 of 2"]
    assert window.bench.metadata.title == "Strolling and blood pressure"
    assert "somewhat" in window.session.article.body
    assert "a lot" not in window.session.article.body

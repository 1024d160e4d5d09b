"""Confirming passages by hand: stored beside the article, shown at once, taken back, refused in words."""

import re
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from cureon_editor.article.edits import Part
from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.rendering.protocol import Checked
from cureon_editor.review.attestations import read, review_file
from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE, OpenWindow

RULE = "access-route"
FIRST, SECOND = "Most people can start today.", "The effect is small [@alpha2001]."
CONFIRMED = "Test Writer on 20 June 2026"


def found(window: MainWindow) -> None:
    """What a worker would send: a rule that asks a person to read two sentences."""
    sentences = re.finditer(r"M\w+ people can start today\.|The effect .*", window.session.article.body)
    passages = tuple(Passage(Part.BODY, *one.span(), one[0]) for one in sentences)
    asked = Finding(RULE, "Route", State.NEEDS_PERSON, required=True, message="Read it.", passages=passages)
    window.bench.found.emit(Checked(window.session.revision, (asked,)))


@pytest.fixture
def asked(window: MainWindow) -> MainWindow:
    found(window)
    return window


def shown(window: MainWindow) -> Finding:
    checked = window.bench.findings
    assert checked is not None
    return checked.findings[0]


def stored(article_file: Path) -> str:
    return review_file(article_file).read_text(encoding="utf-8")


def test_a_passage_confirmed_shows_at_once_and_stands_in_the_file(
    asked: MainWindow, article_file: Path
) -> None:
    assert asked.run("review.attest", rule=RULE, quote=FIRST)
    assert shown(asked).state is State.NEEDS_PERSON
    assert [passage.confirmed for passage in shown(asked).passages] == [CONFIRMED, ""]
    assert asked.run("review.attest", rule=RULE)
    assert shown(asked).state is State.MET
    assert shown(asked).confirmed == CONFIRMED
    reviews = read(review_file(article_file), asked.bench.metadata.id)
    assert [(one.quote, one.by, one.made[:10]) for one in reviews.attestations] == [
        (FIRST, "Test Writer", "2026-06-20"),
        (SECOND, "Test Writer", "2026-06-20"),
    ]
    assert article_file.read_bytes() == ARTICLE.encode("utf-8")


def test_what_is_confirmed_can_be_taken_back(asked: MainWindow, article_file: Path) -> None:
    asked.run("review.attest", rule=RULE)
    assert asked.run("review.withdraw", rule=RULE, quote=SECOND)
    assert [passage.confirmed for passage in shown(asked).passages] == [CONFIRMED, ""]
    assert stored(article_file).count("withdrawn:") == 1


def test_editing_a_passage_asks_for_it_again(asked: MainWindow) -> None:
    asked.run("review.attest", rule=RULE)
    place = asked.session.article.body.index(FIRST)
    asked.binding.select(place, place + 4)
    asked.editor.insertPlainText("Many")
    found(asked)
    assert shown(asked).state is State.NEEDS_PERSON
    assert [passage.confirmed for passage in shown(asked).passages] == ["", CONFIRMED]


def test_another_window_on_the_article_sees_it(
    asked: MainWindow, open_window: OpenWindow, article_file: Path
) -> None:
    asked.run("review.attest", rule=RULE)
    other = open_window(article_file)
    found(other)
    assert shown(other).confirmed == CONFIRMED


def test_what_another_program_writes_is_shown(
    asked: MainWindow, open_window: OpenWindow, article_file: Path, qtbot: QtBot
) -> None:
    other = open_window(article_file)
    found(other)
    asked.run("review.attest", rule=RULE, quote=FIRST)
    qtbot.waitUntil(lambda: shown(other).passages[0].confirmed == CONFIRMED, timeout=10_000)
    assert other.run("review.attest", rule=RULE, quote=SECOND)
    qtbot.waitUntil(lambda: shown(asked).state is State.MET, timeout=10_000)


def test_a_copy_under_another_name_begins_without_confirmations(asked: MainWindow, tmp_path: Path) -> None:
    asked.run("review.attest", rule=RULE)
    assert asked.run("file.save_as", path=tmp_path / "copy.md")
    assert shown(asked).state is State.NEEDS_PERSON
    assert not review_file(tmp_path / "copy.md").exists()


@pytest.mark.parametrize("spoiled", ["a: [", "format: 1\ndocument: another\n"])
def test_a_file_that_cannot_be_used_is_told_once_and_left_alone(
    window: MainWindow, article_file: Path, spoiled: str
) -> None:
    review_file(article_file).write_text(spoiled, encoding="utf-8")
    telling = QSignalSpy(window.bench.told)
    found(window)
    found(window)
    assert telling.count() == 1
    assert "walking.review.yaml" in telling.at(0)[0]
    assert not window.run("review.attest", rule=RULE)
    assert stored(article_file) == spoiled
    assert shown(window).state is State.NEEDS_PERSON


def refusal(window: MainWindow, rule: str = RULE, quote: str = "") -> str:
    telling = QSignalSpy(window.bench.told)
    assert not window.run("review.attest", rule=rule, quote=quote)
    assert telling.count() == 1
    return str(telling.at(0)[0])


def test_an_article_that_is_not_saved_cannot_be_confirmed(
    asked: MainWindow, open_window: OpenWindow, article_file: Path
) -> None:
    asked.editor.insertPlainText("New ")
    assert "Save the article first" in refusal(asked)
    untitled = open_window()
    assert "Save the article first" in refusal(untitled)
    assert not untitled.run("review.withdraw", rule=RULE)
    assert not review_file(article_file).exists()


def test_what_cannot_be_confirmed_says_why(window: MainWindow) -> None:
    assert "not ready yet" in refusal(window)
    found(window)
    assert "no rule “none”" in refusal(window, "none")
    assert "not, or no longer" in refusal(window, quote="Nowhere.")
    window.bench.identity = " "
    assert "named person" in refusal(window)


def test_a_disk_that_fails_is_told(
    asked: MainWindow, article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert "the disk is full" in refusal(asked)
    assert shown(asked).state is State.NEEDS_PERSON

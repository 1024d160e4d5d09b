"""Characters of several code units or code points: keys and input methods wherever the caret can stand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cureon_editor.ui.window import MainWindow
from tests.ui.robot.typist import compose

TEXT = "\n".join(
    (
        "a\U0001f9ecb\U0001d518\U0001d52b",  # pairs of surrogates
        "e\u0301a\u0308\u0323x\u0331 n\u0303",  # marks that combine
        "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f9d1\U0001f3fd\u200d⚕️.",  # joined pictures
        "\U0001f1eb\U0001f1ee\U0001f1f8\U0001f1ea",  # flags
        "one ש\u05c1לום two \u0639\u0631\u0628\u0649",  # two directions
        "\u1112\u1161\u11ab क्षि กำ",  # syllables made of parts
        "",
        "\U0001f9ec\u0301\u200d",  # all of it
    )
)
MARKS = "\u0301\u0308\u0323\u0331\u0303\ufe0f"


def stops(window: MainWindow) -> Iterator[int]:
    """Walk from the start to the end by key, and give the caret's offset at each stop."""
    window.binding.select(0, 0)
    while True:
        place = window.session.selection.head
        yield place
        window.binding.select(place, place)
        QTest.keyClick(window.editor, Qt.Key.Key_Right)
        if window.session.selection.head == place:
            return


def is_one(window: MainWindow) -> bool:
    """Whether widget and article hold the same whole text, the caret at the same place of both."""
    body = window.session.article.body
    body.encode("utf-8")  # no half of a pair is left alone
    shown = window.editor.document().toRawText().replace("\u2029", "\n")
    caret = window.binding.offset(window.editor.textCursor().position())
    return shown == body and caret == window.session.selection.head


def take_back(window: MainWindow) -> None:
    """Undo all since the text was put there."""
    while window.session.article.body != TEXT:
        assert window.run("edit.undo")
        assert is_one(window)


@pytest.fixture
def written(window: MainWindow) -> MainWindow:
    """A window that shows the text."""
    window.binding.select(0, len(window.session.article.body))
    window.editor.textCursor().insertText(TEXT)
    window.session.close_step()
    assert window.session.article.body == TEXT
    return window


def test_every_stop_lies_between_characters_and_the_last_at_the_end(written: MainWindow) -> None:
    found = list(stops(written))
    assert found == sorted(set(found))
    assert (found[0], found[-1]) == (0, len(TEXT))
    assert not any(TEXT[place] in MARKS for place in found[:-1])


def test_what_is_typed_at_a_stop_stands_there(written: MainWindow) -> None:
    for place in stops(written):
        QTest.keyClicks(written.editor, "xy")
        assert written.session.article.body == TEXT[:place] + "xy" + TEXT[place:]
        assert is_one(written)
        take_back(written)


@pytest.mark.parametrize("composed", ["\U0001f9ec", "e\u0301", "\u200d", "血圧"])
def test_what_is_composed_at_a_stop_stands_there(written: MainWindow, composed: str) -> None:
    for place in stops(written):
        compose(written, composed)
        assert written.session.article.body == TEXT[:place] + composed + TEXT[place:]
        assert is_one(written)
        take_back(written)


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_key_that_deletes_takes_whole_code_points_beside_the_stop(written: MainWindow, key: Qt.Key) -> None:
    for place in stops(written):
        QTest.keyClick(written.editor, key)
        left = written.session.article.body
        gone = len(TEXT) - len(left)
        start = place - gone if key == Qt.Key.Key_Backspace else place
        assert left == TEXT[:start] + TEXT[start + gone :]
        assert gone > 0 or place == (0 if key == Qt.Key.Key_Backspace else len(TEXT))
        assert is_one(written)
        take_back(written)

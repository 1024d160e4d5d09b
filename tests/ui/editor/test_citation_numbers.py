"""Citations shown as numbers: the text stays what it is, and the caret finds every key."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDropEvent, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cureon_editor.article.edits import Edit, Part, Selection, Splice
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.numbering import number
from cureon_editor.rendering.protocol import SourceRow
from cureon_editor.ui.editor.labels import shown_marks
from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import put_caret, settle

CLUSTER = "[@beta2002; @alpha2001]"


def tell_numbers(window: MainWindow) -> None:
    """Hand the window the numbers of its article, as the worker does a little later."""
    metadata = window.bench.metadata
    numbering = number(find_clusters(window.session.article.body), metadata.sources, metadata.citation_order)
    rows = [
        SourceRow(key, numbering.numbers.get(key), "", numbering.cited.get(key, 0)) for key in numbering.order
    ]
    rows += [SourceRow(key, None, "", 1, known=False) for key in numbering.unknown]
    window.bench.numbered.emit(tuple(rows))


def labels(window: MainWindow) -> list[str]:
    """What is shown instead of citations, line by line: words, then what is raised."""
    block = window.editor.document().firstBlock()
    found = []
    while block.isValid():
        found += [" ".join(filter(None, mark.split("\x1f")[:2])) for _end, mark in shown_marks(block)]
        block = block.next()
    return found


def replace_body(window: MainWindow, text: str) -> None:
    splice = Splice(Part.BODY, 0, len(window.session.article.body), text)
    window.session.apply(Edit("test", (splice,), Selection(0, 0)))
    tell_numbers(window)


def x_of(window: MainWindow, offset: int) -> float:
    cursor = QTextCursor(window.editor.document())
    cursor.setPosition(window.binding.position(offset))
    return window.editor.cursorRect(cursor).x()


@pytest.fixture
def numbered(window: MainWindow) -> MainWindow:
    window.binding.select(0, 0)
    tell_numbers(window)
    return window


def test_numbers_stand_for_keys_and_take_their_room_only(numbered: MainWindow) -> None:
    assert labels(numbered) == ["1,2", "2"]
    start = numbered.session.article.body.index(CLUSTER)
    assert x_of(numbered, start + len(CLUSTER) - 1) - x_of(numbered, start) < 1
    assert 10 < x_of(numbered, start + len(CLUSTER)) - x_of(numbered, start) < 30


def test_the_caret_beside_or_inside_shows_the_keys(numbered: MainWindow, qtbot: QtBot) -> None:
    put_caret(numbered, " " + CLUSTER)
    assert labels(numbered) == ["1,2", "2"]
    for _ in range(len(CLUSTER) + 1):
        qtbot.keyClick(numbered.editor, Qt.Key.Key_Right)
        assert labels(numbered) == ["2"]
    qtbot.keyClick(numbered.editor, Qt.Key.Key_Right)
    assert labels(numbered) == ["1,2", "2"]
    qtbot.keyClick(numbered.editor, Qt.Key.Key_Down)
    qtbot.keyClick(numbered.editor, Qt.Key.Key_Up)
    assert labels(numbered) == ["1,2", "2"]


def test_typing_goes_on_in_shown_keys(numbered: MainWindow, qtbot: QtBot) -> None:
    put_caret(numbered, "; @alpha2001]")
    qtbot.keyClicks(numbered.editor, ", p. 4")
    assert "[@beta2002, p. 4; @alpha2001]" in numbered.session.article.body
    qtbot.keyClick(numbered.editor, Qt.Key.Key_Home)
    assert labels(numbered) == ["1, p. 4; 2", "2"]


def test_a_selection_over_a_number_copies_the_true_text(numbered: MainWindow) -> None:
    body = numbered.session.article.body
    start, end = body.index("little"), body.index("Most")
    numbered.binding.select(start, end)
    assert labels(numbered) == ["1,2", "2"]
    assert numbered.editor.createMimeDataFromSelection().text() == body[start:end]


def test_a_search_within_a_key_shows_it(desk: MainWindow, qtbot: QtBot) -> None:
    settle(desk, qtbot)
    desk.run("edit.find", text="beta2002")
    assert desk.editor.textCursor().selectedText() == "beta2002"
    assert labels(desk) == ["2"]


def test_what_is_no_citation_stays_as_written(numbered: MainWindow) -> None:
    replace_body(
        numbered,
        "\n`[@alpha2001]` a@alpha2001.org [x](@alpha2001) @nobody\n\n"
        "```\n[@alpha2001]\n```\n\n| [@alpha2001] | cell |\n",
    )
    assert labels(numbered) == []


def test_words_and_places_are_shown_with_the_number(numbered: MainWindow) -> None:
    replace_body(numbered, "\n@alpha2001 [p. 3] and -@beta2002 [see @gamma2003]; [@nobody; @alpha2001]\n")
    assert labels(numbered) == ["Alpha 1, p. 3", "2", "see 3", "1,nobody?"]


def test_other_numbers_are_shown_at_once(numbered: MainWindow) -> None:
    numbered.run("source.move", key="alpha2001", to=0)
    tell_numbers(numbered)
    assert labels(numbered) == ["1,2", "1"]


def test_a_key_without_number_yet_is_shown_itself(numbered: MainWindow, qtbot: QtBot) -> None:
    put_caret(numbered, "Most people")
    qtbot.keyClicks(numbered.editor, "[@gamma2003] ")
    assert labels(numbered) == ["1,2", "2"]
    tell_numbers(numbered)
    assert labels(numbered) == ["1,2", "3", "2"]


def test_numbers_can_be_switched_off(numbered: MainWindow) -> None:
    assert not numbered.run("view.citation_numbers")
    assert labels(numbered) == []
    assert numbered.settings.text("citation_numbers", "on") == "off"
    numbered.run("view.citation_numbers")
    assert labels(numbered) == ["1,2", "2"]


def test_lines_far_away_get_their_numbers_when_they_are_seen(desk: MainWindow, qtbot: QtBot) -> None:
    body = "\n\n".join(["Plain words."] * 400) + "\n\nLast [@alpha2001].\n"
    splice = Splice(Part.BODY, 0, len(desk.session.article.body), body)
    desk.session.apply(Edit("test", (splice,), Selection(0, 0)))
    settle(desk, qtbot)
    assert labels(desk) == []
    desk.editor.verticalScrollBar().setValue(desk.editor.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: labels(desk) == ["1"], timeout=5_000)


def test_a_click_on_a_number_puts_the_caret_into_its_keys(desk: MainWindow, qtbot: QtBot) -> None:
    settle(desk, qtbot)
    desk.binding.select(0, 0)
    assert labels(desk) == ["1,2", "2"]
    body = desk.session.article.body
    start = body.index(CLUSTER)
    cursor = QTextCursor(desk.editor.document())
    cursor.setPosition(desk.binding.position(start + len(CLUSTER) - 1))
    place = desk.editor.cursorRect(cursor).center() + QPoint(8, 0)
    QTest.mousePress(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert labels(desk) == ["1,2", "2"], "nothing moves under the mouse"
    QTest.mouseRelease(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert labels(desk) == ["2"]
    assert start <= desk.session.selection.head <= start + len(CLUSTER)


def test_a_key_after_text_was_dragged_away_lets_the_keys_show(numbered: MainWindow, qtbot: QtBot) -> None:
    numbered.editor.mouse_held = True
    put_caret(numbered, CLUSTER)
    numbered.citation_numbers.refresh()
    assert labels(numbered) == ["1,2", "2"]
    qtbot.keyClick(numbered.editor, Qt.Key.Key_Right)
    assert labels(numbered) == ["2"]


def test_number_and_selection_are_painted_in_their_colours(desk: MainWindow, qtbot: QtBot) -> None:
    settle(desk, qtbot)
    desk.binding.select(0, 0)
    colours = desk.bench.colours
    body = desk.session.article.body
    cursor = QTextCursor(desk.editor.document())
    cursor.setPosition(desk.binding.position(body.index(CLUSTER) + len(CLUSTER) - 1))
    area = desk.editor.cursorRect(cursor).adjusted(1, 0, 10, 0)

    def seen() -> set[str]:
        QApplication.processEvents()
        picture = desk.editor.viewport().grab(area).toImage()
        return {
            picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
        }

    assert colours.accent.lower() in seen()
    assert colours.selection.lower() not in seen()
    desk.binding.select(body.index("little"), body.index("Most"))
    assert colours.accent.lower() not in seen()
    assert colours.selection.lower() in seen()


WORDS = st.sampled_from(
    ["a ", "word ", "[@alpha2001]", " [@beta2002; @alpha2001, p. 4]", "@gamma2003", "[@no]", "\n", "\n\n",
     "`", "```\n", "# ", "😀", "é", "מחקר ", "[", "]", "@", "| ", "- ", "    "]
)  # fmt: skip
KEYS = st.sampled_from(
    [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
     Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_X, Qt.Key.Key_Return, Qt.Key.Key_BracketLeft,
     Qt.Key.Key_Space]
)  # fmt: skip
MODIFIERS = st.sampled_from(
    [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier,
     Qt.KeyboardModifier.ControlModifier]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=25).map("".join), st.lists(st.tuples(KEYS, MODIFIERS), max_size=25))
def test_walks_and_edits_leave_text_and_places_one(
    window: MainWindow, body: str, steps: list[tuple[Qt.Key, Qt.KeyboardModifier]]
) -> None:
    replace_body(window, body)
    for step, (key, modifiers) in enumerate(steps):
        QTest.keyClick(window.editor, key, modifiers)
        if step % 5 == 4:
            tell_numbers(window)
        _is_one(window)
    while window.session.undo_name:
        window.run("edit.undo")
        _is_one(window)


def _is_one(window: MainWindow) -> None:
    body = window.session.article.body
    assert window.editor.document().toRawText().replace("\u2029", "\n") == body
    cursor = window.editor.textCursor()
    assert window.binding.offset(cursor.position()) == window.session.selection.head
    block = cursor.block()
    place = cursor.positionInBlock()
    for end, mark in shown_marks(block):
        length = int(mark.split("\x1f")[3])
        assert not end - length <= place <= end, "the caret is in what is not seen"


def drop(window: MainWindow, text: str, place: QPoint) -> None:
    """Let go of dragged text over a place of the view."""
    data = QMimeData()
    data.setText(text)
    event = QDropEvent(
        place.toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.editor.dropEvent(event)


def test_text_dropped_on_a_number_stands_behind_it(numbered: MainWindow) -> None:
    body = numbered.session.article.body
    cursor = QTextCursor(numbered.editor.document())
    cursor.setPosition(numbered.binding.position(body.index(CLUSTER) + len(CLUSTER) - 1))
    drop(numbered, " dropped\r\n", numbered.editor.cursorRect(cursor).center() + QPoint(3, 0))
    assert numbered.session.article.body == body.replace(CLUSTER, CLUSTER + " dropped\n", 1)
    _is_one(numbered)
    numbered.run("edit.undo")
    assert numbered.session.article.body == body


def test_an_input_method_writes_beside_numbers(numbered: MainWindow) -> None:
    put_caret(numbered, "Most people")
    for preedit, commit in (("ni", ""), ("", "你 ")):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(numbered.editor, event)
        assert labels(numbered) == ["1,2", "2"]
    assert f"{CLUSTER}. 你 Most people" in numbered.session.article.body
    _is_one(numbered)


def test_text_moved_with_the_mouse_is_one_step_back(numbered: MainWindow) -> None:
    class Own(QDropEvent):
        def source(self) -> object:  # type: ignore[override]
            return numbered.editor.viewport()

    body = numbered.session.article.body
    start = body.index("Most people ")
    numbered.binding.select(start, start + len("Most people "))
    cursor = QTextCursor(numbered.editor.document())
    cursor.setPosition(numbered.binding.position(body.index("Walking")))
    data = QMimeData()
    data.setText("Most people ")
    place = numbered.editor.cursorRect(cursor).center().toPointF()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    numbered.editor.dropEvent(Own(place, Qt.DropAction.MoveAction, data, left, none))
    moved = body.replace("Most people ", "").replace("Walking", "Most people Walking")
    assert numbered.session.article.body == moved
    _is_one(numbered)
    numbered.run("edit.undo")
    assert numbered.session.article.body == body

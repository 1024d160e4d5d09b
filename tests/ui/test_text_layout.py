"""The body's line layout: told less than Qt tells its own, it lays out the same lines."""

import gc
from collections.abc import Callable
from weakref import ref

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout
from pytestqt.qtbot import QtBot

from cureon_editor.ui.editor.body_editor import BodyEditor
from cureon_editor.ui.editor.highlighter import Highlighter
from cureon_editor.ui.editor.text_layout import TextLayout
from cureon_editor.ui.theme.colours import LIGHT
from cureon_editor.ui.window import MainWindow
from tests.ui.seeing import put_caret

EDITS = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 60), st.sampled_from(("", "x", "\n", "a *b* [@c]\n\n# d"))),
    max_size=6,
)


def document(layout: type[QPlainTextDocumentLayout], text: str) -> QTextDocument:
    made = QTextDocument()
    made.setDocumentLayout(layout(made))
    made.setPlainText(text)
    made.setTextWidth(200)
    return made


def heights(shown: QTextDocument) -> list[float]:
    layout = shown.documentLayout()
    blocks = (shown.findBlockByNumber(number) for number in range(shown.blockCount()))
    return [layout.blockBoundingRect(block).height() for block in blocks]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_the_lines_are_those_of_a_fresh_document(qtbot: QtBot, edits: list[tuple[int, int, str]]) -> None:
    edited = document(TextLayout, "# Heading\n\nA *long* line of words [@key2001] and more words.\n\nLast.")
    Highlighter(edited, LIGHT, 16).rehighlight()
    cursor = QTextCursor(edited)
    for start, length, text in edits:
        last = edited.characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(start + length, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
    fresh = document(QPlainTextDocumentLayout, edited.toPlainText())
    Highlighter(fresh, LIGHT, 16).rehighlight()
    assert heights(edited) == heights(fresh)
    assert edited.documentLayout().documentSize().height() == fresh.documentLayout().documentSize().height()


def test_the_collector_leaves_a_layout_that_was_asked_for_its_document(qtbot: QtBot) -> None:
    editor = BodyEditor(lambda *_args, **_arguments: False)
    qtbot.addWidget(editor)
    layout = ref(editor.document().documentLayout())
    for _ in range(3):
        held = layout()
        assert held is not None
        held.document()
        del held
        gc.collect()
        assert layout() is not None
        editor.insertPlainText("x")
    assert editor.toPlainText() == "xxx"


class Painted(QObject):
    """Notes how high each drawn piece is."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.heights.append(event.rect().height())  # type: ignore[attr-defined]
        return False


def painted_by(shown: MainWindow, qtbot: QtBot, change: Callable[[], object]) -> list[int]:
    """How high the pieces are that a change in the first paragraph draws."""
    put_caret(shown, "Walking lowers")
    # The first key in a paragraph draws everything.
    qtbot.keyClicks(shown.editor, "x")
    qtbot.wait(50)
    painted = Painted()
    viewport = shown.editor.viewport()
    viewport.installEventFilter(painted)
    change()
    qtbot.waitUntil(lambda: bool(painted.heights))
    viewport.removeEventFilter(painted)
    return painted.heights


def test_a_key_draws_its_paragraph_only(shown: MainWindow, qtbot: QtBot) -> None:
    heights = painted_by(shown, qtbot, lambda: qtbot.keyClicks(shown.editor, "x"))
    assert heights[0] < shown.editor.viewport().height() / 2


def test_a_paragraph_that_grows_a_line_draws_what_it_moves(shown: MainWindow, qtbot: QtBot) -> None:
    heights = painted_by(shown, qtbot, lambda: shown.run("insert.text", text="some words " * 20))
    assert max(heights) == shown.editor.viewport().height()

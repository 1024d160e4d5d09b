"""Numbers stand where something is cited, and nowhere else."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cureon_editor.ui.editor.markup import CODE, COMMENT, MARK, TEXT, looks
from cureon_editor.ui.window import MainWindow
from tests.ui.editor.test_citation_numbers import labels, replace_body
from tests.ui.seeing import settle

CITED = "[@alpha2001]"


@pytest.mark.parametrize(
    "body",
    [
        f"Text.\n\n<!-- left out {CITED}\nand {CITED}\nuntil here {CITED} -->\n",
        f"Text.\n\n    code {CITED}\n    more {CITED}\n",
        f"\tcode {CITED}\n",
    ],
    ids=["comment", "indented code", "indented code at the top"],
)
def test_no_number_where_nothing_is_cited(window: MainWindow, body: str) -> None:
    replace_body(window, f"{body}\nEnd {CITED}, and no more.\n")
    assert labels(window) == ["1"]


@pytest.mark.parametrize(
    "body",
    [
        f"- An item\n\n    its second paragraph {CITED}\n",
        f"[^1]: A note\n\n    and more of it {CITED}\n",
        f"A paragraph\n    that goes on {CITED}\n",
        f"`<!--` is how a comment begins.\n\nText {CITED}\n",
        f"<!-- one line --> {CITED}\n",
    ],
    ids=["list", "footnote", "paragraph", "code", "closed comment"],
)
def test_a_number_where_something_is_cited(window: MainWindow, body: str) -> None:
    replace_body(window, f"Begin.\n\n{body}")
    assert labels(window) == ["1"]


def test_a_citation_over_the_end_of_a_line_is_not_shown_as_words_of_a_sentence(window: MainWindow) -> None:
    replace_body(window, "Text.\n\n[@beta2002;\n@alpha2001] and @alpha2001 here [see\n@beta2002].\n")
    assert labels(window) == ["Alpha 2"]


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("Text <!-- begun", TEXT, COMMENT),
        ("``` in a comment", COMMENT, COMMENT),
        ("ended --> <!-- and begun", COMMENT, COMMENT),
        ("ended -->", COMMENT, TEXT),
        ("<!-- a --> <!-- b -->", TEXT, TEXT),
        ("`<!--` in code", TEXT, TEXT),
    ],
)
def test_what_a_line_leaves_open(line: str, before: int, after: int) -> None:
    assert looks(line, before)[1] == after


@pytest.mark.parametrize("line", ["so [@beta2002; @] it is", "[as @beta2002 says](a.md)", "[@beta2002; no]"])
def test_a_key_in_brackets_that_are_no_citation_is_shown_itself(window: MainWindow, line: str) -> None:
    replace_body(window, f"Text.\n\n{line}\n")
    assert labels(window) == []


def test_brackets_beside_a_key_change_nothing(window: MainWindow) -> None:
    replace_body(window, "Text.\n\n[a [b] c] @beta2002 [p. 3] and [x] so @alpha2001.\n")
    assert labels(window) == ["Beta 1, p. 3", "Alpha 2"]


def test_a_comment_is_dimmed_on_each_of_its_lines() -> None:
    assert looks("Text <!-- begun", TEXT)[0] == [(5, 10, MARK)]
    assert looks("goes on", COMMENT)[0] == [(0, 7, MARK)]


def test_a_citation_in_a_comment_looks_like_the_comment() -> None:
    assert looks(f"Text <!-- {CITED} --> end", TEXT)[0] == [(5, 21, MARK)]
    assert looks(f"Text <!-- {CITED}", TEXT)[0] == [(5, 17, MARK)]
    assert all(look == CODE for *_, look in looks("`<!-- a -->`", TEXT)[0])


def test_nothing_shows_of_a_selected_citation_that_runs_over_the_end_of_a_line(
    desk: MainWindow, qtbot: QtBot
) -> None:
    settle(desk, qtbot)
    before = wrapped_before(desk)
    block = desk.editor.document().lastBlock()
    line = block.layout().lineForTextPosition(len(before))
    corner = desk.editor.blockBoundingGeometry(block).translated(desk.editor.contentOffset()).topLeft()
    # PySide gives the position with the place it was asked for.
    x = line.cursorToX(len(before))[0]
    end = QRect(round(corner.x() + x), round(corner.y() + line.y()), 2, round(line.height()))
    desk.binding.select(0, len(desk.session.article.body))
    QApplication.processEvents()
    picture = desk.editor.viewport().grab(end).toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(2) for y in range(picture.height())}
    # Letters of one pixel are seen on some screens only; what covers them is seen on all.
    assert seen == {desk.bench.colours.selection.lower()}


def wrapped_before(window: MainWindow) -> str:
    """Words before a citation that begins on one line of the view and ends on the next; they are shown."""
    for length in range(1, 120):
        before = "W" * (length % 5) + " word" * (length // 5) + " "
        replace_body(window, f"Text.\n\n{before}@beta2002 [p. 3] after")
        window.binding.select(0, 0)
        QApplication.processEvents()
        layout = window.editor.document().lastBlock().layout()
        ends = (len(before), len(before) + len("@beta2002 [p. 3"))
        first, last = (layout.lineForTextPosition(end).lineNumber() for end in ends)
        if first != last:
            return before
    raise AssertionError

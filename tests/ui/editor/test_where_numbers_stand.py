"""Numbers stand where something is cited, and nowhere else."""

import pytest

from cureon_editor.ui.editor.markup import COMMENT, MARK, TEXT, looks
from cureon_editor.ui.window import MainWindow
from tests.ui.editor.test_citation_numbers import labels, replace_body

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


def test_a_comment_is_dimmed_on_each_of_its_lines() -> None:
    assert looks("Text <!-- begun", TEXT)[0] == [(5, 10, MARK)]
    assert looks("goes on", COMMENT)[0] == [(0, 7, MARK)]

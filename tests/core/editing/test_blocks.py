"""Headings, lists, quotes and callouts over all lines of a selection, and Enter inside them."""

from functools import partial

import pytest
from hypothesis import given

from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.editing.blocks import set_heading, toggle_list, toggle_quote
from cureon_editor.editing.insertion import insert_callout, insert_rule, insert_text, paste
from cureon_editor.editing.line_moves import duplicate, move
from cureon_editor.editing.lists import nest
from cureon_editor.editing.new_line import new_line
from tests.core.editing.selections import Run, after, attempt, selected_bodies

heading = partial(set_heading, level=2)
paragraph = partial(set_heading, level=0)
bullets = partial(toggle_list, numbered=False)
numbers = partial(toggle_list, numbered=True)
indent = partial(nest, by=1)
outdent = partial(nest, by=-1)
up = partial(move, up=True)
down = partial(move, up=False)

CASES: list[tuple[Run, str, str | None]] = [
    (heading, "Ti«»tle", "## Ti«»tle"),
    (heading, "## Ti«»tle", "Ti«»tle"),
    (heading, "### Ti«»tle", "## Ti«»tle"),
    (heading, "- Ti«»tle", "## Ti«»tle"),
    (heading, "text\nTi«»tle\nmore", "text\n\n## Ti«»tle\n\nmore"),
    (heading, "> Ti«»tle", "> ## Ti«»tle"),
    (heading, "«»", "## «»"),
    (heading, "text\n«»", "text\n\n## «»"),
    (paragraph, "## Ti«»tle", "Ti«»tle"),
    (paragraph, "- Ti«»tle", "Ti«»tle"),
    (paragraph, "plain\nli«»nes", None),
    (bullets, "«»", "- «»"),
    (bullets, "«one\n\ntwo»", "- «one\n- two»"),
    (bullets, "«- one\n- two»", "«one\n\ntwo»"),
    (bullets, "1. «one\n2. two»", "- «one\n- two»"),
    (bullets, "text\no«»ne", "text\n\n- o«»ne"),
    (bullets, "o«»ne\ntext", "- o«»ne\n\ntext"),
    (bullets, "- a\no«»ne\n- b", "- a\n- o«»ne\n- b"),
    (bullets, "- a\n- o«»ne\n- b", "- a\n\no«»ne\n\n- b"),
    (bullets, "## T«»itle", "- T«»itle"),
    (bullets, "- [x] do«»ne", "do«»ne"),
    (numbers, "«one\n\ntwo»", "1. «one\n2. two»"),
    (numbers, "1. a\no«»ne", "1. a\n2. o«»ne"),
    (numbers, "- «a\n    - b\n    - c\n- d»", "1. «a\n    1. b\n    2. c\n2. d»"),
    (numbers, "1. a\n«»", "1. a\n1. «»"),
    (toggle_quote, "«one\n\ntwo»", "> «one\n>\n> two»"),
    (toggle_quote, "> «one\n>\n> two»", "«one\n\ntwo»"),
    (toggle_quote, "text\no«»ne\nmore", "text\n\n> o«»ne\n\nmore"),
    (toggle_quote, "> a\n> o«»ne\n> b", "> a\n\no«»ne\n\n> b"),
    (toggle_quote, "«»", "> «»"),
    (indent, "- a\n- b«»", "- a\n    - b«»"),
    (indent, "- a«»\n- b", None),
    (indent, "pl«»ain", None),
    (indent, "- a\n    - b«»", None),
    (indent, "1. a\n2. b«»\n    - x\n3. c", "1. a\n    1. b«»\n        - x\n2. c"),
    (indent, "- a\n    1. x\n- b«»", "- a\n    1. x\n    2. b«»"),
    (indent, "1. a\n1. b«»\n1. c", "1. a\n    1. b«»\n1. c"),
    (outdent, "- a\n    - b«»", "- a\n- b«»"),
    (outdent, "- a«»", None),
    (outdent, "1. a\n    - b«»\n2. c", "1. a\n2. b«»\n3. c"),
    (new_line, "- a«»", "- a\n- «»"),
    (new_line, "- a«» b", "- a\n- «»b"),
    (new_line, "1. a«»\n2. b\n\ntext", "1. a\n2. «»\n3. b\n\ntext"),
    (new_line, "1. a«»\n1. b", "1. a\n1. «»\n1. b"),
    (new_line, "9. a«»", "9. a\n10. «»"),
    (new_line, "- [x] a«»", "- [x] a\n- [ ] «»"),
    (new_line, "> - a«»", "> - a\n> - «»"),
    (new_line, "- a\n- «»", "- a\n\n«»"),
    (new_line, "- a\n    - «»", "- a\n- «»"),
    (new_line, "> a«»", "> a\n> «»"),
    (new_line, "> a\n> «»", "> a\n\n«»"),
    (new_line, "«»- a", None),
    (new_line, "plain«»", None),
    (new_line, "- «a»", None),
    (new_line, "```\n- a«»\n```", None),
    (new_line, "* * *«»", None),
    (insert_callout, "a\n\nb«»\n\nc", "a\n\n::: {.note}\nb«»\n:::\n\nc"),
    (insert_callout, "a\n«»", "a\n\n::: {.note}\n«»\n:::"),
    (insert_callout, "«a\n\nb»", "::: {.note}\n«a\n\nb»\n:::"),
    (insert_rule, "a«»\nb", "a\nb\n\n---\n\n«»"),
    (insert_rule, "a\n\n«»\n\nb", "a\n\n---\n\n«»\n\nb"),
    (duplicate, "a«»b\nc", "ab\na«»b\nc"),
    (duplicate, "«a\nb»", "a\nb\n«a\nb»"),
    (up, "a\nb«»", "b«»\na"),
    (up, "a«»\nb", None),
    (down, "a«»\nb", "b\na«»"),
    (down, "«a\nb»\nc\n", "c\n«a\nb»\n"),
    (down, "b«»", None),
]


@pytest.mark.parametrize(("run", "before", "expected"), CASES)
def test_before_and_after(run: Run, before: str, expected: str | None) -> None:
    assert after(run, before) == expected


def test_a_heading_has_a_level_from_1_to_6() -> None:
    with pytest.raises(RefusedError, match="1 to 6"):
        after(set_heading, "a«»", level=7)


def test_a_callout_is_of_a_known_kind() -> None:
    assert after(insert_callout, "a«»", kind="warning") == "::: {.warning}\na«»\n:::"
    with pytest.raises(RefusedError, match="key-points"):
        after(insert_callout, "a«»", kind="frame")


@pytest.mark.parametrize("run", [heading, bullets])
def test_tables_and_code_stay_what_they_are(run: Run) -> None:
    with pytest.raises(RefusedError, match="table row"):
        after(run, "| «»a |\n|---|\n| b |")
    with pytest.raises(RefusedError, match="code block"):
        after(run, "```\n«»a\n```")


def test_text_from_outside_has_only_newlines() -> None:
    foreign = "a\r\nb\rc\u2028d\u2029e\x85f\ufeff\x00\ud800"
    assert after(insert_text, "x«y»z", text=foreign) == "xa\nb\nc\nd\ne\nf«»z"
    assert after(paste, "x«y»z", text=foreign) == "xa\nb\nc\nd\ne\nf«»z"


def test_what_is_pasted_into_a_cell_stays_in_it() -> None:
    table = "| «»a |\n|---|"
    assert after(paste, table, text="x|y\\|\nz") == "| x\\|y\\| z«»a |\n|---|"


RUNS = [case[0] for case in CASES]


@given(selected_bodies())
def test_any_text_is_changed_cleanly_or_refused(given_body: tuple[str, Selection]) -> None:
    for run in dict.fromkeys(RUNS):
        attempt(run, *given_body)

"""Tables are read as the page reads them, change by rows and columns, and line up as one types."""

import re
from functools import partial

import markdown
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection
from cureon_editor.editing import table_changes, table_moves
from cureon_editor.editing.new_line import new_line
from cureon_editor.editing.table_changes import align_column, insert_table, tidy
from cureon_editor.editing.table_moves import step_cell
from cureon_editor.editing.tables.layout import realigned, width
from cureon_editor.editing.tables.model import Align, table_at
from tests.core.editing.selections import Run, after, attempt, check_edit, read, selected_bodies
from tests.core.texts import made_of

COMMANDS = {command.id: command.run for command in (*table_changes.COMMANDS, *table_moves.COMMANDS)}
TIDY = "| a   | b   |\n| --- | --- |\n| c   | d   |"

#: What cells hold, with all that could be mistaken for the end of one, and what ends cells and rows.
CELLS = ["a", "word", " ", r"\|", "`x|y`", "``", "`", "\\", r"\\", "中", "é", "👍", "**b**"]
ENDS = ["|", "|", "|", "|", "|\n|", "|\n|", "|x\n"]
tables = st.builds(
    "|{0}|{0}|\n|:-|-:|{1}".format,
    st.sampled_from(["a", "long heading", ""]),
    made_of(CELLS + ENDS, 24).map(lambda body: f"\n|{body}|" if body else ""),
)


def grid(text: str, offset: int = 0) -> list[list[str]] | None:
    table = table_at(text, offset)
    return table and [[cell.text for cell in row.cells] for row in table.rows]


READ = [
    ("| a | b |\n|---|---|\n| c | d |", [["a", "b"], ["c", "d"]]),
    ("a | b\n-|-\nc | d", [["a", "b"], ["c", "d"]]),
    ("| a |\n|---|", [["a"]]),
    ("| a |\n| - |\n| |", [["a"], [""]]),
    ("| `x|y` | b \\| c |\n|---|---|", [["`x|y`", r"b \| c"]]),
    (r"| a\\| b |" + "\n|---|---|", [[r"a\\", "b"]]),
    ("> | a | b |\n> |---|---|\n> | c | d |", [["a", "b"], ["c", "d"]]),
    ("| a | b |\n|---|---|\n| c |", [["a", "b"], ["c"]]),
    ("| a | b |\n|---|", None),
    ("| a |\n---", None),
    ("a\n-|-", None),
    ("    | a |\n    |---|", None),
    ("```\n| a |\n|---|\n```", None),
    ("| a |\n\n|---|", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reading(text: str, expected: list[list[str]] | None) -> None:
    assert grid(text, 4 if text.startswith("```") else 0) == expected


def test_a_table_inside_a_list_item_is_a_table() -> None:
    assert grid("- x\n\n    | a |\n    |---|", 10) == [["a"]]


def test_alignment_is_read_from_the_dashes() -> None:
    table = table_at("|a|b|c|d|\n|:-|:-:|-:|-|", 0)
    assert table is not None
    assert table.alignments == (Align.LEFT, Align.CENTRE, Align.RIGHT, Align.NONE)


@given(tables)
def test_cells_are_those_of_the_page(text: str) -> None:
    assume(r"\\|" not in text)  # Python-Markdown loses an escaped backslash before the last pipe
    table = table_at(text, 0)
    assert table is not None
    page = markdown.markdown(text, extensions=["tables"])
    assert page.count("<tr>") == max(len(table.rows), 2)
    shown = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", page)
    for row, start in zip(table.rows, range(0, len(shown), table.columns), strict=False):
        filled = [bool(cell.text) for cell in row.cells[: table.columns]]
        filled += [False] * (table.columns - len(filled))
        assert [bool(cell) for cell in shown[start : start + table.columns]] == filled


def test_width_is_that_of_a_monospaced_font() -> None:
    assert [width(text) for text in ("abc", "é", "e\u0301", "中文", "👍", "a\u200db")] == [3, 1, 1, 4, 2, 2]


CASES: list[tuple[str, str, str | None]] = [
    ("table.tidy", "|a«»|b|\n|-|-|\n|c|d|", TIDY.replace("a ", "a«» ")),
    ("table.tidy", TIDY.replace("c", "c«»"), None),
    ("table.tidy", "|a|b|\n|:-:|-:|\n|«»long|d|", "|  a   |   b |\n| :--: | --: |\n| «»long |   d |"),
    ("table.tidy", "a|b\n-|-\nc|«»", "| a   | b   |\n| --- | --- |\n| c   | «»    |"),
    ("table.tidy", "|a|\n|-|\n|«»|", "| a   |\n| --- |\n| «»    |"),
    ("table.tidy", "|a|\n|-|\n|c|«»extra|", "| a   |\n| --- |\n| c   | «»extra |"),
    ("table.tidy", "> |a«»|\n> |-|", "> | a«»   |\n> | --- |"),
    ("table.tidy", "|中|«»\n|-|\n|abcd|", "| 中«»   |\n| ---- |\n| abcd |"),
    ("table.next_cell", "|«»a|b|\n|-|-|\n|c|d|", TIDY.replace("b ", "«b» ")),
    ("table.next_cell", "|a|«»b|\n|-|-|\n|c|d|", TIDY.replace("c ", "«c» ")),
    ("table.next_cell", TIDY.replace("d", "«d»"), TIDY + "\n| «»    |     |"),
    ("table.next_cell", "te«»xt", None),
    ("table.previous_cell", TIDY.replace("c", "«»c"), TIDY.replace("b", "«b»")),
    ("table.previous_cell", TIDY.replace("a", "«»a"), None),
    ("edit.new_line", TIDY.replace("b", "b«»"), TIDY.replace("d", "«d»")),
    ("edit.new_line", TIDY.replace("d", "d«»"), TIDY + "\n|     | «»    |"),
    ("edit.new_line", TIDY + "\n| «»    |     |", TIDY + "\n\n«»"),
    ("edit.new_line", "«»" + TIDY, None),
    (
        "table.add_row_above",
        TIDY.replace("c", "«»c"),
        "| a   | b   |\n| --- | --- |\n| «»    |     |\n| c   | d   |",
    ),
    (
        "table.add_row_above",
        TIDY.replace("a", "«»a"),
        "| a   | b   |\n| --- | --- |\n| «»    |     |\n| c   | d   |",
    ),
    ("table.add_row_below", TIDY.replace("d", "d«»"), TIDY + "\n|     | «»    |"),
    ("table.remove_row", TIDY.replace("d", "d«»"), "| a   | b«»   |\n| --- | --- |"),
    ("table.move_row_up", TIDY + "\n| e«»   | f   |", TIDY[:28] + "| e«»   | f   |\n| c   | d   |"),
    ("table.move_row_up", TIDY.replace("c", "c«»"), None),
    ("table.move_row_down", TIDY.replace("c", "c«»"), None),
    ("table.add_column_left", "|«»a|\n|-|\n|b|", "| «»    | a   |\n| --- | --- |\n|     | b   |"),
    ("table.add_column_right", "|«»a|\n|-|\n|b|", "| a   | «»    |\n| --- | --- |\n| b   |     |"),
    ("table.remove_column", TIDY.replace("c", "c«»"), "| b   |\n| --- |\n| d«»   |"),
]


@pytest.mark.parametrize(("name", "before", "expected"), CASES)
def test_before_and_after(name: str, before: str, expected: str | None) -> None:
    run: Run = new_line if name == "edit.new_line" else COMMANDS[name]
    assert after(run, before) == expected


def test_a_column_is_aligned() -> None:
    assert after(align_column, TIDY.replace("d", "d«»"), kind="right") == (
        "| a   |   b |\n| --- | --: |\n| c   |   d«» |"
    )
    assert after(align_column, TIDY.replace("d", "d«»"), kind="none") is None
    with pytest.raises(RefusedError, match="centre"):
        after(align_column, TIDY.replace("d", "d«»"), kind="middle")


def test_a_table_is_inserted_with_room_around_it() -> None:
    empty = "|     |     |\n| --- | --- |\n|     |     |"
    assert after(insert_table, "te«»xt\n\nmore", rows=1, columns=2) == f"text\n\n| «»{empty[2:]}\n\nmore"
    assert after(insert_table, "«»", rows=1, columns=2) == f"| «»{empty[2:]}"
    with pytest.raises(RefusedError, match="1 to 100"):
        after(insert_table, "«»", rows=0, columns=2)


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("table.tidy", "te«»xt", "not in a table"),
        ("table.remove_row", "| «»a |\n|---|", "heading row"),
        ("table.remove_column", "| «»a |\n|---|", "one column"),
    ],
)
def test_refusals(name: str, body: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        after(COMMANDS[name], body)


def test_a_cell_with_a_long_sentence_does_not_stretch_its_column() -> None:
    long = "x" * 90
    assert after(tidy, f"| «»a |\n|---|\n| {long} |\n| b |") == (
        f"| «»a{' ' * 39} |\n| {'-' * 40} |\n| {long} |\n| b{' ' * 39} |"
    )


def test_an_added_row_touches_no_other_line() -> None:
    edit = COMMANDS["table.add_row_below"](*read(TIDY.replace("b", "b«»")))
    assert [splice.start == splice.end for splice in edit.splices] == [True]


@given(tables)
def test_tidying_keeps_cells_and_is_done_once(text: str) -> None:
    splices = realigned(text, 0)
    once = check_edit(text, Edit("tidy table", splices))
    assert realigned(once, 0) == ()
    before, now = grid(text), grid(once)
    assert before is not None
    assert now is not None
    padded = [row + [""] * (len(before[0]) - len(row)) for row in before]
    assert now == padded


@given(tables, st.data())
def test_the_caret_stays_in_its_cell(text: str, data: st.DataObject) -> None:
    caret = data.draw(st.integers(0, len(text)))
    before = table_at(text, caret)
    edit = tidy(Article(None, text), Selection(caret, caret))
    if before is not None and edit is not None and edit.selection is not None:
        table = table_at(check_edit(text, edit), edit.selection.head)
        assert table is not None
        assert table.place(edit.selection.head) == before.place(caret)


@given(tables, st.lists(st.sampled_from([1, -1]), max_size=6))
def test_tab_never_changes_what_cells_say(text: str, steps: list[int]) -> None:
    article, selection = Article(None, text), Selection(2, 2)
    words = [cell for row in grid(text) or [] for cell in row if cell]
    for by in steps:
        edit = step_cell(article, selection, by=by)
        if edit is not None and edit.selection is not None:
            article, selection = Article(None, check_edit(article.body, edit)), edit.selection
    assert [cell for row in grid(article.body) or [] for cell in row if cell] == words


@given(st.one_of(selected_bodies(), selected_bodies(tables)))
def test_any_text_is_changed_cleanly_or_refused(given_body: tuple[str, Selection]) -> None:
    for run in COMMANDS.values():
        if run is not align_column:
            attempt(run, *given_body)
    attempt(partial(align_column, kind="centre"), *given_body)


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("| a | b |\n|---|---|\n| x^ | y |\n", "| a | b |\n|---|---|\n| x\\| | y |\n"),
        ("| a | b |\n|---|---|\n| x ^\n", None),
        ("| a | b |\n|---|---|\n| x | y |^\n", None),
        ("| a | b |\n|---|---|\n| x\\^ | y |\n", None),
        ("no table ^ here\n", None),
    ],
)
def test_a_bar_typed_in_a_full_row_is_text(body, written):
    place = body.index("^")
    article = Article.parse(body.replace("^", ""))
    edit = table_moves.type_bar(article, Selection(place, place))
    assert (article.spliced(edit.splices).body if edit else None) == written

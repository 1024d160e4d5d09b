"""Rows of the evidence table: cells from study cards under the headings that ask for them."""

import re
from datetime import date
from html import unescape

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.article.source_splicing import insert_source
from cureon_editor.article.sources import Name, PartialDate, Source, Study
from cureon_editor.citations.find import find_clusters
from cureon_editor.editing.evidence import COLUMNS, add_rows
from cureon_editor.editing.tables.model import table_at
from cureon_editor.journal import Journal
from cureon_editor.rendering.page import render_page
from tests.core.texts import texts

CARD = Study("case series", "15 adults", "median 15 months", "none", "DFG")
MULLER = Source("muller2024", authors=(Name("Müller", "F"),), title="T", issued=PartialDate(2024), study=CARD)
BARE = Source("bare", title="A page")
FRONT = "---\ntherapies: [{name: CAR-T, use: lupus, stage: experimental}]\n---\n"


def article(body: str, *sources: Source) -> Article:
    made = Article.parse(FRONT + body)
    for index, source in enumerate(sources or (MULLER, BARE)):
        made = made.spliced(insert_source(made, index, source))
    return made


def grid(body: str, offset: int) -> list[list[str]]:
    table = table_at(body, offset)
    assert table is not None
    return [[cell.text for cell in row.cells] for row in table.rows]


def after(made: Article, place: int, *keys: str) -> str:
    edit = add_rows(made, Selection(place, place), keys)
    return made.spliced(edit.splices).body


TABLE = "Above.\n\n| Study | Evidence |\n|---|---|\n| First | a |\n| Last | b |\n\nBelow.\n"


def test_a_row_goes_below_the_carets_and_the_rest_of_the_text_stays() -> None:
    made = article(TABLE)
    body = after(made, made.body.index("First"), "muller2024")
    assert grid(body, body.index("First")) == [
        ["Study", "Evidence"],
        ["First", "a"],
        ["Müller 2024 [@muller2024]", "case series, 15 adults"],
        ["Last", "b"],
    ]
    assert body.startswith("Above.\n\n|")
    assert body.endswith("|\n\nBelow.\n")


def test_several_rows_below_the_heading_in_the_order_asked() -> None:
    made = article(TABLE)
    body = after(made, made.body.index("Evidence"), "bare", "muller2024", "bare")
    cells = [row[0] for row in grid(body, body.index("First"))]
    assert cells == ["Study", "A page [@bare]", "Müller 2024 [@muller2024]", "First", "Last"]


def test_outside_a_table_a_new_one_is_made() -> None:
    made = article("Text here.\n\nMore.\n")
    body = after(made, 3, "muller2024", "bare")
    assert grid(body, body.index("Müller")) == [
        list(COLUMNS),
        ["Müller 2024 [@muller2024]", "case series", "15 adults", "median 15 months", "none", "DFG"],
        ["A page [@bare]", "", "", "", "", ""],
    ]
    assert body.startswith("Text here.\n\n| Study")
    assert body.endswith("|\n\nMore.\n")


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("**Who took part**", "15 adults"),
        ("Participants", "15 adults"),
        ("Follow up", "median 15 months"),
        ("How long?", "median 15 months"),
        ("Compared with", "none"),
        ("Who paid for it", "DFG"),
        ("Sponsor", "DFG"),
        ("Design of the study", "case series"),
        ("Use", "lupus"),
        ("Condition", "lupus"),
        ("Evidence so far", "case series, 15 adults [@muller2024]"),
        ("Approval", ""),
        ("Because", ""),
        ("", ""),
    ],
)
def test_headings_ask_in_their_own_words(heading: str, cell: str) -> None:
    made = article(f"| Approved | {heading} |\n|---|---|\n| x | y |\n")
    body = after(made, made.body.index("x"), "muller2024")
    row = grid(body, body.index("y"))[2]
    assert row[1] == cell
    assert row[0] == ("" if "@" in cell else "[@muller2024]")


def test_a_use_is_not_chosen_among_several() -> None:
    made = article("| Study | Use |\n|---|---|\n| x | y |\n")
    front = (made.front_matter or "").replace("use: lupus", "use: lupus}, {name: CAR-T, use: leukaemia")
    body = after(Article.parse(f"---\n{front}---\n{made.body}"), made.body.index("x"), "bare")
    assert grid(body, body.index("y"))[2] == ["A page [@bare]", ""]


def test_a_table_in_a_quote_stays_in_it() -> None:
    made = article("> | Study |\n> |---|\n> | x |\n")
    assert "\n> | A page [@bare] |" in after(made, made.body.index("x"), "bare")


@given(texts(20), texts(20), st.sampled_from([TABLE, "Text.\n", ""]))
def test_any_card_makes_cells_that_read_as_they_were_written(design: str, people: str, body: str) -> None:
    assume("\ufeff" not in design + people and "\x00" not in design + people)
    source = Source("a1", title="T", study=Study(design=design, people=people))
    try:
        made = article(body, source)
    except RefusedError:  # what YAML cannot hold is refused when the source is written
        assume(False)
    place = min(len(made.body), 12)
    changed = after(made, place, "a1")
    rows = grid(changed, changed.index("[@a1]"))
    assert len({len(row) for row in rows}) == 1
    assert [item.key for cluster in find_clusters(changed) for item in cluster.items] == ["a1"]


def test_the_page_shows_the_words_of_the_card() -> None:
    words = "n_1 *of* [x](y) `a|b` \\ <b> me@x.org @bare p < 0.05"
    made = article("Text.\n", Source("a1", title="T", study=Study(design=words)), BARE)
    body = after(made, 0, "a1")
    page = render_page(Article.parse(f"---\n{made.front_matter}---\n{body}"), Journal(), date(2026, 6, 20))
    cells = re.findall(r"<td>(.*?)</td>", "".join(block.html for block in page.blocks), re.DOTALL)
    assert unescape(cells[1]) == words
    assert 'data-key="a1"' in cells[0]


@pytest.mark.parametrize(
    ("body", "keys", "sentence"),
    [
        ("Text.", ["nobody"], "There is no source with the key “nobody”."),
        ("Text.", [], "No source was chosen."),
        ("<!--\ntext\n\n-->\n", ["bare"], "A table is not read here, as in code."),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence(body: str, keys: list[str], sentence: str) -> None:
    made = article(body)
    with pytest.raises(RefusedError) as refused:
        add_rows(made, Selection(5, 5), keys)
    assert str(refused.value).startswith(sentence)

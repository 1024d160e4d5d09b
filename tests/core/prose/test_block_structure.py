"""A body is cut into blocks, sections and fenced divs, each where it stands."""

from itertools import pairwise

import pytest
from hypothesis import given

from cureon_editor.prose.blocks import Kind, blocks, sections
from cureon_editor.prose.divs import divs
from tests.core.texts import made_of

BODY = """\
Lead in
two lines

## First [@a] ##
- item
  goes on
- another

Text
- no item

Setext
------
| A | B |
|---|---|
| c | d |

::: {.note .wide}
Inside

::: warning
Deeper
:::
:::
```
# code
```
### Deep
> quoted
more

[^1]: note
<!-- ## Not

this -->
## Last
"""


def test_blocks_and_their_kinds() -> None:
    assert [(block.kind, BODY[block.start : block.end]) for block in blocks(BODY)] == [
        (Kind.PARAGRAPH, "Lead in\ntwo lines"),
        (Kind.HEADING, "## First [@a] ##"),
        (Kind.ITEM, "- item\n  goes on"),
        (Kind.ITEM, "- another"),
        (Kind.PARAGRAPH, "Text\n- no item"),
        (Kind.HEADING, "Setext\n------"),
        (Kind.TABLE_HEAD, "| A | B |"),
        (Kind.TABLE_ROW, "| c | d |"),
        (Kind.PARAGRAPH, "Inside"),
        (Kind.PARAGRAPH, "Deeper"),
        (Kind.HEADING, "### Deep"),
        (Kind.QUOTE, "> quoted\nmore"),
        (Kind.FOOTNOTE, "[^1]: note"),
        (Kind.HEADING, "## Last"),
    ]


def test_sections_end_where_their_level_or_a_higher_one_begins() -> None:
    found = sections(BODY)
    assert [(section.level, section.title) for section in found] == [
        (2, "First"),
        (2, "Setext"),
        (3, "Deep"),
        (2, "Last"),
    ]
    assert found[0].end == found[1].start
    assert found[1].end == found[2].end == found[3].start
    assert found[3].end == len(BODY)


def test_a_block_knows_its_section_and_the_divs_around_it() -> None:
    by_text = {BODY[block.start : block.end]: block for block in blocks(BODY)}
    lead, inside, deeper = by_text["Lead in\ntwo lines"], by_text["Inside"], by_text["Deeper"]
    assert lead.section is None
    assert inside.section is not None
    assert inside.section.title == "Setext"
    assert inside.classes == ("note", "wide")
    assert deeper.classes == ("note", "wide", "warning")
    assert by_text["### Deep"].classes == ()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("::: {.note}\nx\n:::\n", [(("note",), "x\n")]),
        (":::: note\nx\n:::", [(("note",), "x\n")]),
        ("::: {.a}\n::: b\n:::\n:::", [(("a",), "::: b\n:::\n"), (("b",), "")]),
        ("::: {.note}\nnever closed", []),
        (":::\nnever opened", []),
        ("```\n::: {.note}\n:::\n```", []),
        ("::: {.note} trailing\nx\n:::", []),
    ],
)
def test_fenced_divs(body: str, found: list[tuple[tuple[str, ...], str]]) -> None:
    assert [(div.classes, body[div.inner_start : div.inner_end]) for div in divs(body)] == found


SOUP = made_of(
    [
        "# h\n",
        "word\n",
        "\n",
        "- i\n",
        "|a|\n",
        "|-|\n",
        "::: n\n",
        ":::\n",
        "```\n",
        "---\n",
        "> q\n",
        "<!--",
        "-->",
    ]
)


@given(SOUP)
def test_blocks_ascend_disjoint_on_whole_lines(body: str) -> None:
    found = blocks(body)
    assert all(before.end < after.start for before, after in pairwise(found))
    for block in found:
        assert body[block.start : block.end].strip()
        assert block.start == 0 or body[block.start - 1] == "\n"
        assert block.end == len(body) or body[block.end] == "\n"
        assert block.section is None or block.section.start <= block.start < block.section.end


@given(SOUP)
def test_sections_nest(body: str) -> None:
    found = sections(body)
    for before, after in pairwise(found):
        assert before.start < after.start
        assert (before.end == after.start) == (after.level <= before.level)


@pytest.mark.parametrize(
    "body",
    ["::: a\n" * 1_500 + ":::\n" * 1_500, "# a\n" * 1_500, "a|b\n-|-\n" + "|\n" * 1_500, "| " * 5_000],
)
def test_hostile_text_is_cut_to_its_end(body: str) -> None:
    last = blocks(body + "\n\nlast")[-1]
    assert last.end == len(body) + 6

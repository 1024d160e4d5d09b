"""A body read in stretches says what it says as a whole, and an edit leaves most stretches as they were."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.citations.find import find_clusters
from cureon_editor.prose.blocks import blocks, sections
from cureon_editor.prose.cutting import LONG, stretches
from cureon_editor.prose.plain import plain
from cureon_editor.prose.prose import Prose, Reader
from cureon_editor.prose.sentences import sentences
from cureon_editor.prose.words import count_words
from tests.core.texts import made_of, texts, thorough

PIECES = (
    *("# A\n", "## B\n", "##\tC\n", "### D\n", "===\n", "---\n"),
    *("\n", "\n\n", " \n\n", "text", "Two words. ", "\n\nPara", "\n\nOther ", "\n\n\tdeep "),
    *("- item\n", "    - deep\n", "1. one\n", "> q\n", "| a | b |\n|---|---|\n| c | d |\n", ": def\n"),
    *("```\n", "~~~\n", "`", "``", "<!--", "-->", "<div>\n", "</div>\n", "<a b\n"),
    *("::: note\n", "::: {.a .b}\n", ":::\n"),
    *("[@a]", "@b [p. 1]", "[@c; ", "]", "](x", '[t](u\n"v")', "![", "[^1]", "[^1]: n\n", "[r]: http://x\n"),
    *("*[AB]: c\n", "*", "**", "_", "\\", "http://a.b/@c", "{.x}", "\u0130", "\u03a3"),
)
#: Cuts every section at every tenth of its paragraphs or so, which only long ones are otherwise.
cut_short = partial(stretches, long=1)


def says_the_same(prose: Prose, body: str) -> None:
    """Compare with what is worked out from the whole body."""
    assert "".join(part.text for part in prose.stretches) == body
    whole = plain(body).text
    assert "".join(part.plain for part in prose.stretches) == whole
    assert prose.clusters == find_clusters(body)
    assert prose.sections == sections(body)
    assert prose.blocks == blocks(body)
    assert prose.words == count_words(body)
    assert prose.words_by_section == tuple(count_words(body, s.start, s.end) for s in prose.sections)
    found = (
        (start + offset, end + offset)
        for offset, part in zip(prose.offsets, prose.stretches, strict=True)
        for start, end in part.sentences
    )
    assert tuple(found) == tuple(
        span for block in blocks(body) for span in sentences(whole, block.start, block.end)
    )


@thorough
@given(made_of(PIECES, max_size=16))
def test_a_body_in_stretches_says_what_it_says_as_a_whole(body: str) -> None:
    says_the_same(Reader(cut_short).read(body), body)


@given(texts(60))
def test_of_whatever_characters(body: str) -> None:
    says_the_same(Reader(cut_short).read(body), body)


@given(st.lists(made_of(PIECES, max_size=8), min_size=2, max_size=4))
def test_what_was_read_before_changes_nothing(bodies: list[str]) -> None:
    reader = Reader(cut_short)
    for body in bodies:
        says_the_same(reader.read(body), body)


def test_sections_begin_stretches_but_not_in_code_comments_and_divs() -> None:
    kept = "```\n## code\n```\n<!--\n## comment\n-->\n::: note\n## div\n:::\n"
    assert stretches(f"lead\n\n## One\n{kept}### deeper\n# Two\nend") == [
        "lead\n\n",
        f"## One\n{kept}### deeper\n",
        "# Two\nend",
    ]


def test_what_is_never_closed_cuts_all_the_same() -> None:
    assert len(stretches("```\n## a\n<!-- x\n## b\n::: note\n## c\n")) == 4


def test_an_edit_leaves_the_other_stretches_as_they_were() -> None:
    reader = Reader()
    before = reader.read("## A\n\none\n\n## B\n\ntwo\n\n## C\n\nthree\n").stretches
    after = reader.read("## A\n\none\n\n## B\n\ntwo words\n\n## C\n\nthree\n").stretches
    assert [old is new for old, new in zip(before, after, strict=True)] == [True, False, True]


def test_an_edit_at_the_top_of_a_long_section_leaves_its_rest() -> None:
    paragraphs = [f"Paragraph {number} has {'so ' * 30}many words." for number in range(400)]
    body = "\n\n".join(paragraphs)
    assert len(body) > LONG
    reader = Reader()
    before = reader.read(body).stretches
    after = reader.read(f"x{body}").stretches
    assert len(before) > 20
    assert len(set(after) - set(before)) <= 2


def test_a_hundred_thousand_empty_lines_are_cut_at_once() -> None:
    assert len(stretches("\n" * 100_000 + " \n" * 10_000)) == 1

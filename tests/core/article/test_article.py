"""An article is its text: every text comes back exactly, before and after splices."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, Splice, inverse, trimmed
from tests.core.texts import made_of

PIECES = (
    "---",
    "...",
    "\n",
    "\r\n",
    "\r",
    "\ufeff",
    "\u2028",
    "\0",
    "😀",
    "a: b",
    " ",
    "\t",
    "word",
    "--- ",
    "\x85",
)
TEXTS = made_of(PIECES, 14)
FENCED = st.builds("---{0}a: b{0}{1}---{0}{2}".format, st.sampled_from(("\n", "\r\n")), TEXTS, TEXTS)


@given(TEXTS | FENCED)
@example("---\n---")
@example("\ufeff---\r\na: b\n---\r\nx\r\ny\n")
@example("---\n\na: b\n---\n")
@example("---\na: b\n")
def test_parse_then_text_is_identity(text):
    article = Article.parse(text)
    assert article.text == text
    assert Article.parse(article.text) == article


@pytest.mark.parametrize(
    ("text", "front", "body"),
    [
        ("---\na: b\n---\nBody\n", "a: b\n", "Body\n"),
        ("---\na: b\n...\nBody", "a: b\n", "Body"),
        ("---\n---\n", "", ""),
        ("\ufeff---\r\na: b\r\n---\r\nBody\r\n", "a: b\n", "Body\n"),
        ("---\n\na: b\n---\n", None, "---\n\na: b\n---\n"),
        ("--- \na: b\n---\n", None, "--- \na: b\n---\n"),
        ("---\na: b\n--- \n", None, "---\na: b\n--- \n"),
        ("---\na: b\n", None, "---\na: b\n"),
        ("\n---\na: b\n---\n", None, "\n---\na: b\n---\n"),
        ("", None, ""),
    ],
)
def test_front_matter_stands_only_between_fences_on_the_first_line(text, front, body):
    article = Article.parse(text)
    assert (article.front_matter, article.body) == (front, body)


@st.composite
def spliced_articles(draw):
    article = Article.parse(draw(TEXTS | FENCED))
    splices = []
    for part in Part:
        if part is Part.FRONT_MATTER and article.front_matter is None:
            continue
        size = len(article.part(part))
        places = sorted(draw(st.lists(st.integers(0, size), max_size=4)))
        pairs = zip(places[::2], places[1::2], strict=False)
        texts = st.sampled_from(("", "x", "\n", "a\nb\n", "😀"))
        splices += [Splice(part, start, end, draw(texts)) for start, end in pairs]
    return article, tuple(splices)


@given(spliced_articles())
def test_inverse_splices_restore_the_file_exactly(case):
    article, splices = case
    after = article.spliced(splices)
    parts = {part: article.part(part) for part in Part}
    assert after.restored(inverse(splices, parts), article.form) == article


def test_lines_no_splice_touches_keep_their_endings():
    article = Article.parse("---\r\na: b\n---\r\none\r\ntwo\nthree\r\nfour\n")
    after = article.spliced((Splice(Part.BODY, 4, 8, "2\n2\n"), Splice(Part.FRONT_MATTER, 5, 5, "c: d\n")))
    assert after.text == "---\r\na: b\nc: d\n---\r\none\r\n2\r\n2\r\nthree\r\nfour\n"


def test_endings_that_have_become_alike_are_held_as_one():
    article = Article.parse("one\r\ntwo\n")
    after = article.spliced((Splice(Part.BODY, 0, 4, ""), Splice(Part.BODY, 8, 8, "three\n")))
    assert after.text == "two\nthree\r\n"
    assert article.spliced((Splice(Part.BODY, 0, 4, ""),)).form.body_endings == "\n"


def test_two_insertions_at_one_place_stand_in_the_order_given():
    splices = (Splice(Part.BODY, 1, 1, "x"), Splice(Part.BODY, 1, 1, "y"))
    article = Article.parse("ab")
    after = article.spliced(splices)
    assert after.body == "axyb"
    assert after.spliced(inverse(splices, {Part.BODY: "ab"})).body == "ab"


def test_overlapping_splices_are_an_error():
    with pytest.raises(ValueError, match="overlaps"):
        Article.parse("abc").spliced((Splice(Part.BODY, 0, 2, ""), Splice(Part.BODY, 1, 3, "")))


@given(st.text("ab\n", max_size=8), st.text("ab\n", max_size=8))
def test_a_trimmed_splice_does_the_same(old, new):
    splice = trimmed(Splice(Part.BODY, 0, len(old), new), old)
    assert Article(None, old).spliced((splice,) if splice else ()).body == new
    if splice:
        changed = old[splice.start : splice.end]
        assert not changed or not splice.text or changed[0] != splice.text[0]


def test_lines_and_columns_count_from_one_in_the_file():
    article = Article.parse("---\na: b\n---\nx\n😀y\n")
    assert article.line_and_column(Part.FRONT_MATTER, 3) == (2, 4)
    assert article.line_and_column(Part.BODY, 3) == (5, 2)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_long_unclosed_front_matter_is_body(ending):
    text = "---" + ending + ("line" + ending) * 10_000
    assert Article.parse(text).front_matter is None


def test_empty_front_matter_that_comes_in_is_not_the_same_as_none():
    plain, empty = Article.parse("Text.\n"), Article.parse("---\n---\nText.\n")
    assert plain.restored((), empty.form) == empty
    assert empty.restored((), plain.form) == plain

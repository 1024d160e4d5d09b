"""The difference of two texts: it covers both, names what changed, and ends in bounded time for any input."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.comparison.words import Kind, difference

WORDS = st.lists(
    st.sampled_from(("a", "bee", "sea", "dee", " ", "\n", "\n\n", "- ", "[@k]", ".")), max_size=25
)
TEXTS = WORDS.map("".join)
LONG = "This paragraph is long enough to be known again wherever it stands."


def shown(before, after):
    return [
        (str(piece.kind), before[slice(*piece.before_span)], after[slice(*piece.after_span)])
        for piece in difference(before, after)
        if piece.kind is not Kind.SAME
    ]


@given(TEXTS, TEXTS)
def test_pieces_cover_both_texts_in_order(before, after):
    pieces = difference(before, after)
    for text, spans in (
        (before, [piece.before_span for piece in pieces]),
        (after, [piece.after_span for piece in pieces]),
    ):
        assert "".join(text[start:end] for start, end in spans) == text
        assert all(above[1] == below[0] for above, below in pairwise(spans))


@given(TEXTS, TEXTS)
def test_pieces_say_the_truth(before, after):
    for piece in difference(before, after):
        old, new = before[slice(*piece.before_span)], after[slice(*piece.after_span)]
        assert old or new
        if piece.kind is Kind.SAME:
            assert old == new
        else:
            assert not (old and new)
        assert not (old and piece.kind is Kind.ADDED)
        assert not (new and piece.kind is Kind.REMOVED)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert [piece.kind for piece in difference(text, text)] == [Kind.SAME] * bool(text)


def test_words_inside_a_paragraph():
    assert shown("It helps many people.\n\nSo.\n", "It helps few people.\n\nSo.\n") == [
        ("removed", "many", ""),
        ("added", "", "few"),
    ]


def test_a_citation_is_one_word():
    assert shown("Sure [@a-b2].", "Sure [@a-b3].") == [("removed", "@a-b2", ""), ("added", "", "@a-b3")]


def test_a_paragraph_that_comes_or_goes_is_one_piece():
    assert shown("One.\n\nTwo two.\n\nThree.\n", "One.\n\nThree.\n") == [("removed", "Two two.\n\n", "")]
    assert shown("One.\n\nThree.\n", "One.\n\nTwo two.\n\nThree.\n") == [("added", "", "Two two.\n\n")]


def test_a_moved_paragraph_is_named_as_moved():
    before = f"{LONG}\n\nFirst paragraph here.\n\nSecond paragraph there.\n"
    after = f"First paragraph here.\n\nSecond paragraph there.\n\n{LONG}\n"
    moved = [entry for entry in shown(before, after) if entry[0] == "moved"]
    assert moved == [("moved", LONG, ""), ("moved", "", LONG)]


def test_chance_words_between_large_changes_are_not_shown_as_kept():
    before = "One two three four five six. Nobody would have believed the astonishing number of cases."
    after = "One two three four five six. Doctors had long suspected the comparatively small share of cases."
    assert [entry[0] for entry in shown(before, after)] == ["removed", "added"]


def test_rows_are_compared_one_by_one():
    before = "| a | 1 |\n| b | 2 |\n| c | 3 |\n"
    assert shown(before, before.replace("| b | 2 |\n", "")) == [("removed", "| b | 2 |\n", "")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x" * 200_000, "x" * 199_999 + "y"),
        ("same\n" * 50_000, "same\n" * 49_000 + "other\n" + "same\n" * 1_500),
        ("a b " * 25_000, "b a " * 25_000),
        ("a\n\nb\n\n" * 10_000, "b\n\n\na\n\n" * 10_000),
        ("[" * 100_000, "[(" * 50_000),
        (" \n" * 50_000, "\n " * 50_001),
        ("".join(f"w{n} " for n in range(20_000)), "".join(f"w{n} " for n in reversed(range(20_000)))),
        ("\n".join(f"- w{n % 7}" for n in range(20_000)), "\n".join(f"- w{n % 5}" for n in range(20_000))),
    ],
    ids=["letters", "lines", "turns", "paragraphs", "signs", "space", "reversed", "items"],
)
def test_hostile_texts_end(before, after):
    pieces = difference(before, after)
    assert "".join(before[slice(*piece.before_span)] for piece in pieces) == before
    assert "".join(after[slice(*piece.after_span)] for piece in pieces) == after

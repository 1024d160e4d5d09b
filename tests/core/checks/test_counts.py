"""Whole numbers are read as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.checks.counts import counts, numbers
from cureon_editor.checks.phrases import phrase
from cureon_editor.checks.words import Words

READ = [
    ("15 people", {15}),
    ("1,200 people", {1200}),
    ("1\u202f200 people", {1200}),
    ("1.2 million people", {1_200_000}),
    ("5 million people", {5_000_000}),
    ("twenty-five people", {25}),
    ("Two hundred nurses", {200}),
    ("one hundred and six people", {106}),
    ("two thousand and one people", {2001}),
    ("one million two thousand people", {1_002_000}),
    ("two dozen people", {24}),
    ("one in four, or 25 %", {1, 4, 25}),
    ("3.14 and 7", {7}),
    ("2.0 points", set()),
    ("v2, 3a, 1.1.2026", set()),
    ("someone in tenfold nineties", set()),
]


@pytest.mark.parametrize(("text", "values"), READ)
def test_whole_numbers_in_digits_and_in_words(text: str, values: set[int]) -> None:
    assert counts(text) == values


@given(st.integers(0, 10**12 - 1))
def test_digits_are_read_with_and_without_commas(value: int) -> None:
    assert counts(f"{value} people") == counts(f"{value:,} people") == {value}


@given(st.text("0123456789,. million thousand", max_size=30))
def test_numbers_stand_one_after_the_other(text: str) -> None:
    end = 0
    for start, after, value in numbers(text):
        assert end <= start < after
        assert value >= 0
        end = after


@pytest.mark.parametrize("written", ["25", "1,200", "2.5", "5 million", "twenty-five", "one hundred and six"])
def test_a_number_of_a_phrase_is_all_of_it(written: str) -> None:
    text = f"about {written} people"
    matches = Words(text).find([phrase("{number} people", ())])
    assert [text[match.start : match.end] for match in matches] == [f"{written} people"]

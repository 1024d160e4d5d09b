"""Texts that look like an accident are named so before they take the place of a good one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.storage.suspicion import suspicion

LONG = "A line of the article.\n" * 200


@pytest.mark.parametrize(
    ("saved", "text", "why"),
    [
        ("Short.", "", "nothing is left"),
        ("Short.", " \n", "nothing is left"),
        (LONG, LONG[: len(LONG) // 2 - 1], "it has lost 2,301 of 4,600 characters"),
        (LONG, LONG + "caf\ufffd", "characters that could not be read"),
        (LONG, LONG + "\0", "null characters"),
    ],
)
def test_accidents_are_named(saved: str, text: str, why: str) -> None:
    assert why in suspicion(saved, text)


@pytest.mark.parametrize(
    ("saved", "text"),
    [
        ("", ""),
        ("", "new"),
        (" ", ""),
        ("Short.", "S"),
        (LONG, LONG[: len(LONG) // 2]),
        ("a\ufffd\0", "\0\ufffd"),
    ],
)
def test_ordinary_work_is_not_suspected(saved: str, text: str) -> None:
    assert suspicion(saved, text) == ""


WORDS = st.text(st.characters(exclude_characters="\ufffd\0"))


@given(st.text(), WORDS)
def test_writing_more_is_never_suspected(saved: str, more: str) -> None:
    assert suspicion(saved, saved + more) == ""

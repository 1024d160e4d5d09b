"""A denied word claims nothing; a word that only stands near a denial does."""

import pytest

from cureon_editor.checks.denial import denial
from cureon_editor.checks.phrases import fold


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It is not a cure.", "not"),
        ("There is no evidence that this therapy, though popular, is a cure.", "no"),
        ("It isn’t a cure.", "isn't"),
        ("This is far from a cure.", "far from"),
        ("A cure has not been found.", "not"),
        ("It is not yet a cure.", "not"),
        ("It is not approved although it is a cure.", ""),
        ("It is managed, not cured, and a cure", ""),
        ("This is not a drug but a cure.", ""),
        ("It is not only safe, it is a cure.", ""),
        ("Nothing to fear; it is a cure.", ""),
        ("It is a cure.", ""),
    ],
)
def test_denial_reaches_as_far_as_the_sentence_lets_it(text, word):
    start = text.rindex("cure")
    assert denial(fold(text), 0, start, start + 4) == word

"""A denied word claims nothing; a word that only stands near a denial does."""

import pytest

from cureon_editor.checks.denial import denial, warning
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.phrases import fold
from cureon_editor.checks.searchable import Searchable
from cureon_editor.checks.text import Text
from cureon_editor.prose.sentences import sentences


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
        ("There is no doubt that it is a cure.", ""),
        ("Nobody doubts this cure.", ""),
        ("Nothing short of a cure.", ""),
        ("Doctors doubt that it is a cure.", "doubt"),
        ("It stops short of a cure.", "stops short of"),
        ("It failed to cure.", "failed to"),
        ("Unlike older drugs, which do not last, it is a cure.", ""),
        ("If it does not work, there is a cure.", ""),
        ("To call it a cure would be wrong.", "wrong"),
        ("A cure does not exist.", "not"),
        ("A real cure pill does not exist.", "not"),
    ],
)
def test_denial_reaches_as_far_as_the_sentence_lets_it(text, word):
    start = text.rindex("cure")
    assert denial(fold(text), 0, start, start + 4) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Beware of anyone who promises a cure.", "beware"),
        ("Be sceptical of a clinic that sells a cure.", "sceptical of"),
        ("We avoid the word cure.", "avoid"),
        ("To avoid surgery, ask for the cure.", ""),
        ("Ignore them; it is a cure.", ""),
        ("Sceptical doctors call it a cure.", ""),
        ("It is a cure.", ""),
    ],
)
def test_a_warning_reaches_as_far_as_a_denial(text, word):
    assert warning(fold(text), 0, text.rindex("cure")) == word


def test_one_plain_match_in_a_sentence_is_enough(monkeypatch):
    text = "CRS (" * 50
    searched = Text((Searchable(text, sentences(text)),), (), Passage)
    asked = []
    monkeypatch.setattr(searched, "denied", lambda match: asked.append(match) or "")
    assert len(searched.sentences_with(("CRS",), plain=True)) == len(asked) == 1

"""The pattern language of packs: what phrases match, what they refuse, and that they are never slow."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.checks.phrases import PhraseError, fold, phrase
from cureon_editor.checks.words import Words
from tests.core.texts import texts

NAMES = (("publisher", ("Cureon",)), ("therapy", ("CAR-T", "CAR T cells")))


def found(text, *phrases):
    words = Words(text)
    return [text[match.start : match.end] for match in words.find(phrase(p, NAMES) for p in phrases)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("cure", "Cureon writes of a cure, secure.", ["cure"]),
        ("approv*", "Approved. Approval! disapproved", ["Approved", "Approval"]),
        ("(cure|heal)", "It may heal or CURE.", ["heal", "CURE"]),
        ("not [yet] approved", "not approved, not yet approved", ["not approved", "not yet approved"]),
        ("trials only", "in trials-only use", ["trials-only"]),
        ("trials-only", "in trials only", ["trials only"]),
        ("don't know", "We don’t  know it", ["don’t  know"]),
        ("only ... trial", "only within a clinical trial", ["only within a clinical trial"]),
        ("only ... trial", "only now. A trial", []),
        ("only ... trial", "only one two three four five six seven trial", []),
        ("{number} in 100", "About 4 in 100, nine in 100, CD19 in 100", ["4 in 100", "nine in 100"]),
        ("{publisher} ... offer*", "Does Cureon offer it?", ["Cureon offer"]),
        ("{therapy}", "CAR-T and car t cells", ["CAR-T", "car t cells"]),
        (
            "follow up (group|(of|for) [about] {number} days)",
            "follow-up of about 30 days",
            ["follow-up of about 30 days"],
        ),
    ],
)
def test_phrases_match_whole_words_in_one_sentence(pattern, text, expected):
    assert found(text, pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("(cure", "bracket that is never closed"),
        ("cure)", "without its partner"),
        ("[yet] cured", "must have a word where it"),
        ("... cured", "must have a word where it"),
        ("", "must have a word where it"),
        ("(cure|)", "must have a word where it"),
        ("{nobody} cures", "{nobody}"),
        ("cure\\d+", "do not know"),
        ("(((((((((((a)))))))))))", "four deep"),
    ],
)
def test_what_is_no_phrase_is_refused_in_a_sentence(pattern, sentence):
    with pytest.raises(PhraseError, match=sentence.replace("{", r"\{")):
        phrase(pattern, NAMES)


def test_of_overlapping_matches_the_first_and_longest_stays():
    assert found("magic bullet pill", "magic", "magic bullet", "bullet pill") == ["magic bullet"]


@given(texts(60))
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="ab(|)[]{}*.' #", max_size=24))
def test_reading_a_phrase_gives_a_phrase_or_a_sentence(text):
    try:
        heads = phrase(text, NAMES).heads
    except PhraseError as error:
        heads = (str(error),)
    assert all(heads)


@pytest.mark.parametrize("text", ["only " * 5_000, "only" + "[" * 25_000, "1." * 12_500, "a" * 25_000])
def test_hostile_text_is_searched_in_no_time(text):
    began = time.process_time()
    found(text, "only ... trial", "(only|not) [yet] [a] ... {number}", "a*")
    assert time.process_time() - began < 0.4

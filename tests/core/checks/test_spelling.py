"""A word is found however its writer spells it, and no word is taken for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.checks.phrases import phrase
from cureon_editor.checks.spelling import variants
from cureon_editor.checks.words import Words

PAIRS = [
    ("randomised", "randomized"),
    ("authorisation", "authorization"),
    ("hospitalised", "hospitalized"),
    ("organisations", "organizations"),
    ("tumour", "tumor"),
    ("behavioural", "behavioral"),
    ("licence", "license"),
    ("licenced", "licensed"),
    ("haemophagocytic", "hemophagocytic"),
    ("haemoglobin", "hemoglobin"),
    ("leukaemias", "leukemias"),
    ("anaemia", "anemia"),
    ("ischaemic", "ischemic"),
    ("anaesthetist", "anesthetist"),
    ("oedema", "edema"),
    ("oestrogen", "estrogen"),
    ("foetal", "fetal"),
    ("aetiology", "etiology"),
    ("diarrhoea", "diarrhea"),
    ("gynaecologist", "gynecologist"),
    ("paediatrician", "pediatrician"),
    ("programme", "program"),
    ("centre", "center"),
    ("sceptical", "skeptical"),
    ("enrolment", "enrollment"),
    ("enrol", "enroll"),
    ("paralysed", "paralyzed"),
    ("travelled", "traveled"),
    ("practise", "practice"),
    ("ageing", "aging"),
    ("grey", "gray"),
]

ONE_SPELLING = [
    "advertise",
    "advised",
    "exercise",
    "promise",
    "disease",
    "immunocompromised",
    "revise",
    "surgery",
    "precision",
    "rise",
    "raised",
    "wise",
    "them",
    "chemotherapy",
    "diagnosis",
    "risk*",
    "this",
    "his",
    "label",
    "program's",
    "don't",
    "enterprise",
    "supervising",
    "practising",
]


@pytest.mark.parametrize(("british", "american"), PAIRS)
def test_each_spelling_finds_the_other(british: str, american: str) -> None:
    assert american in variants(british)
    assert british in variants(american)
    assert Words(f"An {american} one").find([phrase(british, ())])
    assert Words(f"An {british} one").find([phrase(american, ())])


def test_a_word_with_two_spellings_in_it_has_four() -> None:
    assert set(variants("anaesthetised")) == {
        "anaesthetised",
        "anesthetised",
        "anaesthetized",
        "anesthetized",
    }


@pytest.mark.parametrize("ending", ["authoris*", "tumour*", "leukaemia*", "haem*"])
def test_an_open_ending_stays_open(ending: str) -> None:
    assert len(variants(ending)) == 2
    assert all(word.endswith("*") for word in variants(ending))


@pytest.mark.parametrize(
    "word",
    ONE_SPELLING,
)
def test_a_word_with_one_spelling_keeps_it(word: str) -> None:
    assert [known for known in variants(word) if "z" in known or known == word] == [word]


@given(st.text("aeioumhrlnstz*", min_size=1, max_size=14))
def test_a_word_is_the_first_of_few_spellings(word: str) -> None:
    assert variants(word)[0] == word
    assert 1 <= len(set(variants(word))) == len(variants(word)) <= 8

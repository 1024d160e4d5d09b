"""Syllables told from letters, against what a dictionary says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.prose.syllables import syllables

#: A hundred words of health articles with the counts of the CMU Pronouncing Dictionary 0.7b, as looked up on
#: 22 November 2026; of two pronunciations the commoner in Britain.
COUNTS = """
a 1, able 2, actual 3, acute 2, ages 2, allergy 3, antibody 4, anxiety 4, area 3, arteries 3, asthma
2, audience 3, laboratory 4, because 2, biology 4, biopsy 3, blood 1, breathe 1, calcium 3, cancer
2, careful 2, caused 1, cells 1, centre 2, chemotherapy 5, child 1, cholesterol 4, chronic 2, clinic
2, clinical 3, create 2, cured 1, behaviour 3, diabetes 4, diagnosis 4, diet 2, disease 2, doctor 2,
dose 1, doses 2, drugs 1, effective 3, every 2, evidence 3, experimental 5, eyes 1, fever 2, finger
2, followed 2, function 2, genes 1, headache 2, healthy 2, heart 1, hospital 3, idea 3, immune 2,
infection 3, insulin 3, involved 2, kidney 2, lifetime 2, liver 2, media 3, medicine 3, muscle 2,
nausea 3, needed 2, nurse 1, operation 4, oxygen 3, patient 2, people 2, pneumonia 3, pressure 2,
protein 2, radiation 4, rash 1, reaction 3, realistic 4, receive 2, remission 3, researchers 3,
risks 1, safely 2, science 2, serious 3, settled 2, severity 4, sleep 1, something 2, special 2,
studies 2, surgery 3, symptoms 2, therapy 3, tissue 2, treated 2, useful 2, vaccine 2
"""
TABLE = [(word, int(count)) for word, count in (pair.split() for pair in COUNTS.split(","))]


def test_a_hundred_words_are_counted_as_a_dictionary_does():
    wrong = {word: syllables(word) for word, count in TABLE if syllables(word) != count}
    assert len(TABLE) == 100
    assert wrong == {"laboratory": 5, "behaviour": 4}


@pytest.mark.parametrize(
    ("british", "american"), [("centre", "center"), ("litre", "liter"), ("fibre", "fiber")]
)
def test_spelling_makes_no_difference(british, american):
    assert syllables(british) == syllables(american) == 2


@given(st.text("abcdeghilmnorstuyé", min_size=1, max_size=12), st.text("bdgklmnprt", min_size=1, max_size=3))
def test_a_word_has_at_least_one_syllable_and_at_most_one_a_letter(word, ending):
    assert 1 <= syllables(word) <= len(word)
    assert syllables(ending) == 1

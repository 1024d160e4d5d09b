"""Grades, sentence lengths and medical words of a body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.prose.medical import medical_terms, medical_words
from cureon_editor.prose.readability import read

HARD = (
    "Comprehensive multidisciplinary evaluation necessitates considerable interdisciplinary collaboration "
    "throughout contemporary rehabilitation."
)
EASY = "The heart is a pump. It beats all day. It moves the blood."


def words(text):
    return {term.word: (term.plain, term.explained) for term in medical_terms(text)}


def test_the_grade_is_the_published_formula():
    # 13 words in 3 sentences with 13 syllables.
    assert read(EASY).grade() == pytest.approx(0.39 * 13 / 3 + 11.8 - 15.59)


def test_longer_sentences_and_longer_words_raise_the_grade():
    joined = "The heart is a pump and it beats all day and it moves the blood."
    assert read(EASY).grade() < read(joined).grade() < read(HARD).grade()


def test_each_section_has_a_grade_of_its_own():
    body = f"## Easy\n\n{EASY}\n\n## Hard\n\n{HARD}\n"
    reading, middle = read(body), body.index("## Hard")
    assert reading.grade(0, middle) == pytest.approx(read(EASY).grade())
    assert reading.grade(middle, len(body)) == pytest.approx(read(HARD).grade())
    assert reading.grade(middle, len(body), least=2) is None


@pytest.mark.parametrize(
    "left_out",
    [
        "## Unintelligible terminology\n\n{}",
        "{}\n\n| Comprehensive evaluation | b |\n|---|---|\n| immunological considerations | d |\n",
        "{}\n\n```\nunintelligible_terminology()\n```\n",
        "{}\n\n## Glossary\n\nImmunological considerations necessitate multidisciplinary evaluation.",
        "{}\n\n## Words explained\n\nImmunological considerations necessitate multidisciplinary evaluation.",
    ],
)
def test_what_is_not_prose_does_not_count(left_out):
    assert read(left_out.format(EASY)).grade() == read(EASY).grade()


@pytest.mark.parametrize("mark", [" [@mackensen2022, p. 4]", " <!-- immunological -->"])
def test_citations_and_comments_do_not_count(mark):
    assert read(EASY.replace(" day.", f" day{mark}.")).grade() == read(EASY).grade()


@pytest.mark.parametrize("address", ["https://example.org/considerations", "multidisciplinary.example.org/a"])
def test_an_address_has_no_syllables(address):
    assert read(f"Look at {address} for more.").grade() == read("Look at for more.").grade()


def test_the_target_of_a_link_does_not_count():
    linked = EASY.replace("pump", "[pump](https://example.org/immunological-considerations)")
    assert read(linked).grade() == read(EASY).grade()


def test_an_explained_medical_word_keeps_its_place_and_loses_its_syllables():
    # The word counts in the length of its sentence in both texts.
    known = read("A myocardial infarction (heart attack) is bad.").grade()
    short = read("A red red (heart attack) is bad.").grade()
    bare = read("A myocardial infarction (that day) is bad. A myocardial infarction is bad.")
    assert known < read("A myocardial infarction, John said, is bad.").grade()
    assert known - short == pytest.approx(11.8 * (6 / 5 - 8 / 7))
    assert bare.explained == frozenset({"myocardial infarction"})


def test_a_word_explained_once_is_explained_everywhere():
    reading = read("Pyrexia (fever) is common.\n\n## More\n\nPyrexia may last.")
    assert reading.explained == {"pyrexia"}
    again = reading.grade(len("Pyrexia (fever) is common.\n\n"))
    assert again < read("Pyrexia may last.").grade()


def test_lengths_count_words_at_white_space():
    lengths = read("One two 3 — four. Five-and-six [@a].\n\n- Seven eight nine\n").lengths()
    assert (lengths.sentences, lengths.longest) == (3, 4)
    assert lengths.mean == pytest.approx(8 / 3)


def test_sentences_know_where_they_stand():
    body = "## Head\n\nOne two. *Three* four five.\n"
    found = [(body[it.start : it.end], it.words) for it in read(body).sentences()]
    assert found == [("One two.", 2), ("Three* four five.", 3)]


@pytest.mark.parametrize("body", ["", "\n\n", "## Only a heading\n", "12 34.\n", "| a |\n|---|\n| b |\n"])
def test_a_body_without_prose_has_no_grade(body):
    assert read(body).grade() is None


@pytest.mark.parametrize(
    "text",
    [
        "A heart attack (myocardial infarction) kills.",
        "A myocardial infarction (a blocked artery of the heart) kills.",
        "Myocardial infarction, or loss of heart muscle, kills.",
        "Myocardial infarction is a loss of heart muscle.",
        "It is called myocardial infarction and kills.",
        "Myocardial infarction\n: Loss of heart muscle.",
        "A heart attack kills. Doctors say myocardial infarction.",
    ],
)
def test_an_explanation_is_seen(text):
    assert words(text) == {"myocardial infarction": ("heart attack", True)}


@pytest.mark.parametrize(
    "text",
    [
        "A myocardial infarction kills.",
        "Ask about myocardial infarction or stroke.",
        "Myocardial infarctions [@a] kill.",
        "Myocardial infarction, surgery and stroke kill.",
    ],
)
def test_no_explanation_is_made_up(text):
    assert words(text)["myocardial infarction"] == ("heart attack", False)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two tumors grew.", "tumour"),
        ("Severe hemorrhage followed.", "haemorrhage"),
        ("It was a randomized controlled trial.", "randomised controlled trial"),
        ("Pulmonary\nembolism kills.", "pulmonary embolism"),
        ("Alzheimer’s disease is common.", "alzheimer's disease"),
        ("Pulmonary care", "pulmonary"),
    ],
)
def test_other_spellings_and_the_longest_word_are_found(text, word):
    assert list(words(text)) == [word]


@pytest.mark.parametrize("text", ["Pulmonary. Embolism.", "Infarct", "Myocardial pulmonaryembolism"])
def test_parts_of_words_and_words_apart_are_not_found(text):
    assert "pulmonary embolism" not in words(text)
    assert "infarction" not in words(text)


def test_the_list_is_lower_case_without_repetition_and_plainer_than_its_words():
    known = medical_words()
    assert len(known) > 500
    for word, plain in known.items():
        assert word == word.lower().strip()
        assert plain not in known or known[plain] == "", word


@given(st.lists(st.sampled_from(["It helps.", "Pyrexia (fever) came.", HARD, "Pyrexia.", "12.", "…", "é"])))
def test_sums_by_section_are_those_of_the_parts(paragraphs):
    body = "\n\n".join(paragraphs)
    reading = read(body)
    sentences = list(reading.sentences())
    assert reading.lengths().sentences == len(sentences)
    assert all(body[it.start : it.end].strip() == body[it.start : it.end] for it in sentences)
    assert all(0 <= term.start < term.end <= len(body) for term in reading.terms())
    level = reading.grade()
    assert level is None or level == read(body + "\n\n## Empty\n").grade()

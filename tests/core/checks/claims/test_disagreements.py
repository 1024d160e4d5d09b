"""Sentences of ours, labelled: which numbers disagree with a study card or with each other."""

import pytest

from tests.core.checks.claims.articles import disagreements, listed

#: A text, and the words in it that disagree with the card of the source it cites.
AGAINST_A_CARD = [
    ("A team treated six patients [@small].", ["six"]),
    ("In 2022, doctors treated 50 people with lupus [@small].", ["50"]),
    ("A study of 16 adults found remission [@larger].", ["16"]),
    ("The trial enrolled 20 patients. All were well [@larger].", ["20"]),
    ("A case series (n = 13) showed remission [@larger].", ["13"]),
    ("All 20 patients went into remission [@larger].", []),
    ("All 40 patients went into remission [@larger].", ["40"]),
    ("Ten of 12 people improved [@small].", ["12"]),
    ("About 30 people took part [@larger].", ["30"]),
    ("A trial of 15 people ran. Doctors treated 30 people [@larger].", ["30"]),
    ("About 30 people joined the trial [@larger].", ["30"]),
    ("Doctors followed 25 patients [@small; @larger].", ["25"]),
    ("Fifty-five adults were enrolled [@larger].", ["Fifty-five"]),
    ("At a median follow-up of 24 months, all were well [@small].", ["24 months"]),
    ("Patients were followed for two years [@small].", ["two years"]),
    ("A median follow-up of 1 year 3 months was short [@small].", ["1 year 3 months"]),
    ("The follow-up was over 36 months [@larger].", ["36 months"]),
    ("After 40 months of follow-up all were well [@larger].", []),
    ("The 40-month follow-up showed remission [@larger].", ["40-month"]),
    ("Follow-up lasted up to 3 months [@larger].", ["3 months"]),
    ("They treated seven patients. Follow-up was 20 months [@small].", ["seven", "20 months"]),
]
AGREES_WITH_CARDS = [
    "A team treated five patients [@small].",
    "All five patients went into remission [@small].",
    "Fifteen patients were treated; a study of 15 people [@larger].",
    "The trial treated 15 patients: eight with lupus, three with myositis and four with sclerosis [@larger].",
    "The study included eight patients with lupus [@larger].",
    "Doctors treated eight patients with lupus, three with myositis and four with sclerosis [@larger].",
    "All eight patients with lupus improved [@larger].",
    "Six of eight people with lupus improved [@larger].",
    "A trial of 15 people ran. Doctors treated two patients for fever [@larger].",
    "Together the teams treated 20 people [@small; @larger].",
    "A team treated six patients [@bare].",
    "A team treated six patients [@small; @bare].",
    "A team treated six patients.",
    "Lupus affects 50,000 people in Britain [@small].",
    "About 1 in 1,000 people has lupus [@small].",
    "Three patients had a fever [@larger].",
    "At a median follow-up of around 15 months, all were well [@larger].",
    "At a median follow-up of 1 year and 3 months, all were well [@larger].",
    "At a median follow-up of 65 weeks, all were well [@larger].",
    "People were followed for a year or two [@small].",
    "They were followed for 4 to 29 months [@larger].",
    "They were followed for more than a year [@larger].",
    "They were followed for up to 29 months [@larger].",
    "At 24 months of follow-up visits stopped [@small].",
    "Patients stopped their medicines after 24 months [@small].",
    "In 2022 patients were treated in Erlangen [@small].",
    "A team treated 5 to 6 patients [@small].",
    "Doctors treated patients with COVID-19 [@small].",
    "A team treated COVID-19 patients [@small].",
    "Doctors treated two patients with lupus and three with myositis [@small].",
    "A team treated six patients [@small; @missing].",
    "In a study in 2022 patients were treated [@small].",
    "There were two reports [@small; @larger]. A team treated six patients.",
    "A study of 6-8 patients [@small].",
    "People were followed for one year or two [@small].",
]
#: Two paragraphs, and whether they contradict each other.
TWICE = [
    ("The study treated 30 people [@bare].", "It studied 32 people [@bare].", True),
    ("The follow-up was 15 months [@bare].", "A follow-up of 18 months is short [@bare].", True),
    ("About 40% of patients had a fever [@bare].", "A fever was common: 60% had a fever [@bare].", True),
    ("Four in ten people had a fever [@bare].", "Of these, 70 per cent had fevers [@bare].", True),
    ("In the CASTLE trial 24 people took part.", "The CASTLE trial enrolled 24 people.", False),
    ("In NCT01234567 doctors treated 24 people.", "Doctors treated 28 people in NCT01234567.", True),
    (
        "In the CASTLE trial doctors treated 24 people.",
        "Doctors of the CASTLE trial treated 28 adults.",
        True,
    ),
    ("The study treated 30 people [@bare].", "The study treated thirty patients [@bare].", False),
    ("The study treated 30 people [@bare].", "The study treated 32 people [@other].", False),
    ("The study treated 30 people [@bare].", "It treated 32 people [@bare; @other].", False),
    ("The study enrolled 30 people [@bare].", "The study treated 28 people [@bare].", False),
    ("The study treated about 30 people [@bare].", "The study treated 32 people [@bare].", False),
    ("The study treated over 30 people [@bare].", "The study treated 42 people [@bare].", False),
    ("The trial of 15 people ran [@bare].", "It treated eight people, then three and four [@bare].", False),
    ("Follow-up was 15 months [@bare].", "The follow-up was 1 year 3 months [@bare].", False),
    ("A median follow-up of 15 months [@bare].", "Followed for 24 months [@bare].", False),
    ("A follow-up of 12 weeks is short [@bare].", "A follow-up of 3 months is short [@bare].", False),
    ("A mean follow-up of 15.1 months [@bare].", "A mean follow-up of 15 months [@bare].", False),
    ("About 40% had a fever [@bare].", "Half had one: 50% had a headache [@bare].", False),
    ("At 6 months 40% had a fever [@bare].", "At 12 months 20% had a fever [@bare].", False),
    ("On placebo 40% had a fever [@bare].", "On the drug 20% had a fever [@bare].", False),
    ("Among women 40% had a fever [@bare].", "Among men 20% had a fever [@bare].", False),
    ("Fever: 40.4% had a fever [@bare].", "In all, 40% had a fever [@bare].", False),
    ("One in three people had a fever [@bare].", "In all, 33% had a fever [@bare].", False),
    ("In all, 40% had a fever [@bare].", "In all, 60% had no fever [@bare].", False),
    ("All 30 people were well [@bare].", "All 20 people were well [@bare].", False),
    ("The study treated 30 people [@bare].", "It treated 30 people, then treated 32 people [@bare].", False),
]


@pytest.mark.parametrize(("text", "words"), AGAINST_A_CARD)
def test_what_no_card_says_is_found(text, words):
    assert [said for said, _ in disagreements(text)] == words


@pytest.mark.parametrize("text", AGREES_WITH_CARDS)
def test_what_a_card_may_say_is_left_alone(text):
    assert disagreements(text) == []


@pytest.mark.parametrize(("first", "second", "differ"), TWICE)
def test_the_same_fact_said_in_two_ways(first, second, differ):
    found = disagreements(f"{first}\n\n{second}\n")
    assert len(found) == (2 if differ else 0)


def test_there_are_enough_examples_of_both_kinds():
    bad = [words for _, words in AGAINST_A_CARD if words] + [1 for *_, differ in TWICE if differ]
    assert len(bad) >= 20
    assert len(AGREES_WITH_CARDS) + len(TWICE) - len(bad) >= 20


def test_a_disagreement_with_a_card_names_both():
    ((_, message),) = disagreements("A team treated six patients [@small].")
    assert message == (
        "The text gives six people; the study card of source 1 says “5 people”. Compare both with the source."
    )


def test_a_disagreement_in_the_text_names_both_places():
    first, second = "The study treated 30 people [@bare].", "It studied 32 people [@bare]."
    (_, message), (_, back) = disagreements(f"{first}\n\n{second}\n")
    line = 29
    assert message.startswith(f"For source 1 the text gives 30 people here and 32 people in line {line}.")
    assert f"in line {line - 2}." in back


def test_each_place_points_to_the_other():
    body = "In all, 40% had a fever [@bare].\n\n- In all, 60% had a fever [@bare].\n"
    one, two = (claim.disagreements[0] for claim in listed(body))
    assert one.other == (two.start, two.end)
    assert two.other == (one.start, one.end)

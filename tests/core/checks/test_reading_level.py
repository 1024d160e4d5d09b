"""The rule on reading level: grades by section, and what would make them fewer."""

from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.checks.findings import State
from tests.core.bundled import CHECKER

EASY = "The heart is a pump. It beats all day. It moves the blood."
HARD = " ".join(["Comprehensive multidisciplinary evaluation necessitates collaboration."] * 3)
LONG = f"It is {'very ' * 28}good."


def finding(body):
    found = CHECKER.check(Article.parse(body), date(2026, 6, 20))
    return next(finding for finding in found if finding.rule == "reading-level")


def test_sections_of_one_name_are_told_apart():
    found = finding(f"## Risks\n\n{EASY}\n\n## Risks\n\n{HARD}\n")
    assert found.state is State.PARTLY
    assert len(found.missing) == 1
    assert found.missing[0].startswith("Risks: grade ")


def test_deeper_headings_belong_to_their_section():
    assert finding(f"## Risks\n\n{EASY}\n\n### Rare ones\n\n{EASY}\n").missing == ()


def test_a_short_text_has_no_level():
    assert finding("It helps. It does.\n").state is State.NOT_APPLICABLE


def test_a_sentence_of_thirty_words_is_long_enough():
    assert finding(f"{EASY} {LONG.replace('very ', '', 1)}").passages == ()
    (passage,) = finding(f"{EASY} {LONG}").passages
    assert passage.text == LONG
    assert passage.lacks == "31 words. Try two sentences."
    assert "; 1 has more than 30." in finding(f"{EASY} {LONG}").message


def test_advice_changes_nothing_of_the_state():
    found = finding(f"{EASY} {EASY} {EASY} {LONG} It is a pyrexia.\n")
    assert found.state is State.MET
    assert not found.required
    assert [passage.lacks.split(" ")[0] for passage in found.passages] == ["31", "A"]


def test_a_plainer_word_is_offered_once_unless_the_text_explains_the_word():
    bare = finding(f"{EASY}\n\n- Pyrexia\n- Pyrexia\n- Remission\n")
    assert [(passage.text, passage.lacks) for passage in bare.passages] == [
        ("Pyrexia", "A plainer word: fever.")
    ]
    assert finding(f"{EASY}\n\n- Pyrexia\n- Pyrexia (fever)\n").passages == ()


def test_a_flood_is_cut_off():
    assert len(finding(f"{LONG}\n\n" * 300).passages) == 100

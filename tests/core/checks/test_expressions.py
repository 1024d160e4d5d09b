"""Regular expressions in packs: found like phrases, limited in time, named when slow or wrong."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from cureon_editor.article.article import Article
from cureon_editor.checks import expressions
from cureon_editor.checks.engine import Checker
from cureon_editor.checks.expressions import Expression, SlowExpressionError
from cureon_editor.checks.findings import State
from cureon_editor.checks.phrases import PhraseError, phrase, query
from cureon_editor.checks.rule import Need, Rule
from cureon_editor.checks.searchable import Searchable
from cureon_editor.checks.words import Words
from cureon_editor.prose.sentences import sentences
from tests.core.bundled import JOURNAL, PACKS
from tests.core.texts import texts

TODAY = date(2026, 6, 20)
#: Needs a time that grows with the square of such a text, and more.
SLOW = "/(a+)+$/"
HOSTILE = "a" * 5_000 + "! to no end"


def found(text: str, *phrases: str) -> list[str]:
    searchable = Searchable(text, sentences(text))
    return [text[match.start : match.end] for match in searchable.find(query(phrases, ()))]


def rule(identity: str, *phrases: str) -> Rule:
    return Rule(
        identity,
        1,
        "House dates",
        required=True,
        wording="",
        needs=(Need("a date", phrases),),
        pack="house 1",
        where="rules/house.yaml, line 7",
    )


def test_an_expression_finds_what_no_phrase_can_say() -> None:
    text = "Phase II. Phase 3 trials; a PHASE iv one."
    assert found(text, r"/phase (i{1,3}v?|[1-4])\b/") == ["Phase II", "Phase 3", "PHASE iv"]


def test_it_sees_one_sentence_at_a_time() -> None:
    text = "It is a cure. For a cure is rare.\n\nA cure"
    assert found(text, "/^a cure$/") == ["A cure"]
    assert found(text, r"/cure\W+for/") == []


def test_it_stands_beside_phrases_and_finds_no_empty_place() -> None:
    assert found("One cure, two cures.", "cure", "/two|x*/") == ["cure", "two"]


def test_a_draft_is_never_found() -> None:
    assert found("Asked on {date} in 2024. Answered in 2025.", r"/20\d\d/") == ["2025"]


def test_words_can_be_searched_too() -> None:
    assert len(Words("phase 3").find([phrase("/[0-9]/", ())])) == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("/(/", "missing )"),
        ("/a{2/b[/", "unterminated character set at position 6"),
        ("//", "holds no regular expression"),
        ("/" + "a" * 600 + "/", "too long or repeats too much"),
        ("/((((a){1000}){1000}){1000}){1000}/", "too long or repeats too much"),
        ("/a{99999999999999999999}/", "too long or repeats too much"),
        ("/(?V0)(?V1)a/", "regular expression"),
        (r"/\L<names>/", "undefined named list"),
    ],
)
def test_a_bad_expression_is_no_phrase_and_says_where(wrong: str, said: str) -> None:
    with pytest.raises(PhraseError) as caught:
        phrase(wrong, ())
    assert said in str(caught.value)


@given(texts(12, "(|)[]{}*+?^$\\.,:<=!PLRNVabc019 -&~"))
def test_any_expression_is_read_or_refused_in_words(pattern: str) -> None:
    with suppress(PhraseError):
        assert isinstance(phrase(f"/{pattern}/", ()), Expression)


def test_a_slow_expression_is_named_and_not_taken_for_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "PATIENCE", 0.02)
    searchable = Searchable(HOSTILE, sentences(HOSTILE))
    for _ in range(2):
        with pytest.raises(SlowExpressionError) as caught:
            searchable.find(query((SLOW,), ()))
        assert caught.value.expression == SLOW


def test_the_finding_names_rule_pack_and_line_and_the_others_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "PATIENCE", 0.02)
    packs = replace(PACKS, rules=(rule("house-slow", SLOW), rule("house-quick", "/no end/")))
    slow, quick = Checker(packs, JOURNAL).check(Article.parse(HOSTILE), TODAY)
    assert (slow.state, quick.state) == (State.NOT_MET, State.MET)
    assert all(part in slow.message for part in (SLOW, "House dates", "house 1", "rules/house.yaml, line 7"))
    assert "The other rules were checked" in slow.message


@pytest.mark.parametrize("slow", [SLOW, "/(a|a)+$/", "/(a|aa)+$/", r"/(\w+\s?)+$/", r"/([a-z]+)*!$/"])
def test_what_takes_too_long_is_given_up(slow: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "PATIENCE", 0.02)
    with pytest.raises(SlowExpressionError):
        found(HOSTILE, slow)

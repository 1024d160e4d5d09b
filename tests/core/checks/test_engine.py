"""The checklist as a whole: waivers, crashes, unreadable details, moved paragraphs, hostile text."""

import time
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part
from cureon_editor.checks.engine import Checker
from cureon_editor.checks.findings import State
from tests.core.bundled import JOURNAL, PACKS
from tests.core.texts import texts

CHECKER = Checker(PACKS, replace(JOURNAL, brands=("Miracle Health",)))
TODAY = date(2026, 6, 20)
THERAPY = "therapies:\n  - {name: CAR-T, use: lupus, stage: experimental, offered: no}\n"


def check(text, checker=CHECKER):
    return {finding.rule: finding for finding in checker.check(Article.parse(text), TODAY)}


def waiver(rule, more=""):
    return f"waivers:\n  - {{rule: {rule}, reason: Agreed with the editor, by: Jo, date: 2026-06-01{more}}}\n"


def test_one_finding_a_rule_in_the_packs_order():
    findings = CHECKER.check(Article.parse(""), TODAY)
    assert [finding.rule for finding in findings] == [rule.id for rule in PACKS.rules]
    assert [finding.number for finding in findings] == sorted(finding.number for finding in findings)


def test_every_passage_is_exactly_the_text_at_its_place():
    article = Article.parse(
        f"---\n{THERAPY}standfirst: In trials only.\n---\n## Risks\n\nA miracle 😀 cure [@x].\n"
    )
    passages = [passage for finding in CHECKER.check(article, TODAY) for passage in finding.passages]
    assert {passage.part for passage in passages} == set(Part)
    assert all(article.part(p.part)[p.start : p.end] == p.text for p in passages)


def test_a_waiver_says_who_why_and_when_and_hides_no_other_rule():
    before = check(f"---\n{THERAPY}---\nIt is a miracle.\n")
    after = check(f"---\n{THERAPY}{waiver('author-named')}---\nIt is a miracle.\n")
    assert after["author-named"].state is State.WAIVED
    assert after["author-named"].message == "Set aside by Jo on 1 June 2026: Agreed with the editor."
    same = [rule for rule in before if before[rule].state is after[rule].state]
    assert set(before) - set(same) == {"author-named"}


def test_a_waiver_without_a_reason_does_not_count():
    finding = check("---\nwaivers:\n  - {rule: author-named, by: Jo}\n---\n")["author-named"]
    assert finding.state is State.NOT_MET
    assert "does not count" in finding.message


def test_a_waiver_with_a_quote_sets_that_passage_aside_only():
    body = "It is a miracle.\n\nIt is a breakthrough.\n"
    text = f"---\n{waiver('hype-words', ', quote: It is a miracle')}---\n{body}"
    finding = check(text)["hype-words"]
    assert finding.state is State.PARTLY
    assert finding.missing == ("breakthrough",)


@pytest.mark.parametrize(
    "body", ["Cureon is a publisher.", "Miracle Health writes.", "The word “cure” is quoted."]
)
def test_names_and_quotes_are_no_hype(body):
    assert check(body)["hype-words"].state is State.MET


def test_a_denied_cure_is_allowed_and_says_why():
    finding = check("It is not a cure.")["hype-words"]
    assert finding.state is State.MET
    assert "“cure” (denied by “not”)" in finding.message


def test_without_a_therapy_its_rules_do_not_apply():
    findings = check("A text on sleep.")
    assert findings["evidence-stage"].state is State.NOT_APPLICABLE
    assert findings["experimental-upfront"].state is State.NOT_APPLICABLE


def test_a_therapy_found_without_a_stage_asks_for_it():
    findings = check("CAR-T is new. CAR-T is used. CAR T-cell therapy is old.")
    assert findings["evidence-stage"].state is State.NOT_MET
    for rule in PACKS.rules:
        if rule.when.startswith("experimental"):
            assert findings[rule.id].state is State.NEEDS_PERSON
            assert "stage" in findings[rule.id].message


@pytest.mark.parametrize("name", ["CAR T", "anti-CD19 CAR-T (one infusion)", "car-t cell therapy"])
def test_a_declared_therapy_is_known_by_any_of_its_names(name):
    text = (
        f"---\ntherapies:\n  - {{name: {name}, use: lupus, stage: experimental}}\n---\n{'CAR-T works. ' * 4}"
    )
    findings = check(text)
    assert findings["evidence-stage"].state is State.MET
    assert findings["label-warnings"].state is State.NOT_MET


def test_an_approved_therapy_is_not_experimental():
    findings = check(
        "---\ntherapies:\n  - {name: Statin, use: high cholesterol, stage: approved}\n---\nText.\n"
    )
    assert findings["experimental-upfront"].state is State.NOT_APPLICABLE
    assert findings["evidence-stage"].state is State.MET


def test_sources_name_what_each_lacks():
    text = (
        "---\nreferences:\n  - {id: a, title: One}\n  - {id: b, issued: 2020, DOI: 10.1/x}\n---\n[@a; @b]\n"
    )
    finding = check(text)["source-complete"]
    assert finding.state is State.NOT_MET
    assert [line.split(":")[0] for line in finding.missing] == ["a", "b"]
    assert "year" in finding.missing[0]
    assert "year" not in finding.missing[1]
    assert [passage.part for passage in finding.passages] == [Part.FRONT_MATTER] * 2


def test_unknown_and_uncited_keys_are_shown_where_they_stand():
    finding = check("---\nreferences:\n  - {id: a, title: One}\n---\nText [@nobody].\n")["citations-resolve"]
    assert finding.missing == ("a source for @nobody", "a citation of a")
    assert [(p.part, p.text) for p in finding.passages] == [
        (Part.BODY, "@nobody"),
        (Part.FRONT_MATTER, "{id: a, title: One}"),
    ]


def test_unreadable_details_are_said_in_every_finding():
    findings = check("---\ntitle: [\n---\nText.\n")
    assert {finding.state for finding in findings.values()} == {State.NOT_MET}
    assert all("cannot be read (line " in finding.message for finding in findings.values())


def hype_raises(monkeypatch, error):
    """Let the check on hype words raise an error."""

    def crash(_facts, _rule):
        raise error

    from cureon_editor.checks import engine

    found = dict(engine.checks())
    found["hype"] = replace(found["hype"], run=crash)
    monkeypatch.setattr(engine, "checks", lambda: found)


def test_a_check_that_finds_no_memory_is_no_finding_of_the_article(monkeypatch):
    hype_raises(monkeypatch, MemoryError())
    with pytest.raises(MemoryError):
        check("Text.")


def test_a_check_that_crashes_is_named_and_the_others_run(monkeypatch):
    hype_raises(monkeypatch, ZeroDivisionError("by hand"))
    findings = check("Text.")
    assert findings["hype-words"].state is State.NOT_MET
    assert "check “hype” failed (ZeroDivisionError: by hand)" in findings["hype-words"].message
    assert "failed" not in findings["author-named"].message


PARAGRAPHS = (
    "It is a miracle.",
    "As of May 2026, the FDA had not approved CAR-T for lupus [@a].",
    "CAR-T is approved for some cancers.",
    "In five patients it worked [@a].",
    "Book your appointment today.",
    "A study found it.",
    "This is not a cure.",
)
LOCAL = ("hype-words", "approval-scoped", "result-with-limits", "no-sales-path", "claims-cited")


@lru_cache
def local_results(paragraphs):
    findings = check(f"---\n{THERAPY}---\n" + "\n\n".join(paragraphs) + "\n")
    return {
        rule: (findings[rule].state, sorted(passage.text for passage in findings[rule].passages))
        for rule in LOCAL
    }


@given(st.permutations(PARAGRAPHS).map(tuple))
def test_moving_a_paragraph_changes_no_result_bound_to_passages(order):
    assert local_results(order) == local_results(PARAGRAPHS)


@given(texts(80), texts(80))
def test_any_text_is_checked_without_a_failure(front, body):
    findings = check(f"---\ntitle: |\n  x\n{THERAPY}interests: {front!r}\n---\n{body}")
    assert not [finding for finding in findings.values() if "failed" in finding.message]


@pytest.mark.parametrize(
    "body",
    [
        "[" * 2_000,
        "@" * 2_000,
        "(" * 2_000,
        "A" * 5_000,
        "A-" * 2_000,
        '"' * 2_000,
        "- a\n" * 500,
        "not " * 1_000,
        "cure " * 1_000,
    ],
    ids=lambda body: body[:4],
)
def test_hostile_text_is_checked_in_time(body):
    began = time.process_time()
    findings = check(f"---\n{THERAPY}---\n{body}\n")
    assert not [finding for finding in findings.values() if "failed" in finding.message]
    assert time.process_time() - began < 0.3

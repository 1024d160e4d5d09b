"""What study cards and look-ups say is compared with the text that cites the source."""

from datetime import date

import pytest
from hypothesis import given

from cureon_editor.article.article import Article
from cureon_editor.article.sources import Name, PartialDate, Source
from cureon_editor.checks.counts import counts, counts_at
from cureon_editor.checks.findings import Finding, State
from cureon_editor.checks.rules.source_complete import lacks
from tests.core.bundled import CHECKER
from tests.core.texts import texts

TODAY = date(2026, 6, 20)
HEAD = "therapies: [{name: CAR-T, use: lupus, stage: experimental}]\n"


def found(rule: str, sources: str, body: str, more: str = "") -> Finding:
    text = f"---\n{HEAD}{more}references:\n{sources}---\n{body}"
    return next(finding for finding in CHECKER.check(Article.parse(text), TODAY) if finding.rule == rule)


def source(key: str = "a", **fields: str) -> str:
    pairs = ", ".join(f"{name}: {value}" for name, value in {"title": "T", **fields}.items())
    return f"  - {{id: {key}, {pairs}}}\n"


def looked(key: str, correction: str) -> str:
    return source(key, status_checked="2026-06-01", correction=correction)


def test_a_cited_source_that_was_retracted_blocks_and_says_where() -> None:
    sources = looked("fine", "none") + looked("Gone", "retracted")
    finding = found("source-status", sources, "It works [@fine]. It heals [@Gone]. And more.")
    assert finding.state is State.NOT_MET
    assert finding.message.startswith("Source 2, Gone, was retracted and is cited.")
    assert [passage.text for passage in finding.passages] == ["It heals [@Gone]."]
    assert finding.missing == ("Gone: retracted",)


@pytest.mark.parametrize(
    ("body", "passages"),
    [
        ("One [@gone; @gone]. Two.", ["One [@gone; @gone]."]),
        ("One [@gone] and two [@gone].", ["One [@gone] and two [@gone]."]),
        ("One. Two. [@gone]", ["Two. [@gone]"]),
        ("- Three [@gone]\n- Four", ["Three [@gone]"]),
        ("| a |\n|---|\n| [@gone] |", ["[@gone]"]),
        ("Before.\n\n@gone told more.", ["@gone told more."]),
        ("[@gone]", ["[@gone]"]),
    ],
)
def test_the_passages_that_cite_it_are_shown_once(body: str, passages: list[str]) -> None:
    finding = found("source-status", looked("gone", "retracted"), body)
    assert [passage.text for passage in finding.passages] == passages


def test_a_waiver_lets_the_text_tell_of_a_retraction() -> None:
    body = "The study was withdrawn [@gone].\n\nIt heals [@gone]."
    waiver = "waivers: [{rule: source-status, reason: history, by: Dr B, quote: was withdrawn}]\n"
    finding = found("source-status", looked("gone", "retracted"), body, waiver)
    assert [passage.text for passage in finding.passages] == ["It heals [@gone]."]
    finding = found("source-status", looked("gone", "retracted"), body.split("\n", maxsplit=1)[0], waiver)
    assert finding.state is State.NEEDS_PERSON
    assert "retracted" not in finding.message


def test_what_is_retracted_but_not_cited_is_left_to_other_rules() -> None:
    assert found("source-status", looked("gone", "retracted"), "Text.").state is State.NEEDS_PERSON


def test_concern_asks_a_person_and_a_correction_is_said() -> None:
    finding = found("source-status", looked("a", "concern") + looked("b", "corrected"), "It works [@a; @b].")
    assert finding.state is State.NEEDS_PERSON
    assert finding.message == (
        "Source 1, a, is cited and stands under an expression of concern. A person should decide on it. "
        "2 sources were looked up within 90 days. A person should confirm the result. "
        "b has been corrected: cite what stands now."
    )
    assert [passage.text for passage in finding.passages] == ["It works [@a; @b]."]


def test_a_source_that_is_due_is_still_due() -> None:
    finding = found(
        "source-status", source("a", correction="concern") + looked("b", "none"), "Works [@a; @b]."
    )
    assert finding.state is State.PARTLY
    assert finding.missing == ("a: the day it was checked for retraction",)
    assert "expression of concern" in finding.message
    assert len(finding.passages) == 2


def card(key: str = "a", **study: str) -> str:
    return source(key, study="{" + ", ".join(f"{name}: {value}" for name, value in study.items()) + "}")


def test_the_card_says_what_the_paragraph_lacks() -> None:
    sources = card(design="case series", follow_up="median 8 months", comparison="none")
    finding = found("result-with-limits", sources, "In this case series of 15 people all got well [@a].")
    assert finding.state is State.PARTLY
    assert finding.message == (
        "1 reported result lacks design, follow-up or comparison. "
        "The study card of source 1 says: follow-up “median 8 months” and comparison “none”."
    )


def test_without_a_card_nothing_is_added() -> None:
    finding = found("result-with-limits", source(), "In this case series of 15 people all got well [@a].")
    assert finding.message == "1 reported result lacks design, follow-up or comparison."


WHOLE = "followed for 8 months without a comparison group in this case series"


@pytest.mark.parametrize(
    ("people", "body", "differs"),
    [
        ("15 adults", f"Twelve patients, {WHOLE} [@a].", True),
        ("15 adults", f"Twenty-five patients, {WHOLE} [@a].", True),
        ("25 adults", f"Twenty-five patients, {WHOLE} [@a].", False),
        ("fifteen adults", f"15 patients, {WHOLE} [@a].", False),
        ("15 adults", f"Of 15 patients 3 patients were women, {WHOLE} [@a].", False),
        ("adults with lupus", f"12 patients, {WHOLE} [@a].", False),
        ("15 adults", f"12 patients, {WHOLE} [@a; @b].", False),
        ('"1,200 adults"', f"1200 patients, {WHOLE} [@a].", False),
    ],
)
def test_another_count_of_people_is_said(people: str, body: str, differs: bool) -> None:
    finding = found("result-with-limits", card(people=people) + source("b"), body)
    assert finding.state is State.NEEDS_PERSON
    assert ("A person should compare them." in finding.message) is differs
    if differs:
        assert "the study card of source 1 says “15 adults”" in finding.message


def test_a_message_stays_short() -> None:
    sources = "".join(card(f"a{index}", design="cohort") for index in range(9))
    body = "".join(f"For 8 months 12 people slept [@a{index}].\n\n" for index in range(9))
    assert found("result-with-limits", sources, body).message.count("The study card") == 4


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("15 adults, 1,200 controls", {15, 1200}),
        ("one hundred and six people", {106}),
        ("two thousand three hundred", {2300}),
        ("Twenty\u2011five", {25}),
        ("1.5 years, 3.14", set()),
        ("n=12; (8)", {12, 8}),
        ("someone, tenfold, x2", set()),
    ],
)
def test_counts(text: str, numbers: set[int]) -> None:
    assert counts(text) == numbers


def test_counts_at_a_place_take_the_whole_number() -> None:
    text = "In 2023 twenty-five patients and 3 nurses"
    assert counts_at(text, [(text.index("five"), text.index(" and"))]) == {25}
    assert counts_at(text, [(0, 2), (text.index("3 nurses"), len(text))]) == {3}
    assert counts_at(text, []) == frozenset()


@given(texts(60))
def test_counts_of_any_text(text: str) -> None:
    assert counts_at(text, [(0, len(text))]) == counts(text)


BASE = {"title": "T", "authors": (Name("Ada"),), "issued": PartialDate(2020)}


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"type": "article-journal", "doi": "10.1/x"}, ["journal, site or publisher"]),
        ({"type": "webpage", "url": "https://x.org"}, ["date of access"]),
        ({"type": "book", "isbn": "9780306406157"}, ["publisher"]),
        ({"type": "book", "publisher": "P"}, ["DOI, ISBN or address"]),
        ({"type": "book", "publisher": "P", "authors": (), "editors": (Name("Ed"),), "isbn": "1"}, []),
        ({"type": "chapter", "doi": "10.1/x"}, ["title of the book", "publisher"]),
        ({"type": "report", "doi": "10.1/x"}, ["publisher"]),
        ({"type": "report", "doi": "10.1/x", "authors": (Name(literal="WHO"),)}, []),
        ({"type": "article", "doi": "10.1101/x"}, ["preprint server"]),
        ({"type": "dataset", "url": "https://x.org"}, ["registration number", "registry", "date of access"]),
        ({"type": "dataset", "number": "NCT04381936"}, ["date of access"]),
        ({"type": "dataset", "doi": "10.1000/182", "publisher": "Zenodo"}, ["date of access"]),
    ],
)
def test_what_a_kind_of_work_needs(fields: dict[str, object], missing: list[str]) -> None:
    assert lacks(Source("k", **{**BASE, **fields})) == missing

"""Which blocks are claims, what they rest on, and how they stand."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.checks.claims.listing import LETTERS, claims
from cureon_editor.checks.claims.model import Standing
from cureon_editor.checks.facts import Facts
from tests.core.bundled import CHECKER, JOURNAL, PACKS
from tests.core.checks.claims.articles import SOURCES, TODAY, listed

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "findings"
WAIVER = """\
waivers:
  - {rule: claims-cited, reason: Common knowledge., by: A. Rao, date: 2026-06-01, quote: "%s"}
"""
CITED = "A team treated five patients [@small]."
PIECES = [
    "A team treated six patients [@small].",
    "The study of 16 people [@larger] found 40% in remission.",
    "In the study 60% had a fever [@bare].",
    "In all, 40% had a fever [@bare].",
    "It is a nice day.",
    "Nobody knows the risk.",
    "- Fever in 3 patients",
    "The risks are known [@missing; @small]:",
    "| a | b |\n|---|---|\n| 12 | [@bare] |",
    "## Twelve people",
    "::: {.note}\nThe risk is 5.\n:::",
]


def standings(body, front_matter=SOURCES):
    return [claim.standing for claim in listed(body, front_matter)]


def test_a_block_without_facts_is_no_claim():
    assert listed("It is a nice day.\n\n## Risk\n\nNice it is.\n") == ()


def test_a_claim_knows_its_place():
    body = f"It is nice.\n\n## What was *found*\n\n{CITED}\n"
    (claim,) = listed(body)
    assert (claim.start, claim.end) == (body.index("A team"), len(body) - 1)
    assert claim.line == f"---\n{SOURCES}---\n{body}".split("\n").index(CITED) + 1
    assert claim.section == "What was found"
    assert claim.text == "A team treated five patients."
    assert [(told.measure, body[told.start : told.end], told.text) for told in claim.told] == [
        ("people", "five", "five")
    ]


def test_sources_are_told_in_short_with_number_and_card():
    ((small, larger, bare),) = (claim.sources for claim in listed("A study [@small; @larger; @bare]."))
    assert [source.number for source in (small, larger, bare)] == [1, 2, 3]
    assert small.short == "Small et al. 2022"
    assert larger.short == "Larger 2024"
    assert bare.short == "A page without a card"
    assert small.study.people == "5 people"
    assert bare.study is None


def test_sources_warn():
    worrying = """\
references:
  - {id: gone, title: T, DOI: 10.1/x, correction: retracted, status_checked: 2026-06-19}
  - {id: doubted, title: T, DOI: 10.1/y, correction: concern, status_checked: 2026-03-22}
  - {id: old, title: T, DOI: 10.1/y, status_checked: 2026-03-21}
  - {id: lost, title: T}
"""
    (claim,) = listed("A study [@gone; @doubted; @old; @lost; @unknown].", worrying)
    assert [list(source.warnings) for source in claim.sources] == [
        ["It was retracted."],
        ["Its publisher has voiced concern about it."],
        ["It was last looked up for a retraction or correction 91 days ago."],
        [
            "It has no identifier or address to find it by.",
            "It was never looked up for a retraction or correction.",
        ],
        ["No source has the key unknown."],
    ]
    assert claim.standing is Standing.RETRACTED


@pytest.mark.parametrize(
    ("body", "standing"),
    [
        (CITED, Standing.CITED),
        ("A team treated six patients [@small].", Standing.DISAGREES),
        ("A team treated five patients.", Standing.NO_SOURCE),
        ("A study says so [@nobody].", Standing.CITED),
        ("| n |\n|---|\n| 12 [@small] |\n", Standing.CITED),
        ("| n |\n|---|\n| 12 |\n", Standing.NO_SOURCE),
    ],
)
def test_standing(body, standing):
    assert standings(body) == [standing]


def test_an_item_rests_on_the_paragraph_that_leads_to_its_list():
    leading, one, two = listed("The risks are known [@small]:\n\n- Fever in 3 in 10\n- Risk of colds\n")
    assert [claim.standing for claim in (leading, one, two)] == [Standing.CITED] * 3
    assert one.sources == two.sources == leading.sources


def test_a_waived_block_says_by_whom_and_why():
    quoted = SOURCES + WAIVER % "five patients"
    waived, bare = listed("A team treated five patients.\n\nA risk is known.\n", quoted)
    assert (waived.standing, waived.set_aside) == (Standing.WAIVED, "Set aside by A. Rao: Common knowledge.")
    assert (bare.standing, bare.set_aside) == (Standing.NO_SOURCE, "")


def test_a_waiver_of_the_whole_rule_sets_every_bare_block_aside():
    whole = SOURCES + "waivers:\n  - {rule: claims-cited, reason: R, by: B}\n"
    assert standings(f"A risk is known.\n\n{CITED}\n", whole) == [Standing.WAIVED, Standing.CITED]


@pytest.mark.parametrize("waiver", ["{rule: claims-cited, by: B}", "{rule: hype-words, reason: R, by: B}"])
def test_a_waiver_without_reason_or_of_another_rule_sets_nothing_aside(waiver):
    assert standings("A risk is known.", f"{SOURCES}waivers:\n  - {waiver}\n") == [Standing.NO_SOURCE]


def test_a_long_block_is_cut_off():
    (claim,) = listed(f"The risk is {'very ' * 5_000}large.")
    assert len(claim.text) == LETTERS


@pytest.mark.parametrize("front_matter", ["a: [", "references: 12\n", "references:\n  - 12\n"])
def test_front_matter_of_any_kind_is_survived(front_matter):
    assert all(claim.sources == () for claim in listed("A risk is known.", front_matter))


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.booleans())
def test_without_source_is_exactly_what_the_rule_on_citing_misses(pieces, waive):
    body = "\n\n".join(pieces) + "\n"
    front_matter = SOURCES + (WAIVER % "Nobody knows" if waive else "")
    article = Article.parse(f"---\n{front_matter}---\n{body}")
    found = claims(Facts(article, JOURNAL, PACKS, TODAY), PACKS)
    rule = next(f for f in CHECKER.check(article, TODAY) if f.rule == "claims-cited")
    bare = [(claim.start, claim.end) for claim in found if claim.standing is Standing.NO_SOURCE]
    missed = [
        (passage.start, passage.end) for passage in rule.passages if rule.state in ("partly", "not-met")
    ]
    assert bare == missed
    assert [claim.start for claim in found] == sorted({claim.start for claim in found})
    for each in (disagreement for claim in found for disagreement in claim.disagreements):
        assert body[each.start : each.end].strip()


@given(st.lists(st.sampled_from(PIECES), max_size=6), st.lists(st.sampled_from(PIECES[4:6]), max_size=3))
def test_text_above_that_claims_nothing_of_a_study_moves_claims_and_changes_none(pieces, above):
    body, before = "\n\n".join(pieces), "".join(f"{piece}\n\n" for piece in above)
    lower = [
        (claim.start - len(before), claim.standing, claim.text, claim.sources)
        for claim in listed(before + body)
        if claim.start >= len(before)
    ]
    assert lower == [(claim.start, claim.standing, claim.text, claim.sources) for claim in listed(body)]


def test_claims_of_an_article_of_the_usual_shape():
    article = Article.parse((GOLDEN / "experimental.md").read_text(encoding="utf-8"))
    lines = []
    for claim in claims(Facts(article, JOURNAL, PACKS, date(2026, 6, 20)), PACKS):
        lines.append(f"{claim.line} {claim.standing} [{claim.section}] {claim.text[:70]}")
        lines += [f"  {source.number} {source.short} {list(source.warnings)}" for source in claim.sources]
        lines += [f"  {told.measure}: {told.text}" for told in claim.told]
        lines += [f"  ! {each.message}" for each in claim.disagreements]
    kept = GOLDEN / "experimental-claims.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        kept.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "\n".join(lines) + "\n" == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "piece", ["treated 5 patients [@small] ", "6 of 8 people. ", "A follow-up of 5 months. "]
)
def test_a_flood_of_numbers_is_cut_off(piece):
    (claim,) = listed(piece * 400)
    assert 0 < len(claim.told) <= 100

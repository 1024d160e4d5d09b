"""Front matter reads as typed metadata; what is wrong is told in a sentence, at its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.metadata import CitationOrder, Metadata, Person, Therapy, Waiver
from cureon_editor.article.problems import Severity
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.sources import Name, PartialDate, Source, Study

FULL = """\
id: 7c1e
title: 'No: 1.10'
standfirst: >
  One two
  three.
category: no
slug: 0012345
lang: en-GB
date: 2026-06-17
author:
  - {name: Jo Bloggs, credentials: MD}
  - Al
medical_reviewer: {name: Dr Rao, credentials: FRCP, registration: 0099}
review_due: 2027-06-17
interests: ~
therapies:
  - {name: CAR-T, use: lupus, stage: experimental, offered: no}
citation_order: list
references:
  - id: a
    type: book
    author:
      - {family: Berg, non-dropping-particle: van der, given: A}
      - literal: The Trial Group
    title: T
    container-title: J
    issued: 2022-09
    volume: 1.10
    PMID: 0012345
    status_checked: 2026-01-02
    study: {design: cohort, people: 15}
    note: kept
waivers:
  - {rule: hype-words, reason: a name, by: Jo, date: 2026-01-01}
spelling: [rituximab]
house: x
"""


def test_every_field_is_read_as_the_text_it_looks_like():
    metadata = read_metadata(FULL)
    assert metadata.problems == ()
    assert (metadata.title, metadata.category, metadata.slug) == ("No: 1.10", "no", "0012345")
    assert metadata.standfirst == "One two three."
    assert metadata.authors == (Person("Jo Bloggs", "MD"), Person("Al"))
    assert metadata.medical_reviewer == Person("Dr Rao", "FRCP", "0099")
    assert metadata.therapies == (Therapy("CAR-T", "lupus", "experimental", "no"),)
    assert metadata.citation_order is CitationOrder.LIST
    assert metadata.waivers == (Waiver("hype-words", "a name", "Jo", "2026-01-01"),)
    assert (metadata.interests, metadata.spelling, metadata.other) == ("", ("rituximab",), ("house",))


def test_a_source_is_read_from_its_csl_item():
    assert read_metadata(FULL).sources == (
        Source(
            key="a",
            type="book",
            authors=(Name("van der Berg", "A"), Name(literal="The Trial Group")),
            title="T",
            container="J",
            issued=PartialDate(2022, 9),
            volume="1.10",
            pmid="0012345",
            status_checked="2026-01-02",
            study=Study(design="cohort", people="15"),
            other=("note",),
        ),
    )


def test_spans_give_the_text_of_values_and_items():
    metadata = read_metadata(FULL)
    start, end = metadata.spans["title"]
    assert FULL[start:end] == "'No: 1.10'"
    start, end = metadata.source_spans[0]
    assert FULL[start:end].startswith("id: a")
    assert FULL[start:end].endswith("note: kept")


@pytest.mark.parametrize("written", ["Jo Bloggs", "[Jo Bloggs]", "{name: Jo Bloggs}", "[{name: Jo Bloggs}]"])
def test_author_forms(written):
    assert read_metadata(f"author: {written}\n").authors == (Person("Jo Bloggs"),)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2022", PartialDate(2022)),
        ('"2022"', PartialDate(2022)),
        ("2022-09-15", PartialDate(2022, 9, 15)),
        ("{raw: 2022-09}", PartialDate(2022, 9)),
        ("{raw: Spring 2022}", PartialDate(raw="Spring 2022")),
        ("{literal: in press}", PartialDate(raw="in press")),
        ("{year: 2022, month: 9}", PartialDate(2022, 9)),
        ("{date-parts: [[2022, 9, 15]]}", PartialDate(2022, 9, 15)),
        ("[{year: 2022}]", PartialDate(2022)),
        ("~", None),
    ],
)
def test_issued_forms(written, expected):
    metadata = read_metadata(f"references:\n  - id: a\n    issued: {written}\n")
    assert metadata.sources[0].issued == expected
    assert metadata.problems == ()


@pytest.mark.parametrize(
    ("front_matter", "place", "words"),
    [
        ("title: One\ntitle: Two\n", "title: Two", "twice"),
        ("medical_reviewer: {name: A, name: B}\n", "name: B", "twice"),
        ("title: [a]\n", "[a]", "should be text"),
        ("spelling: word\n", "word", "should be a list"),
        ("references: text\n", "text", "should be a list"),
        ("date: 17 June\n", "17 June", "2026-06-17"),
        ("review_due: 2026-02-30\n", "2026-02-30", "2026-06-17"),
        ("citation_order: lst\n", "lst", "citation order"),
        ("therapies: [{name: X, stage: early}]\n", "early", "not a stage"),
        ("therapies: [{name: X, offered: maybe}]\n", "maybe", "yes or no"),
        ("therapies: [{use: X}]\n", "{use", "no name"),
        ("waivers: [{reason: x}]\n", "{reason", "names no rule"),
        ("medical_reviewer: {credentials: x}\n", "{cred", "has no name"),
        ("title: As shown [@a]\n", "As shown", "citation"),
        ("author: [{name: A, credentials: '@a'}]\n", "'@a'", "citation"),
        ("references: [{id: a}, {id: a}]\n", "{id: a}]", "Two sources"),
        ("references: [{title: a}]\n", "{title", "no “id”"),
        ("references: [a]\n", "a]", "set of fields"),
        ("references: [{id: a, issued: {date-parts: [2022]}}]\n", "[2022]", "two pairs"),
        ("references: [{id: a, issued: 2022-13}]\n", "2022-13", "kept as"),
        ("references: [{id: a, issued: {year: 2022, month: 13}}]\n", "{year", "does not exist"),
        ("references: [{id: a, status_checked: soon}]\n", "soon", "2026-06-17"),
        ("references: [{id: a, study: good}]\n", "good", "design, people"),
    ],
)
def test_a_problem_is_told_at_its_place(front_matter, place, words):
    metadata = read_metadata(front_matter)
    assert metadata.readable
    (problem,) = metadata.problems
    assert words in problem.message
    assert problem.offset == front_matter.rindex(place)
    assert problem.severity is Severity.WARNING


def test_of_a_repeated_key_the_last_counts():
    assert read_metadata("title: One\ntitle: Two\n").title == "Two"


@pytest.mark.parametrize("written", ["me@example.org", "'\\@a'", "'a @ b'"])
def test_addresses_and_escapes_are_no_citations(written):
    assert read_metadata(f"interests: {written}\n").problems == ()


def test_nocite_may_hold_citations():
    assert read_metadata("nocite: '@a, @b'\n").problems == ()


@pytest.mark.parametrize("front_matter", [None, "", "# only a comment\n", "\n"])
def test_nothing_written_reads_as_nothing_filled_in(front_matter):
    assert read_metadata(front_matter) == Metadata()


@given(st.text("ab:-[]{}'\"|>#&*!%@\n \t\r\0\ud800\u2028", max_size=40))
def test_any_text_reads_or_says_why_not(text):
    metadata = read_metadata(text)
    assert metadata.readable or [problem.severity for problem in metadata.problems] == [Severity.ERROR]
    assert all(0 <= problem.offset <= len(text) for problem in metadata.problems)


@pytest.mark.parametrize("written", ["none", "corrected", "concern", "retracted"])
def test_what_was_found_about_a_source_is_one_of_four_words(written):
    (source,) = read_metadata(f"references:\n  - {{id: a, correction: {written}}}\n").sources
    assert source.correction == written


def test_another_word_about_a_source_is_a_problem_at_its_place():
    front = "references:\n  - {id: a, correction: fine}\n"
    metadata = read_metadata(front)
    assert metadata.sources[0].correction is None
    (problem,) = metadata.problems
    assert front[problem.offset :].startswith("fine")
    assert "none, corrected, concern or retracted" in problem.message

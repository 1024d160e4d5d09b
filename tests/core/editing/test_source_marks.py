"""What the list points out about a source, and what it is found by."""

from datetime import date

import pytest

from cureon_editor.article.sources import Correction, Name, PartialDate, Source
from cureon_editor.editing.source_marks import Kind, source_marks
from cureon_editor.editing.source_search import matches

TODAY = date(2026, 6, 20)
GOOD = Source(
    "muller2024",
    authors=(Name("Müller", "K."), Name(literal="Institute of Steps")),
    title="Walking and sleep",
    container="Journal of Steps",
    issued=PartialDate(2024, 5),
    doi="10.1000/ABC.1",
    pmid="0012345",
    status_checked="2026-03-22",
)


def kinds(source: Source, *twins: str) -> list[Kind]:
    return [mark.kind for mark in source_marks(source, twins, TODAY, 90)]


def changed(**fields: object) -> Source:
    from dataclasses import replace

    return replace(GOOD, **fields)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (GOOD, []),
        (changed(status_checked=""), []),
        (changed(status_checked="2026-03-21"), [Kind.OLD_CHECK]),
        (changed(correction=Correction.RETRACTED), [Kind.RETRACTED]),
        (changed(correction=Correction.CONCERN), [Kind.CONCERN]),
        (changed(correction=Correction.CORRECTED), []),
        (changed(doi="", pmid=""), [Kind.UNIDENTIFIED]),
        (changed(title="", issued=None), [Kind.INCOMPLETE]),
    ],
)
def test_marks(source: Source, expected: list[Kind]) -> None:
    assert kinds(source) == expected


def test_the_gravest_comes_first_and_each_says_what_it_is() -> None:
    poor = changed(correction=Correction.RETRACTED, title="", doi="", pmid="", status_checked="2020-01-01")
    marks = source_marks(poor, ("zed", "alpha"), TODAY, 90)
    assert [mark.sentence for mark in marks] == [
        "Retracted.",
        "May be the same source as alpha and zed.",
        "Incomplete: no title.",
        "No identifier or address to find it by.",
        "Last looked up for corrections 2362 days ago.",
    ]


@pytest.mark.parametrize(
    "words",
    ["", "muller", "MÜLLER", "müll walk", "2024", "muller2024", "10.1000/abc", "0012345", "institute steps"],
)
def test_found_by(words: str) -> None:
    assert matches(GOOD, words)


@pytest.mark.parametrize("words", ["miller", "walking 2023", "10.1000/abd"])
def test_not_found_by(words: str) -> None:
    assert not matches(GOOD, words)

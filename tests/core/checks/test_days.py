"""Days and months at their edges, and the two rules that count them."""

from datetime import date

import pytest

from cureon_editor.article.article import Article
from cureon_editor.article.sources import PartialDate
from cureon_editor.checks.days import last_day, months_between, read_date
from cureon_editor.checks.findings import State
from tests.core.bundled import CHECKER

THERAPY = "therapies: [{name: CAR-T, use: lupus, stage: experimental}]\n"


def state(rule, front):
    findings = CHECKER.check(Article.parse(f"---\n{front}---\nText [@a].\n"), date(2026, 6, 20))
    return next(finding.state for finding in findings if finding.rule == rule)


@pytest.mark.parametrize(
    ("partial", "day"),
    [
        (PartialDate(2024), date(2024, 12, 31)),
        (PartialDate(2024, 2), date(2024, 2, 29)),
        (PartialDate(2023, 2, 31), date(2023, 2, 28)),
        (PartialDate(2023, 13), date(2023, 12, 31)),
    ],
)
def test_a_date_in_part_counts_to_its_end(partial, day):
    assert last_day(partial) == day


def test_months_are_whole_ones():
    assert months_between(date(2024, 1, 31), date(2026, 1, 30)) == 23
    assert months_between(date(2024, 1, 31), date(2026, 1, 31)) == 24
    assert months_between(date(2026, 12, 31), date(2026, 6, 17)) < 0


def test_what_is_no_full_date_reads_as_none():
    assert read_date("2026-06-17") == date(2026, 6, 17)
    assert [read_date(text) for text in ("", "2026", "soon", "2026-02-30")] == [None] * 4


@pytest.mark.parametrize(
    ("due", "therapy", "expected"),
    [
        ("2027-06-20", THERAPY, State.NEEDS_PERSON),
        ("2027-06-21", THERAPY, State.PARTLY),
        ("2029-06-20", "", State.NEEDS_PERSON),
        ("2029-06-21", "", State.PARTLY),
        ("2026-06-19", "", State.PARTLY),
    ],
)
def test_the_next_check_is_due_within_12_or_36_months(due, therapy, expected):
    assert state("dates-shown", f"date: 2026-05-01\nreview_due: {due}\n{therapy}") is expected


@pytest.mark.parametrize(
    ("issued", "expected"),
    [("2024", State.MET), ("2024-06-18", State.MET), ("2024-06-17", State.NOT_MET), ("2023", State.NOT_MET)],
)
def test_the_newest_source_is_measured_against_the_articles_date(issued, expected):
    front = f'date: 2026-06-17\n{THERAPY}references:\n  - {{id: a, title: One, issued: "{issued}"}}\n'
    assert state("source-currency", front) is expected

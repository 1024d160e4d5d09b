"""The sample articles: three lack nothing that a machine can see, the draft shows the checklist at work."""

from datetime import date
from pathlib import Path

import pytest

from cureon_editor.article.article import Article
from cureon_editor.article.reading import read_metadata
from cureon_editor.checks.findings import Finding, State
from cureon_editor.prose.words import count_words
from cureon_editor.rendering.summary import summarise
from cureon_editor.resources import sample_articles
from tests.core.bundled import CHECKER, JOURNAL

#: A day on which the samples' look-ups are fresh.
DAY = date(2026, 11, 1)
DRAFT = "unfinished-draft"
COMPLETE = [path for path in sample_articles() if path.stem != DRAFT]


def read(path: Path) -> Article:
    return Article.parse(path.read_bytes().decode())


def findings(path: Path) -> dict[str, Finding]:
    return {finding.rule: finding for finding in CHECKER.check(read(path), DAY)}


def test_there_are_three_and_a_draft() -> None:
    assert len(COMPLETE) == 3
    assert DRAFT in {path.stem for path in sample_articles()}


@pytest.mark.parametrize("path", COMPLETE, ids=lambda path: path.stem)
def test_complete_samples_lack_no_required_statement(path: Path) -> None:
    blocking = {rule: found.message for rule, found in findings(path).items() if found.blocks}
    assert blocking == {}


@pytest.mark.parametrize("path", COMPLETE, ids=lambda path: path.stem)
def test_complete_samples_have_every_element(path: Path) -> None:
    article = read(path)
    metadata = read_metadata(article.front_matter)
    assert summarise(article, JOURNAL, 0).problems == ()
    assert metadata.title
    assert metadata.standfirst
    assert metadata.category in JOURNAL.categories
    assert 900 <= count_words(article.body) <= 1800
    for element in (
        "\n## Common questions\n\n### ",
        "\n## The bottom line\n",
        "\n::: {.disclaimer}\n",
        "\n|---|",
    ):
        assert element in article.body
    assert all(source.doi or source.url for source in metadata.sources)
    assert "sample" in (metadata.medical_reviewer.registration if metadata.medical_reviewer else "")


def test_the_draft_shows_the_checklist_at_work() -> None:
    (path,) = (path for path in sample_articles() if path.stem == DRAFT)
    found = findings(path)
    missing = {rule for rule, finding in found.items() if finding.blocks}
    assert {"evidence-stage", "medical-reviewer", "risk-section", "clinic-offer-status"} <= missing
    assert {"general-info-disclaimer", "source-complete", "citations-resolve"} <= missing
    assert found["hype-words"].state is State.NOT_MET
    unresolved = " ".join(found["citations-resolve"].missing)
    assert "narula2017" in unresolved
    assert "defilipp2019" in unresolved

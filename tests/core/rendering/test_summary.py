"""What panels and the status bar are told of an article."""

from hypothesis import given

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part
from cureon_editor.article.problems import Severity
from cureon_editor.journal import Journal
from cureon_editor.rendering.summary import summarise
from tests.core.texts import texts

TEXT = """\
---
references:
  - {id: a, title: First}
  - {id: b, title: Second}
  - {id: c, title: Third}
---
Opening [@c; @nobody].

## One

Three words here [@a], [@c].

### Within

More.

## Two
"""


def test_the_outline_counts_the_words_below_each_heading() -> None:
    article = Article.parse(TEXT)
    outline = summarise(article, Journal(), 3).outline
    assert [(row.level, row.text, row.words) for row in outline] == [
        (2, "One", 6),
        (3, "Within", 2),
        (2, "Two", 1),
    ]
    assert all(article.body[row.start :].startswith("#" * row.level + " " + row.text) for row in outline)


def test_words_and_minutes() -> None:
    summary = summarise(Article.parse("word " * 401), Journal(words_per_minute=200), 3)
    assert (summary.revision, summary.words, summary.minutes) == (3, 401, 3)


def test_unknown_and_uncited_keys_are_problems_at_their_places() -> None:
    article = Article.parse(TEXT)
    unknown, uncited = summarise(article, Journal(), 3).problems
    assert "nobody" in unknown.message
    assert (unknown.part, article.body[unknown.offset :][:7]) == (Part.BODY, "@nobody")
    assert "The source b is never cited" in uncited.message
    assert article.part(uncited.part)[uncited.offset :].startswith("{id: b")
    assert {unknown.severity, uncited.severity} == {Severity.WARNING}


def test_front_matter_that_cannot_be_read_is_a_problem() -> None:
    summary = summarise(Article.parse("---\ntitle: [x\n---\ntext"), Journal(), 3)
    assert [problem.severity for problem in summary.problems] == [Severity.ERROR]
    assert summary.words == 1


@given(texts(60))
def test_every_text_has_a_summary(text: str) -> None:
    assert summarise(Article.parse(text), Journal(), 3).revision == 3


def test_sections_and_text_have_a_reading_level():
    easy = "The heart is a pump. It beats all day. It moves the blood."
    hard = "Comprehensive multidisciplinary evaluation necessitates collaboration. " * 3
    summary = summarise(
        Article.parse(f"## Easy\n\n{easy}\n\n## Hard\n\n{hard}\n\n## Short\n\nIt is.\n"), Journal(), 1
    )
    levels = [row.grade for row in summary.outline]
    assert levels[0] == 0
    assert levels[1] > 20
    assert levels[2] is None
    assert 0 < summary.grade < levels[1]

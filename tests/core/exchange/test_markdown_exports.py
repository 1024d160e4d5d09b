"""Markdown for Pandoc, and Markdown with the numbers written in."""

from datetime import date

import pytest
from hypothesis import given

from cureon_editor.article.article import Article
from cureon_editor.article.reading import read_metadata
from cureon_editor.citations.find import find_clusters
from cureon_editor.exchange.numbered_markdown import write_numbered
from cureon_editor.exchange.pandoc_markdown import ORDER_FIELD, write_pandoc
from cureon_editor.journal import Journal
from tests.core.texts import texts

TODAY = date(2026, 6, 17)
REFERENCES = """\
references:
  - id: ana2001
    type: article-journal
    title: First *of* all
    author: [{family: Ana, given: B.}]
    DOI: 10.1000/xyz(1)
    PMID: 0012345
    volume: 1.10
  - {id: bob2002, type: webpage, title: Second, author: [{literal: The Bob Trust}], URL: "https://bob.example/a"}
  - {id: cy2003, type: webpage, title: Third}
"""
FRONT = f"""\
id: 1234   # kept
title: A title
author:
  - {{name: Jo Bloggs, credentials: GP}}
  - {{name: Sam Doe}}
x-house: 1.10
citation_order: list
{REFERENCES}"""


def article_of(body: str, front: str = FRONT) -> Article:
    return Article.parse(f"---\n{front}---\n{body}")


def numbered(body: str, front: str = FRONT) -> str:
    """The body with numbers, without the list."""
    text = write_numbered(article_of(body, front), Journal(), TODAY)
    return Article.parse(text).body.partition("\n\n## Sources\n")[0]


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("Lupus [@bob2002].", "Lupus²."),
        ("Lupus [@cy2003; @ana2001].", "Lupus¹,³."),
        ("Lupus [@cy2003; @ana2001; @bob2002].", "Lupus¹⁻³."),
        ("Lupus[@ana2001].", "Lupus¹."),
        ("In 2022 [@bob2002].", "In 2022 ²."),
        ("Each 5 m [@bob2002].", "Each 5 m ²."),
        ("Lupus [@ana2001, p. 4].", "Lupus¹ (p. 4)."),
        ("Lupus [see @ana2001, p. 4; @cy2003].", "Lupus¹,³ (1: see p. 4)."),
        ("As @bob2002 says, @ana2001 [p. 3] too.", "As The Bob Trust² says, Ana¹ (p. 3) too."),
        ("As -@bob2002 says", "As ² says"),
        ("Lupus [@nobody].", "Lupus (nobody?)."),
        ("Lupus [@nobody; @ana2001].", "Lupus¹ (nobody?)."),
        ("As @nobody says", "As (nobody?) says"),
        ("[@ana2001] begins", "¹ begins"),
        ("`[@ana2001]` and a\\@b", "`[@ana2001]` and a\\@b"),
    ],
)
def test_citations_become_raised_numbers(body: str, written: str) -> None:
    assert numbered(body) == written


def test_the_sources_stand_below_the_text_with_links() -> None:
    text = write_numbered(article_of("Lupus [@cy2003].\n"), Journal(), TODAY)
    assert text.endswith(
        "Lupus³.\n\n## Sources\n\n"
        "1. Ana B. — First \\*of\\* all. [DOI 10.1000/xyz(1)](<https://doi.org/10.1000/xyz(1)>) "
        "[PMID 12345](<https://pubmed.ncbi.nlm.nih.gov/12345/>)\n"
        "2. The Bob Trust — Second. [bob.example](<https://bob.example/a>)\n"
        "3. Third.\n"
    )


def test_by_mention_only_cited_sources_are_listed() -> None:
    front = FRONT.replace("list\n", "mention\n")
    text = write_numbered(article_of("Lupus [@cy2003].", front), Journal(), TODAY)
    assert text.endswith("Lupus¹.\n\n## Sources\n\n1. Third.\n")


def test_fields_about_keys_go_and_all_others_stay() -> None:
    text = write_numbered(article_of("Lupus [@ana2001]."), Journal(), TODAY)
    front = Article.parse(text).front_matter
    assert front == FRONT[: FRONT.index("citation_order")]


def test_the_journal_s_style_is_used() -> None:
    text = write_numbered(article_of("Lupus [@ana2001]."), Journal(source_style="vancouver"), TODAY)
    assert "1. Ana B. First \\*of\\* all" in text


@pytest.mark.parametrize("text", ["", "Only text.", "---\n---\n", "---\na: [\n---\nLupus [@a]."])
def test_articles_without_sources(text: str) -> None:
    written = write_numbered(Article.parse(text), Journal(), TODAY)
    assert "## Sources" not in written
    assert find_clusters(Article.parse(written).body) == ()


def test_for_pandoc_authors_are_names_and_all_sources_are_cited_in_order() -> None:
    before = article_of("Lupus [@cy2003].\n")
    after = Article.parse(write_pandoc(before, Journal(), TODAY))
    assert after.body == before.body
    front = after.front_matter or ""
    assert "author:\n  - Jo Bloggs, GP\n  - Sam Doe\n" in front
    assert f'\n{ORDER_FIELD}: "[@{{ana2001}}; @{{bob2002}}; @{{cy2003}}]"\n' in front
    assert front.startswith("id: 1234   # kept\n")
    assert REFERENCES.replace("0012345", '"0012345"').replace("1.10", '"1.10"') in front
    assert read_metadata(front).sources == read_metadata(before.front_matter).sources


@pytest.mark.parametrize(
    "front",
    [
        (
            "title: T  # kept\nauthor: Jo\nreferences:\n- {id: cy2003, volume: 12, "
            "issued: 2003-01-02, page: 1-4}\n"
        ),
        "a: [\n",
        "",
    ],
)
def test_for_pandoc_what_it_reads_already_stays_to_the_character(front: str) -> None:
    article = article_of("Lupus [@cy2003].\n", front)
    assert write_pandoc(article, Journal(), TODAY) == article.text


@given(texts(20), texts(20))
def test_any_article_is_written(front: str, body: str) -> None:
    article = Article.parse(f"---\n{front}\n---\n{body}")
    assert Article.parse(write_pandoc(article, Journal(), TODAY)).body == article.body
    assert find_clusters(Article.parse(write_numbered(article, Journal(), TODAY)).body) == ()

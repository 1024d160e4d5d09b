"""The whole page: furniture, numbers, sources, disclaimer, and a file that stands alone."""

import re
from datetime import date

import pytest
from hypothesis import given

from cureon_editor.article.article import Article
from cureon_editor.citations.find import find_clusters
from cureon_editor.journal import Journal
from cureon_editor.rendering.composing.frame import shown_date
from cureon_editor.rendering.page import Page, render_page, standalone
from cureon_editor.rendering.shell import shell
from tests.core.texts import CHARACTERS, HALVES, made_of, texts

TODAY = date(2026, 6, 20)
JOURNAL = Journal(disclaimer_url="https://journal.example/disclaimer")
SOURCES = """\
references:
  - {id: a, author: [{family: Ash, given: Amy}], title: First, issued: "2020", DOI: 10.1000/1}
  - {id: b, author: [{literal: The Office}], title: "Second <b>", URL: "javascript:alert(1)"}
  - {id: c, title: Third, author: [{family: Cole}, {family: Dunn}]}
  - {id: d, title: Fourth}
"""


def page(body: str, front: str = SOURCES) -> Page:
    return render_page(Article.parse(f"---\n{front}---\n{body}"), JOURNAL, TODAY)


def text_of(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def keys(html: str) -> list[str]:
    return re.findall(r'class="citation[^"]*" data-key="([^"]*)"', html)


def test_the_head_shows_what_the_front_matter_says() -> None:
    head = page(
        "word " * 201,
        "title: A <title>\nstandfirst: Below it\ncategory: Hearts\ndate: 2026-06-17\nreview_due: 2027-06-17\n"
        "author: [{name: Amy Ash, credentials: PhD}, {name: Ben Birch}]\n"
        "medical_reviewer: {name: Dr Cole, credentials: FRCP}\n",
    ).header
    assert "<h1>A &lt;title&gt;</h1>" in head
    assert " ".join(text_of(head).split()) == (
        "Hearts A &lt;title&gt; Below it 17 Jun 2026 · 2 min read By Amy Ash, PhD; Ben Birch "
        "Medical reviewer Dr Cole, FRCP Next review 17 Jun 2027"
    )


def test_a_review_that_is_late_says_so() -> None:
    assert "Review was due 1 Jun 2026" in page("", "review_due: 2026-06-01\n").header


def test_broken_front_matter_leaves_the_body_standing() -> None:
    broken = page("Text [@a]", "title: [unclosed\n")
    assert "<h1>" not in broken.header
    assert "min read" in broken.header
    assert "citation unknown" in broken.blocks[0].html


def test_clusters_are_numbered_by_mention_and_joined() -> None:
    shown = page("One [@b]. Two [@a; @b; @c; @d].")
    html = shown.blocks[0].html
    assert "One<sup" in html
    assert keys(html) == ["b", "b", "a", "c", "d"]
    assert html.count('class="citation inside"') == 2
    assert 'aria-label="Sources 1 to 4"' in html
    assert re.findall(r'<li id="source-(.)"', shown.footer) == ["b", "a", "c", "d"]


def test_a_list_shows_all_sources_and_a_mention_page_only_the_cited() -> None:
    assert re.findall(r'data-key="(.)"', page("Text [@c].").footer) == ["c"]
    listed = page("Text [@c].", "citation_order: list\n" + SOURCES)
    assert re.findall(r'data-key="(.)"', listed.footer) == ["a", "b", "c", "d"]
    assert ">3</a>" in listed.blocks[0].html


def test_an_unknown_key_is_one_marked_item_and_the_rest_renders() -> None:
    html = page("Text [@a; @nobody; @c].").blocks[0].html
    assert keys(html) == ["a", "c", "nobody"]
    assert html.count("citation unknown") == 1
    assert "No source has the key nobody" in html


def test_a_locator_is_told_and_a_name_in_the_sentence_shown() -> None:
    html = page("As @a [p. 3] and @c say, [-@a].").blocks[0].html
    assert "As Ash<sup" in html
    assert "and Cole and Dunn<sup" in html
    assert 'aria-label="Source 1, p. 3"' in html
    assert "say,<sup" in html


def test_sources_are_escaped_and_only_safe_addresses_linked() -> None:
    footer = page("[@a] [@b]").footer
    assert 'href="https://doi.org/10.1000/1"' in footer
    assert "Second &lt;b&gt;" in footer
    assert "javascript:" not in footer


def test_citations_in_code_stay_as_written() -> None:
    shown = page("`[@a]` and ``x [@b]``\n\n```\n[@a]\n```\n\n[x](y 'see [@c]')")
    html = "".join(block.html for block in shown.blocks)
    assert keys(html) == []
    assert "[@a]" in text_of(html)


@pytest.mark.parametrize(
    "closing",
    [
        "::: {.disclaimer}\nOurs. Read our disclaimer.\n:::",
        "This is general information. It does not replace medical advice. Read our disclaimer.",
    ],
)
def test_a_closing_disclaimer_stands_below_the_sources_with_its_link(closing: str) -> None:
    shown = page(f"Text [@a].\n\n{closing}\n")
    assert len(shown.blocks) == 1
    assert shown.footer.index("sources") < shown.footer.index('<div class="disclaimer">')
    assert 'Read <a href="https://journal.example/disclaimer"' in shown.footer


def test_nothing_is_invented_where_there_is_nothing() -> None:
    assert page("Last words.", "").footer == ""
    assert page("", "") == Page("", (), "")


@given(texts(50, CHARACTERS + HALVES))
def test_every_text_gives_a_page(text: str) -> None:
    shown = render_page(Article.parse(text), JOURNAL, TODAY)
    lines = [block.line for block in shown.blocks]
    assert lines == sorted(lines)
    assert "\x02" not in "".join(block.html for block in shown.blocks)


CITING = made_of(
    [
        "[@a]",
        "[@b; @c]",
        "[@a; @nobody]",
        "@d",
        "text",
        ", ",
        "\n\n",
        "- item ",
        "| x | [@a] |\n",
        "**b** ",
    ]
)


@given(CITING)
def test_every_citation_found_is_on_the_page_once_a_key(body: str) -> None:
    shown = page(body)
    on_page = sorted(key for block in shown.blocks for key in keys(block.html))
    expected = sorted(key for cluster in find_clusters(body) for key in {i.key for i in cluster.items})
    assert on_page == expected


def test_a_file_that_stands_alone_fetches_and_runs_nothing() -> None:
    article = Article.parse(f"---\ntitle: T & t\nlang: de\n{SOURCES}---\n<script>x</script>\n\nText [@a].")
    html = standalone(article, JOURNAL, TODAY)
    assert '<html lang="de">' in html
    assert "<title>T &amp; t</title>" in html
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert html.count("data:font/woff2;base64,") == 6
    assert 'url("' not in html
    assert '<sup class="cluster"' in html


def test_the_shell_has_the_places_that_patches_fill() -> None:
    for place in (
        '<article id="article">',
        '<header id="header">',
        '<div id="body">',
        '<footer id="footer">',
    ):
        assert place in shell()


def test_dates_read_as_people_write_them() -> None:
    assert shown_date("2026-06-07") == "7 Jun 2026"
    assert shown_date("spring 2026") == "spring 2026"

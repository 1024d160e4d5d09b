"""Pandoc's citeproc numbers and lists the sources of our files as we do."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.field_splicing import set_field
from cureon_editor.article.metadata import CitationOrder
from cureon_editor.article.reading import read_metadata
from cureon_editor.citations.find import Cluster, find_clusters
from cureon_editor.citations.labels import cluster_label
from cureon_editor.citations.numbering import Numbering, number
from cureon_editor.exchange.numbered_markdown import write_numbered
from cureon_editor.exchange.pandoc_markdown import write_pandoc
from cureon_editor.journal import Journal
from tests.pandoc.citeproc import PANDOC, Numbered, numbered, pandoc

pytestmark = pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")

SAMPLES = sorted((Path(__file__).parents[2] / "sample_articles").glob("*.md"))
ORDERS = list(CitationOrder)
TODAY = date(2026, 6, 17)
#: Pandoc takes a fifth of a second for each.
few = settings(max_examples=max(4, settings.default.max_examples // 4))

KEYS = ["alpha", "beta2002", "gamma_x", "delta-d", "epsilon:e"]
FORMS = [
    *("word [@{0}].", "word[@{0}; @{1}]", "[@{0};@{1};@{2}] word", "see [@{0}, p. 4; @{1}]", "[-@{0}]"),
    *(
        "As @{0} says",
        "@{0} [p. 3] says",
        "[see @{0}, chap. 2]",
        "[@{0}; @unknown]",
        "[@unknown2]",
        "**bold [@{0}]**",
    ),
]
BLOCKS = [
    *(
        "## Heading {0}",
        "{0} and {1}",
        "- item {0}\n- item {1}",
        "1. first {0}\n2. second {1}",
        "> quoted {0}",
    ),
    *("| a | b |\n|---|---|\n| {0} | {1} |", "::: {{.note}}\n{0}\n:::", "`[@alpha]` and {0}"),
]


def article_of(body: str, keys: list[str], order: CitationOrder) -> Article:
    listed = "".join(f"- {{id: '{key}', type: webpage, title: Title of {key}}}\n" for key in keys)
    front = f"title: T\nauthor:\n- {{name: A. Writer, credentials: MD}}\ncitation_order: {order}\n"
    return Article.parse(f"---\n{front}references:\n{listed}---\n\n{body}\n")


def with_order(article: Article, order: CitationOrder) -> Article:
    return article.spliced(set_field(article, "citation_order", str(order)))


def for_pandoc(article: Article) -> str:
    """The file itself in `mention` order, what is exported for Pandoc in `list` order."""
    by_list = read_metadata(article.front_matter).citation_order is CitationOrder.LIST
    return write_pandoc(article, Journal(), TODAY) if by_list else article.text


def ours(article: Article) -> Numbered:
    metadata = read_metadata(article.front_matter)
    clusters = find_clusters(article.body)
    numbering = number(clusters, metadata.sources, metadata.citation_order)
    citations = [(tuple(item.key for item in found.items), label(found, numbering)) for found in clusters]
    return Numbered(citations, list(numbering.numbers))


def label(cluster: Cluster, numbering: Numbering) -> str:
    """What is printed for a citation; nothing is compared where words stand beside its keys."""
    if any(item.prefix or item.locator for item in cluster.items):
        return ""
    keys = dict.fromkeys(item.key for item in cluster.items)
    unknown = [f"{key}?" for key in keys if key not in numbering.numbers]
    known = cluster_label(numbering.numbers[key] for key in keys if key in numbering.numbers)
    return ",".join(filter(None, (known, *unknown)))


def assert_same(article: Article) -> None:
    expected, theirs = ours(article), numbered(for_pandoc(article))
    assert theirs.listed == expected.listed
    assert [keys for keys, _ in theirs.citations] == [keys for keys, _ in expected.citations]
    for (keys, printed), (_, wanted) in zip(theirs.citations, expected.citations, strict=True):
        assert not wanted or printed == wanted, keys


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples(path: Path, order: CitationOrder) -> None:
    assert_same(with_order(Article.parse(path.read_text(encoding="utf-8")), order))


@pytest.mark.parametrize("order", ORDERS)
def test_every_form_in_every_block(order: CitationOrder) -> None:
    keys = [*KEYS, "never"]
    cited = [form.format(*KEYS[n % 3 :]) for n, form in enumerate(FORMS)]
    body = "\n\n".join(block.format(cited[n], cited[-n - 1]) for n, block in enumerate(BLOCKS))
    article = article_of(body + "\n\n" + "\n\n".join(cited), keys[::-1], order)
    assert_same(article)
    assert ("never" in ours(article).listed) is (order is CitationOrder.LIST)


@few
@given(st.data(), st.permutations(KEYS), st.sampled_from(ORDERS))
def test_any_article(data: st.DataObject, keys: list[str], order: CitationOrder) -> None:
    cited = st.builds(lambda form, of: form.format(*of), st.sampled_from(FORMS), st.permutations(KEYS))
    block = st.builds(lambda form, of: form.format(*of), st.sampled_from(BLOCKS), st.tuples(cited, cited))
    body = "\n\n".join(data.draw(st.lists(block, min_size=1, max_size=6)))
    assert_same(article_of(body, keys[: data.draw(st.integers(1, 5))], order))


def test_notes_are_counted_where_their_mark_stands_by_pandoc_and_where_they_are_written_by_us() -> None:
    article = article_of("One.[^n] Two [@beta2002].\n\n[^n]: Note [@alpha].", KEYS, CitationOrder.MENTION)
    assert ours(article).listed == ["beta2002", "alpha"]
    assert numbered(article.text).listed == ["alpha", "beta2002"]
    by_list = with_order(article, CitationOrder.LIST)
    assert numbered(for_pandoc(by_list)).listed == ours(by_list).listed


def test_citations_in_fields_do_not_disturb_the_order_of_the_list() -> None:
    article = article_of("Text [@alpha].", KEYS, CitationOrder.LIST)
    article = article.spliced(set_field(article, "Abstract", "Found by [@epsilon:e]."))
    assert numbered(for_pandoc(article)).listed == KEYS


def test_authors_are_printed_by_name() -> None:
    article = article_of("Text [@alpha].", KEYS, CitationOrder.LIST)
    page = pandoc(for_pandoc(article), "--standalone", "--to=plain")
    assert "A. Writer, MD" in page
    assert "true" not in page


def test_numbers_written_in_are_kept_in_every_format() -> None:
    article = article_of("One [@alpha; @beta2002; @gamma_x]. Two [@delta-d].", KEYS, CitationOrder.LIST)
    text = write_numbered(article, Journal(), TODAY)
    for written in (pandoc(text, "--to=plain"), pandoc(text, "--to=latex"), pandoc(text, "--to=html")):
        assert "One¹⁻³. Two⁴." in written
    assert pandoc(text, "--to=html").count("<li>") == len(KEYS)
    assert numbered(text) == Numbered()

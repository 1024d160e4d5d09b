"""A published page's plain text becomes an article: nothing invented, nothing silently guessed."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.metadata import CitationOrder, Metadata
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.sources import Name
from cureon_editor.citations.find import find_clusters
from cureon_editor.exchange.formats import Imported
from cureon_editor.exchange.published_text import import_published
from cureon_editor.journal import Journal
from tests.core.texts import texts

PAGE = (Path(__file__).parent / "data" / "published-page.txt").read_text(encoding="utf-8")
SOURCES = "\n\nSources\n\n1. Charity — First\n2. Charity — Second\n3. Charity — Third\n"


@pytest.fixture(scope="module")
def imported() -> Imported:
    return import_published(PAGE)


@pytest.fixture(scope="module")
def metadata(imported: Imported) -> Metadata:
    return read_metadata(imported.article.front_matter)


def body_of(text: str) -> str:
    return import_published(text).article.body


def messages(imported: Imported) -> str:
    return "\n".join(f"{note.line} {note.message} {note.context}" for note in imported.notes)


def test_the_head_becomes_fields(metadata: Metadata) -> None:
    assert metadata.category == "Heart Health"
    assert metadata.title == "Blood pressure at home: what the cuff can tell you"
    assert metadata.standfirst.startswith("A home monitor gives more readings")
    assert metadata.date == "2025-03-03"
    assert metadata.citation_order is CitationOrder.LIST
    assert len(metadata.id) == 36
    assert metadata.therapies == ()
    assert metadata.problems == ()


def test_every_import_has_an_identity_of_its_own() -> None:
    assert import_published(PAGE).article.front_matter != import_published(PAGE).article.front_matter


def test_bare_digits_become_keys(imported: Imported) -> None:
    clusters = find_clusters(imported.article.body)
    cited = Counter(item.key for cluster in clusters for item in cluster.items)
    assert len(clusters) == 8
    assert cited == {"heart": 3, "example2019": 3, "sample2021": 3, "nobody2023": 2}
    for number in ("42 people", "18 months", "310 adults", "10 points", "B12", "CD19.", "In 2019"):
        assert number in imported.article.body


def test_headings_lists_and_questions(imported: Imported) -> None:
    body = imported.article.body
    assert "\n## What a reading means\n\n" in body
    assert "\n- Wrong cuff — a cuff that is too small" in body
    assert "\n### Which arm should I use?\n\nThe one that reads higher" in body
    assert "\n## The bottom line\n\n" in body
    assert body.endswith(
        "\n::: {.disclaimer}\nGeneral information only — not medical advice. Read our disclaimer.\n:::\n"
    )
    assert "Sources" not in body


def test_sources_become_csl_items(metadata: Metadata) -> None:
    first, second, third, _ = metadata.sources
    assert first.authors == (Name(literal="Heart Charity (HC)"),)
    assert (first.type, first.title) == ("webpage", "Understanding your blood pressure numbers")
    assert second.authors == (Name("Example", "A."), Name(literal="others"))
    assert (second.container, second.issued and second.issued.year) == (
        "Journal of Invented Cardiology",
        2019,
    )
    assert third.authors == (Name("Sample", "B."), Name("Placeholder", "C."))


def test_doubts_are_noted_with_line_and_context(imported: Imported) -> None:
    noted = messages(imported)
    assert "21 This promises a table or picture" in noted
    assert "30 Taken as a citation: 4 could be a number." in noted
    assert "see our guide to blood pressure" in noted
    assert 'names its first authors and "et al."' in noted
    assert [note.line for note in imported.notes] == sorted(note.line for note in imported.notes)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028"])
def test_line_endings_and_byte_order_mark_do_not_matter(ending: str, imported: Imported) -> None:
    assert import_published("\ufeff" + PAGE.replace("\n", ending)).article.body == imported.article.body


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("2026-06-17", "2026-06-17"),
        ("17 Jun 2026", "2026-06-17"),
        ("17th June, 2026 · 3 min read", "2026-06-17"),
        ("June 17, 2026", "2026-06-17"),
        ("Last updated: 17/06/2026", "2026-06-17"),
        ("31 Feb 2026", ""),
    ],
)
def test_dates(line: str, iso: str) -> None:
    article = import_published(f"Health\n\nA title\n\n{line}\n\nText follows here.").article
    assert read_metadata(article.front_matter).date == iso


def test_a_date_that_reads_either_way_is_noted() -> None:
    assert "day first" in messages(import_published("Title\n\n03/04/2026\n\nText follows here."))


@pytest.mark.parametrize(
    ("head", "category", "title", "standfirst"),
    [
        ("Heart\n\nA title\n\nWhat it says.\n\n1 May 2026", "Heart", "A title", "What it says."),
        ("Heart\n\nIs it safe?\n\n1 May 2026", "Heart", "Is it safe?", ""),
        ("A title\n\nWhat it says.\n\n1 May 2026", "", "A title", "What it says."),
        ("Home > Heart\n\nA title\n\n1 May 2026", "", "A title", ""),
        ("1 May 2026\n\nA title", "", "A title", ""),
        ("A title", "", "A title", ""),
        ("Heart\n\nA title", "Heart", "A title", ""),
    ],
)
def test_heads_of_other_shapes(head: str, category: str, title: str, standfirst: str) -> None:
    found = read_metadata(import_published(head + "\n\nThe text begins here.").article.front_matter)
    assert (found.category, found.title, found.standfirst) == (category, title, standfirst)


def test_a_byline_becomes_the_author() -> None:
    imported = import_published("A title\n\n1 May 2026\n\nBy Dr Jo Bloggs, GP\n\nThe text begins here.")
    assert read_metadata(imported.article.front_matter).authors[0].name == "Dr Jo Bloggs"
    assert imported.article.body.strip() == "The text begins here."


@pytest.mark.parametrize(
    ("heading", "mark"),
    [("Sources", "{}. "), ("References", "{}) "), ("REFERENCES:", "[{}] "), ("Bibliography", "  {}.\t")],
)
def test_source_lists_of_other_shapes(heading: str, mark: str) -> None:
    listed = "\n".join(mark.format(number) + f"Body — Title {number}" for number in (1, 2))
    article = import_published(
        f"A title\n\n1 May 2026\n\nIt helps most people 2.\n\n{heading}\n{listed}"
    ).article
    assert [source.title for source in read_metadata(article.front_matter).sources] == ["Title 1", "Title 2"]
    assert article.body == "\nIt helps most people [@bodyb].\n"


def test_references_in_other_forms() -> None:
    listed = (
        "1. Able A, Baker B, et al. A trial of rest. Journal of Rest. 2020;12(3):45-50. doi:10.1000/xyz123\n"
        "2. Charlie, C. (2021). On walking. Journal of Steps, 4(2), 10-12. https://example.org/walk\n"
        "3. Something that has no form at all"
    )
    imported = import_published(f"A title\n\n1 May 2026\n\nText 1.\n\nSources\n{listed}")
    first, second, third = read_metadata(imported.article.front_matter).sources
    assert first.authors == (Name("Able", "A"), Name("Baker", "B"), Name(literal="others"))
    assert (first.title, first.container, first.volume, first.issue, first.page, first.doi) == (
        "A trial of rest",
        "Journal of Rest",
        "12",
        "3",
        "45-50",
        "10.1000/xyz123",
    )
    assert second.authors == (Name("Charlie", "C."),)
    assert (second.title, second.container, second.url) == (
        "On walking",
        "Journal of Steps",
        "https://example.org/walk",
    )
    assert third.title == "Something that has no form at all"
    assert "could not be told apart" in messages(imported)


def test_a_number_without_a_source_is_noted_and_left() -> None:
    imported = import_published("A title\n\n1 May 2026\n\nIt helps some people 7." + SOURCES)
    assert "people 7." in imported.article.body
    assert "no source fits 7" in messages(imported)
    assert messages(imported).count("No citation of this source") == 3


def test_tabs_between_words_are_a_table() -> None:
    imported = import_published("A title\n\n1 May 2026\n\nUse\tProof\nLupus\tTwo series 2" + SOURCES)
    assert "| Use | Proof |\n| --- | --- |\n| Lupus | Two series [@charityb] |" in imported.article.body
    assert "Read as a table" in messages(imported)


def test_wrapped_lines_become_one_paragraph() -> None:
    text = (
        "A title\n\n1 May 2026\n\n"
        "This paragraph was wrapped by some program at a width of about\n"
        "seventy characters, as mail and terminals do, so that it has to be\n"
        "joined again."
    )
    imported = import_published(text)
    assert imported.article.body.count("\n") == 2
    assert "joined" in messages(imported)


def test_nested_and_numbered_lists() -> None:
    body = body_of("A title\n\n1 May 2026\n\n• One\n    ◦ Inner\n• Two\n\n1. First\n2. Second")
    assert "- One\n    - Inner\n- Two" in body
    assert "1. First\n2. Second" in body


def test_lines_together_after_a_colon_are_a_list() -> None:
    imported = import_published("A title\n\n1 May 2026\n\nThe harms are:\n\nFever\nChills\n\nThat is all.")
    assert "The harms are:\n\n- Fever\n- Chills\n\nThat is all." in imported.article.body
    assert "Read as a list" in messages(imported)


def test_a_page_copied_with_digits_after_the_words() -> None:
    text = "A title\n\n1 May 2026\n\nIt calms lupus1. It calms joints2, and skin3 too."
    imported = import_published(text + SOURCES)
    assert "It calms lupus [@charity]. It calms joints [@charityb], and skin [@charityc] too." in (
        imported.article.body
    )
    assert len(imported.notes) == 2


def test_the_category_is_written_as_the_journal_writes_it() -> None:
    imported = import_published(
        "IMMUNE HEALTH\n\nA title\n\n1 May 2026", Journal(categories=("Immune Health",))
    )
    assert read_metadata(imported.article.front_matter).category == "Immune Health"


def test_text_below_the_sources_is_noted_not_kept() -> None:
    imported = import_published("A title\n\n1 May 2026\n\nText." + SOURCES + "\nShare this page with friends")
    assert "Share this page" not in imported.article.text
    assert "Share this page" in messages(imported)


@pytest.mark.parametrize("text", ["", " \n", "\ufeff", "\x00", "Sources", "1.", "•", "\t", "---\n---"])
def test_nearly_nothing_is_still_an_article(text: str) -> None:
    imported = import_published(text)
    assert read_metadata(imported.article.front_matter).problems == ()
    assert imported.notes


def test_plain_text_shows_as_itself() -> None:
    body = body_of(
        "A title\n\n1 May 2026\n\nUse *care* with _this_, `that`, <b> & [@key] or me@example.org, @you.\n\n"
        "# no heading here.\n\n::: {.note}."
    )
    assert r"\*care\* with \_this\_, \`that\`, &lt;b> & \[\@key] or me@example.org, \@you." in body
    assert "\n\\# no heading here.\n" in body
    assert find_clusters(body) == ()


def test_a_backslash_before_a_key_shows_as_itself() -> None:
    body = body_of("A title\n\n1 May 2026\n\nWrite \\@key here.")
    assert body.strip() == r"Write \\\@key here."
    assert find_clusters(body) == ()


@pytest.mark.parametrize(
    "text",
    ["[" * 1_500, "1 " * 1_500, "(" * 1_000 + "2020)", "a, " * 1_500, "word 2. " * 200, "¹" * 1_500],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    imported = import_published(f"A title\n\n1 May 2026\n\n{text}{SOURCES}4. {text}")
    assert Article.parse(imported.article.text) == imported.article


pieces = st.sampled_from(
    [
        *(
            "Sources",
            "1 May 2026",
            "A heading",
            "\n",
            "\n\n",
            "\t",
            " 2.",
            "1. Body — Title",
            "• ",
            "  ",
            "word",
        ),
        *(
            "Is it safe? No.",
            "Common questions",
            "not medical advice",
            "[@a]",
            "---",
            '"',
            "'",
            ":",
            "é",
            "\U0001f642",
        ),
    ]
)


@given(st.lists(st.one_of(pieces, texts(8)), max_size=25))
def test_any_text_imports(parts: list[str]) -> None:
    imported = import_published(" ".join(parts))
    metadata = read_metadata(imported.article.front_matter)
    keys = {source.key for source in metadata.sources}
    assert metadata.readable
    assert Article.parse(imported.article.text) == imported.article
    assert {item.key for cluster in find_clusters(imported.article.body) for item in cluster.items} <= keys

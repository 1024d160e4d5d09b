"""Sources move, come, change and go by splices, with their own comments, and all others stay as they are."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, RefusedError, inverse
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.source_writing import normal
from cureon_editor.article.sources import Correction, Name, PartialDate, Source, Study
from cureon_editor.article.splicing import (
    insert_source,
    move_source,
    remove_source,
    rename_source,
    replace_source,
)

A = "  # the first\n  - id: a   # aa\n    title: One # t\n    PMCID: PMC1\n    # inside a\n"
B = "  - id: b\n    author:\n      - {family: Berg, non-dropping-particle: van, given: A}\n"
C = '  # about c\n  - {id: c, title: "Three"}\n'
HEAD = "---\ntitle: x\n# sources\nreferences:\n"
TAIL = "slug: y   # last\n---\nBody\n"


def file(*items, gap=""):
    return HEAD + gap.join(items) + TAIL


STYLES = {
    "tight": file(A, B, C),
    "blank lines": file(A, B, C, gap="\n"),
    "uneven": file(A, "\n  # stays\n\n", B, C),
    "flush": file(A, B, C).replace("\n  ", "\n"),
    "flow": "---\nreferences: [{id: a}, {id: b, issued: 2022}, {id: c}]   # all\nslug: y\n---\nBody\n",
    "crlf": file(A, B, C).replace("\n", "\r\n"),
    "mixed": file(A, B, C).replace("One # t\n", "One # t\r\n"),
}
LAYOUTS = st.sampled_from([Article.parse(text) for text in STYLES.values()])

TEXTS = st.text("ab:#-'\"\\,[]{}&~ \n\t\u2028é", max_size=8) | st.sampled_from(
    ("", "yes", "1.10", "0012", "2022")
)
DATES = st.builds(PartialDate, st.integers(1000, 2100), st.integers(1, 12) | st.none()) | st.builds(
    PartialDate, raw=st.sampled_from(("Spring", "in press", "", "2022"))
)
SOURCES = st.builds(
    Source,
    key=st.sampled_from(("a", "new", "x:y", "1")),
    type=st.sampled_from(("", "book", "webpage")),
    authors=st.lists(st.builds(Name, TEXTS, TEXTS, TEXTS), max_size=2).map(tuple),
    title=TEXTS,
    container=TEXTS,
    issued=DATES | st.none(),
    pmid=TEXTS,
    status_checked=TEXTS,
    study=st.builds(Study, TEXTS, TEXTS, funding=TEXTS) | st.none(),
    editors=st.lists(st.builds(Name, TEXTS, TEXTS, TEXTS), max_size=1).map(tuple),
    container_short=TEXTS,
    number=TEXTS,
    correction=st.sampled_from(Correction) | st.none(),
)


def after(article, splices):
    changed = article.spliced(splices)
    assert Article.parse(changed.text) == changed
    parts = {part: article.part(part) for part in Part}
    assert changed.restored(inverse(splices, parts), article.form).text == article.text
    return changed


def sources(article):
    return list(read_metadata(article.front_matter).sources)


def read_back(source):
    """A source as reading gives it: a raw text that is a date is that date."""
    raw = source.issued.raw if source.issued else ""
    return replace(source, issued=PartialDate(int(raw))) if raw.isdigit() else source


@given(LAYOUTS, st.integers(0, 3), SOURCES)
def test_an_inserted_source_reads_as_given_and_stands_where_asked(article, index, source):
    assume(source.key != "a")
    expected = sources(article)
    expected.insert(index, read_back(normal(source)))
    changed = after(article, insert_source(article, index, source))
    assert sources(changed) == expected
    assert changed.text.endswith(article.text[-20:])


@given(LAYOUTS, st.integers(0, 2), SOURCES)
def test_a_replaced_source_reads_as_given(article, index, source):
    assume(source.key != "a" or index == 0)
    old = sources(article)
    changed = after(article, replace_source(article, index, source))
    found = sources(changed)
    assert found[index] == replace(read_back(normal(source)), other=old[index].other)
    assert found[:index] + found[index + 1 :] == old[:index] + old[index + 1 :]


@given(LAYOUTS, st.integers(0, 2), st.integers(0, 2))
def test_a_moved_source_takes_its_own_place_only(article, start, to):
    expected = sources(article)
    expected.insert(to, expected.pop(start))
    changed = after(article, move_source(article, start, to))
    assert sources(changed) == expected
    assert sorted(changed.front_matter) == sorted(article.front_matter)


@given(LAYOUTS, st.integers(0, 2))
def test_a_removed_source_leaves_the_others(article, index):
    expected = sources(article)
    del expected[index]
    assert sources(after(article, remove_source(article, index))) == expected


@pytest.mark.parametrize("style", ["tight", "blank lines"])
@pytest.mark.parametrize("to", [0, 2])
def test_an_item_moves_with_its_comments(style, to):
    gap = "\n" if style == "blank lines" else ""
    order = (B, A, C) if to == 0 else (A, C, B)
    article = Article.parse(STYLES[style])
    assert after(article, move_source(article, 1, to)).text == file(*order, gap=gap)


def test_a_comment_after_a_blank_line_stays_where_it_is():
    article = Article.parse(STYLES["uneven"])
    assert after(article, move_source(article, 0, 1)).text == file(B, "\n  # stays\n\n", A, C)


def test_only_the_changed_fields_of_a_source_change():
    article = Article.parse(STYLES["tight"])
    old = sources(article)[1]
    changed = replace(old, authors=(*old.authors, Name("Li", "Bo")), volume="12")
    berg = "      - {family: Berg, non-dropping-particle: van, given: A}\n"
    expected = B.replace(berg, berg + '      - {family: Li, given: Bo}\n    volume: "12"\n')
    assert after(article, replace_source(article, 1, changed)).text == file(A, expected, C)


def test_a_source_is_renamed_in_its_id_only():
    article = Article.parse(STYLES["tight"])
    changed = after(article, rename_source(article, 0, "z"))
    assert changed.text == STYLES["tight"].replace("id: a ", "id: z ")


@pytest.mark.parametrize("front", ["", "title: x\n", "references:\n", "references: []\n", "references: ~\n"])
def test_the_first_source_makes_the_list(front):
    article = Article(front or None, "Body\n") if not front else Article.parse(f"---\n{front}---\nBody\n")
    changed = after(article, insert_source(article, 0, Source("a", title="T")))
    assert [source.key for source in sources(changed)] == ["a"]


@pytest.mark.parametrize(
    "front", ["references:\n  - id: a\n", "references: [{id: a}]\n", "references:\n- id: a\nx: y\n"]
)
def test_the_last_source_can_go(front):
    article = Article.parse(f"---\n{front}---\n")
    assert sources(after(article, remove_source(article, 0))) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda article: insert_source(article, 0, Source("a")), "already has the id"),
        (lambda article: insert_source(article, 0, Source("")), "needs an id"),
        (lambda article: insert_source(article, 9, Source("n")), "no place 10"),
        (lambda article: replace_source(article, 1, Source("a")), "already has the id"),
        (lambda article: rename_source(article, 1, "c"), "already has the id"),
        (lambda article: move_source(article, 0, 3), "no place 4"),
        (lambda article: remove_source(article, -1), "no place 0"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(change, words):
    with pytest.raises(RefusedError, match=words):
        change(Article.parse(STYLES["tight"]))


def test_a_source_that_is_no_set_of_fields_is_not_rewritten():
    with pytest.raises(RefusedError, match="not written as fields"):
        replace_source(Article.parse("---\nreferences: [text]\n---\n"), 0, Source("a"))

"""Sorting and moving many."""

import pytest

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.article.reading import read_metadata
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.numbering import number
from cureon_editor.editing import source_order

FRONT = """\
references:
  - {id: zed, title: The Öland study, author: [{family: zimmer}], issued: 2019}
  - {id: none}
  - {id: old, title: “An old one”, author: [{literal: Ångström Institute}], issued: 1950}
  - {id: two, title: oland again, author: [{family: Álvarez, given: B}], issued: 2019}
  - {id: one, title: Zebra, author: [{family: alvarez, given: A}], issued: {raw: in press}}
"""
BODY = "First [@two; @old], then [@old], [@zed], [@none] and [@none; @none].\n"
ARTICLE = Article.parse(f"---\ncitation_order: list\n{FRONT}---\n{BODY}")


def order(article: Article) -> list[str]:
    return [source.key for source in read_metadata(article.front_matter).sources]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("mention", ["two", "old", "zed", "none", "one"]),
        ("author", ["one", "two", "old", "zed", "none"]),
        ("year", ["zed", "two", "old", "none", "one"]),
        ("title", ["two", "zed", "old", "one", "none"]),
        ("cited", ["none", "old", "zed", "two", "one"]),
    ],
)
def test_sources_are_sorted(by: str, expected: list[str]) -> None:
    edit = source_order.sort(ARTICLE, Selection(), by)
    assert edit
    assert edit.name == "sort sources"
    assert order(ARTICLE.spliced(edit.splices)) == expected


def test_sorting_under_mention_starts_from_the_rows_shown() -> None:
    article = Article.parse(f"---\n{FRONT}---\n{BODY}")
    assert source_order.sort(article, Selection(), "mention") is None
    edit = source_order.sort(article, Selection(), "year")
    assert edit
    sorted_ = article.spliced(edit.splices)
    assert order(sorted_) == ["two", "zed", "old", "none", "one"]
    metadata = read_metadata(sorted_.front_matter)
    assert metadata.citation_order == "list"
    assert number(find_clusters(BODY), metadata.sources, metadata.citation_order).numbers["two"] == 1


@pytest.mark.parametrize(
    ("keys", "to", "expected"),
    [
        (["old", "zed"], 1, ["none", "zed", "old", "two", "one"]),
        (["old", "zed"], 3, ["none", "two", "one", "zed", "old"]),
        (["one", "none"], 0, ["none", "one", "zed", "old", "two"]),
        (["one", "two"], 3, None),
    ],
)
def test_several_move_together_in_the_order_of_the_list(
    keys: list[str], to: int, expected: list[str] | None
) -> None:
    edit = source_order.move(ARTICLE, Selection(), keys, to)
    assert expected == (order(ARTICLE.spliced(edit.splices)) if edit else None)


@pytest.mark.parametrize(("keys", "to"), [(["old", "zed"], 4), (["old", "nobody"], 0), (["old"], -1)])
def test_no_such_place_or_source(keys: list[str], to: int) -> None:
    with pytest.raises(RefusedError, match=r"^[^\n]+\.$"):
        source_order.move(ARTICLE, Selection(), keys, to)


def test_no_such_order() -> None:
    with pytest.raises(RefusedError, match="Choose mention, author, year, title or cited"):
        source_order.sort(ARTICLE, Selection(), "size")

"""Formats are found by walking; a new article starts with fields that explain themselves."""

from datetime import date

import pytest
from hypothesis import given

from cureon_editor.article.reading import read_metadata
from cureon_editor.exchange.blank import new_article
from cureon_editor.exchange.formats import formats
from cureon_editor.journal import Journal
from tests.core.texts import texts

TODAY = date(2026, 11, 1)


def test_each_format_can_do_something() -> None:
    assert {"html", "published-text"} <= set(formats())
    for name, known in formats().items():
        assert known.name == name
        assert known.read or known.write
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in known.suffixes)


def test_html_is_one_file_without_scripts() -> None:
    write = formats()["html"].write
    assert write
    page = write(new_article("A & B", TODAY), Journal(), TODAY)
    assert "<title>A &amp; B" in page
    assert "<script" not in page


@given(texts(40))
def test_a_new_article_keeps_any_title(title: str) -> None:
    found = read_metadata(new_article(title, TODAY).front_matter)
    assert (found.title, found.date, found.readable) == (title, "2026-11-01", True)
    assert found.therapies == ()


@pytest.mark.parametrize("key", ["standfirst", "author", "medical_reviewer", "review_due", "interests"])
def test_a_new_article_asks_for_each_field(key: str) -> None:
    assert f"\n{key}:" in (new_article("", TODAY).front_matter or "")


def test_two_new_articles_differ() -> None:
    assert new_article("", TODAY) != new_article("", TODAY)

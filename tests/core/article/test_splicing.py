"""A splice of a field changes that field and nothing else, and what was set is what is read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, RefusedError, inverse
from cureon_editor.article.fields import fields
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.rewriting import as_data
from cureon_editor.article.splicing import append_item, field_data, set_field

FILE = """\
---
# about the title
title: 'It''s one'   # keep
date: 2026-06-17
standfirst: >
  One two three
  four five six.

slug: "a-b"
author:
  # the first
  - name: Jo   # she
    credentials: MD
  - name: Al
medical_reviewer: {name: Dr Rao, registration: "001"}
notes: |+
  kept


unknown: [1, 2]   # other
---
Body
"""
ARTICLE = Article.parse(FILE)

LETTERS = "ab1:#-?'\"\\,[]{}&*!|>%@`~ \n\t\r\0\x07\x85\xa0\u2028\ufeff😀é"
TEXTS = st.text(LETTERS, max_size=12) | st.sampled_from(
    (
        "yes",
        "null",
        "~",
        "1.10",
        "0012345",
        "2026-06-17",
        "1e3",
        "a: b",
        "a #b",
        "---",
        "...",
        "- a",
        "x\n\ny",
        "a\nb",
    )
)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)
KEYS = ("title", "date", "standfirst", "slug", "author", "medical_reviewer", "unknown", "new")


def after(article, splices):
    changed = article.spliced(splices)
    assert Article.parse(changed.text) == changed
    return changed


def said(article):
    return {field.key: field.piece.data for field in fields(article.front_matter or "")}


@given(st.sampled_from(KEYS), VALUES)
@example("standfirst", "a\nb")
@example("slug", "---\n...")
def test_what_is_set_is_what_is_read_and_nothing_else_changes(key, value):
    splices = set_field(ARTICLE, key, value)
    changed = after(ARTICLE, splices)
    assert said(changed) == said(ARTICLE) | {key: as_data(value)}
    parts = {part: ARTICLE.part(part) for part in Part}
    assert changed.restored(inverse(splices, parts), ARTICLE.form).text == FILE


@given(st.lists(st.tuples(st.sampled_from(KEYS[1:]), VALUES), min_size=1, max_size=3))
def test_other_lines_stay_byte_for_byte(changes):
    article = ARTICLE
    for key, value in changes:
        article = after(article, set_field(article, key, value))
    assert "# about the title\ntitle: 'It''s one'   # keep\n" in article.text
    assert "notes: |+\n  kept\n\n\n" in article.text


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("title", "Two: it's", "title: 'Two: it''s'   # keep"),
        ("date", "2026-07-01", "date: 2026-07-01"),
        ("slug", "c", 'slug: "c"'),
        ("standfirst", "One two three four FIVE six.", "  four FIVE six."),
        (
            "medical_reviewer.name",
            "Dr Li, Ann",
            'medical_reviewer: {name: "Dr Li, Ann", registration: "001"}',
        ),
        ("medical_reviewer.registration", None, "medical_reviewer: {name: Dr Rao}"),
        ("interests", "None.", "interests: None."),
        ("lang", "no", 'lang: "no"'),
        ("unknown", ["1", "3"], 'unknown: [1, "3"]   # other'),
    ],
)
def test_only_the_line_of_the_field_changes(key, value, line):
    changed = after(ARTICLE, set_field(ARTICLE, key, value)).text.split("\n")
    kept = [old for old in FILE.split("\n") if old in changed]
    assert line in changed
    assert len(kept) >= len(FILE.split("\n")) - 1


def test_a_value_it_has_already_needs_no_splice():
    assert set_field(ARTICLE, "title", "It's one") == ()
    assert set_field(ARTICLE, "absent", None) == ()


def test_none_takes_the_key_and_its_comments_away():
    changed = after(ARTICLE, set_field(ARTICLE, "title", None))
    assert changed.text == FILE.replace("# about the title\ntitle: 'It''s one'   # keep\n", "")


def test_the_first_key_can_go_though_a_blank_line_follows():
    article = Article.parse("---\ntitle: x\n\nslug: y\n---\n")
    assert after(article, set_field(article, "title", None)).text == "---\nslug: y\n---\n"


def test_an_item_of_a_list_changes_alone():
    people = [{"name": "Jo", "credentials": "PhD"}, {"name": "Al"}, {"name": "New"}]
    changed = after(ARTICLE, set_field(ARTICLE, "author", people)).text
    assert changed == FILE.replace("MD", "PhD").replace("- name: Al\n", "- name: Al\n  - name: New\n")


def test_new_lists_follow_the_indentation_of_the_file():
    article = Article.parse("---\nauthor:\n- name: Jo\n---\n")
    changed = after(article, set_field(article, "therapies", [{"name": "CAR-T", "offered": "no"}]))
    assert changed.front_matter == 'author:\n- name: Jo\ntherapies:\n- name: CAR-T\n  offered: "no"\n'


@pytest.mark.parametrize("body", ["Body\r\n", "Body\r\nmixed\n"])
def test_an_article_without_front_matter_gets_one(body):
    article = Article.parse(body)
    changed = after(article, set_field(article, "title", "x"))
    assert changed.text == "---\r\ntitle: x\r\n---\r\n" + body


@pytest.mark.parametrize(
    "front", ["", "waivers:\n", "waivers: []\n", "waivers: [{rule: b}]\n", "waivers:\n- rule: b\n"]
)
def test_an_item_is_appended_to_any_list(front):
    article = Article.parse(f"---\n{front}---\n")
    changed = after(article, append_item(article, "waivers", {"rule": "a", "date": "2026-01-01"}))
    assert [waiver.rule for waiver in read_metadata(changed.front_matter).waivers][-1] == "a"


@pytest.mark.parametrize(
    ("front", "key", "value", "words"),
    [
        ("title: 'x\n", "title", "y", "cannot be read"),
        ("title: a\ntitle: b\n", "title", None, "twice"),
        ("{title: a}\n", "slug", "b", "YAML text"),
        ("slug: a\n", "slug.name", "b", "no named parts"),
        ("author: [Jo]\n", "author.2.name", "Al", "no list with a place 3"),
        ("title: a\n", "slug", "\ud800", "YAML text"),
    ],
)
def test_what_cannot_be_proven_is_refused_with_a_sentence(front, key, value, words):
    with pytest.raises(RefusedError, match=words):
        set_field(Article.parse(f"---\n{front}---\n"), key, value)


def test_items_that_share_a_line_are_written_anew():
    article = Article.parse("---\ntable:\n  - - a\n---\n")
    changed = after(article, set_field(article, "table", [["a", "b"]]))
    assert said(changed) == {"table": (("a", "b"),)}


def test_text_is_no_list_to_append_to():
    with pytest.raises(RefusedError, match="not a list"):
        append_item(Article.parse("---\nwaivers: x\n---\n"), "waivers", {"rule": "a"})


@pytest.mark.parametrize(
    ("front", "key", "value", "people"),
    [
        ("author: Jo", "author.0.credentials", "MD", [{"name": "Jo", "credentials": "MD"}]),
        ("author: {name: Jo}", "author.0.name", "Al", [{"name": "Al"}]),
        ("author: [Jo, Al]", "author.1.name", "Li", ["Jo", {"name": "Li"}]),
        ("author: [Jo, Al]", "author.0", None, ["Al"]),
        ("author: [Jo]", "author.1.name", "Al", ["Jo", {"name": "Al"}]),
        ("title: x", "author.0.name", "Al", [{"name": "Al"}]),
        ("author: Jo", "author.name", "Al", {"name": "Al"}),
    ],
)
def test_a_part_of_a_list_is_named_by_its_place(front, key, value, people):
    article = Article.parse(f"---\n{front}\n---\n")
    changed = after(article, set_field(article, key, value))
    assert said(changed)["author"] == as_data(people)
    assert field_data(changed, key) == (value or people[0])


def test_a_named_reviewer_becomes_fields():
    article = Article.parse("---\nmedical_reviewer: Dr Rao\n---\n")
    changed = after(article, set_field(article, "medical_reviewer.registration", "12"))
    assert said(changed)["medical_reviewer"] == {"name": "Dr Rao", "registration": "12"}

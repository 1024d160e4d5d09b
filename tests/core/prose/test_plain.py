"""Plain text keeps every word at its offset, and words are counted as readers meet them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.citations.find import find_clusters
from cureon_editor.prose.plain import plain, readable
from cureon_editor.prose.words import count_words, reading_minutes


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", ""),
        ("# Head *em* [@a]", "Head em"),
        ("Some **bold** re**mark**able _it_ snake_case __x__", "Some bold remarkable it snake_case x"),
        ("cells [@a; @b, p. 4]. Next", "cells. Next"),
        ('[a guide](x.md "title") and ![alt words](i.png)', "a guide and"),
        ("`code` and ``more ` code`` here", "and here"),
        ("a\n```\ncode here\n```\nb", "a b"),
        ("a <!-- not\n\nthis --> b", "a b"),
        (r"\*star\* 5 * 3 and 2 < 3", "*star* 5 * 3 and 2 < 3"),
        ("fields {Therapy} stay {: .x} {#id .y}", "fields {Therapy} stay"),
        ("x<br>y <b class='c'>z</b>", "xy z"),
        ("- item\n- [x] done\n2. two\n    * deep", "item done two deep"),
        ("| A | B |\n|---|:-:|\n| c | d |", "A B c d"),
        ("Title\n=====\n\n---\n\ntext", "Title text"),
        ("::: {.note}\nInside\n:::", "Inside"),
        ("> quoted\n> words", "quoted words"),
        ("Term\n: meaning", "Term meaning"),
        ("text[^1]\n\n[^1]: a note", "text a note"),
        ("[ref]: https://x.org\n*[HTML]: Hyper Text\nend", "end"),
        ("5 mg — daily", "5 mg — daily"),
        ("name@example.org @a says", "name@example.org says"),
    ],
)
def test_what_is_left_to_read(body: str, words: str) -> None:
    assert readable(body).split() == words.split()
    assert count_words(body) == len(words.split())


@pytest.mark.parametrize(
    "body",
    [
        "[^" * 3_000,
        "|" + " " * 5_000 + "x",
        "-|" * 3_000 + "x",
        "*a" * 3_000,
        " >" * 3_000 + "x",
        "![" * 3_000,
    ],
)
def test_hostile_text_is_read_to_its_end(body: str) -> None:
    assert plain(body + "\n\nlast").text.endswith("\n\nlast")


SOUP = st.text("ab [](){}*_`~<>!#-+=|:.@;\\^/\n1\0é", max_size=80)


@given(SOUP)
def test_plain_text_is_the_body_with_blanks(body: str) -> None:
    text = plain(body).text
    assert len(text) == len(body)
    assert all(kept in (" ", was) for kept, was in zip(text, body, strict=True))
    assert [at for at, was in enumerate(body) if was == "\n"] == [
        at for at, kept in enumerate(text) if kept == "\n"
    ]


@given(SOUP)
def test_no_citation_is_left_in_plain_text(body: str) -> None:
    text = plain(body).text
    assert all(text[cluster.start : cluster.end].isspace() for cluster in find_clusters(body))


def test_reading_time_rounds_up() -> None:
    assert [reading_minutes(words, 200) for words in (0, 1, 200, 201, 1_956)] == [0, 1, 1, 2, 10]

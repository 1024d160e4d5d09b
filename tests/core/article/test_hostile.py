"""Hostile front matter is refused at once, with a sentence and a place."""

from itertools import pairwise

import pytest

from cureon_editor.article.composing import MAX_DEPTH, MAX_LENGTH
from cureon_editor.article.problems import Severity
from cureon_editor.article.reading import read_metadata

ALIASES = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise("abcdefghi"))


@pytest.mark.parametrize(
    ("front_matter", "words", "offset"),
    [
        ("a: " + "[" * 100_000, "nested", 3 + MAX_DEPTH - 1),
        ("a: " + "{b: " * 100_000, "nested", 3 + 4 * (MAX_DEPTH - 1)),
        ("- " * 100_000, "nested", 2 * MAX_DEPTH),
        (ALIASES, "anchors", 3),
        ("a: *b\n", "anchors", 3),
        ("a: {<<: {b: c}}\n", "merge keys", 4),
        ("a: x\x07y\n", "U+0007", 4),
        ("a: \ud800\n", "U+D800", 3),
        ("a: \0\n", "U+0000", 3),
        ("a:\n\tb: c\n", "tab", 3),
        ("a: b: c\n", "colon", 4),
        ("a: 'x\nb: y\n", "never closed", 11),
        ("a: [x\nb: c\n", "not closed", 7),
        ("a: @x\n", "Put quotes", 3),
        ("a: 'x'y\n", "does not belong", 6),
        ("a: x\n--- \nb: c\n", "second YAML document", 5),
        ("? [a]\n: b\n", "key", 2),
        ("- a\n", "key: value", 0),
        ("just text\n", "key: value", 0),
        ("a: " + "x" * MAX_LENGTH, "longer than", MAX_LENGTH),
        ("a: !e!x y\n", "tag", 3),
        ('a: "\\q"\n', "backslash", 4),
    ],
)
def test_front_matter_that_cannot_be_read(front_matter, words, offset):
    metadata = read_metadata(front_matter)
    assert not metadata.readable
    (problem,) = metadata.problems
    assert words in problem.message
    assert (problem.offset, problem.severity) == (offset, Severity.ERROR)


@pytest.mark.parametrize(
    "front_matter", ["a: x\ufeffy\n", "\ufeffa: b\n", "a: 'x\u2028y'\n", "a: " + "!" * 50_000]
)
def test_odd_but_valid_text_is_read(front_matter):
    metadata = read_metadata(front_matter)
    assert (metadata.readable, metadata.other) == (True, ("a",))


def test_thousands_of_sources_pass():
    text = "references:\n" + "".join(f"  - id: s{n}\n" for n in range(1_500))
    metadata = read_metadata(text)
    assert (len(metadata.sources), metadata.problems) == (1_500, ())

"""Citations are found where Pandoc finds them, whatever stands around them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.citations.find import find_clusters, find_mentions
from tests.core.texts import made_of

# Each text with the citations in it: the exact passage and the keys it cites.
FOUND = {
    "[@a]": [("[@a]", "a")],
    "word [@a; @b].": [("[@a; @b]", "a b")],
    "[@a;@b;@c]": [("[@a;@b;@c]", "a b c")],
    "[see @a, pp. 33-35; also @b]": [("[see @a, pp. 33-35; also @b]", "a b")],
    "[-@a]": [("[-@a]", "a")],
    "As @a says": [("@a", "a")],
    "As @a [p. 3] says": [("@a [p. 3]", "a")],
    "@a [p. 3; @b]": [("@a [p. 3; @b]", "a b")],
    "@a [@b]": [("@a", "a"), ("[@b]", "b")],
    "-@a": [("-@a", "a")],
    "word-@a": [("@a", "a")],
    "(@a)": [("@a", "a")],
    "_@a_": [("@a_", "a_")],
    "@a:b. @c--d @e/f/ @g::h": [("@a:b", "a:b"), ("@c", "c"), ("@e/f", "e/f"), ("@g", "g")],
    "[@Müller2024; @1a; @_b]": [("[@Müller2024; @1a; @_b]", "Müller2024 1a _b")],
    "@{a.b.}": [("@{a.b.}", "a.b.")],
    "[@{a;b}; @c]": [("[@{a;b}; @c]", "a;b c")],
    "[@a [sic] p. 4]": [("[@a [sic] p. 4]", "a")],
    "[@a, see [x](http://y/@z)]": [("[@a, see [x](http://y/@z)]", "a")],
    "[@a `](x)` ]": [("[@a `](x)` ]", "a")],
    "[@a\np. 4]": [("[@a\np. 4]", "a")],
    "[@a;]": [("[@a;]", "a")],
    "[@a][@b]": [("[@a]", "a"), ("[@b]", "b")],
    "[@a and @b]": [("[@a and @b]", "a b")],
    "[@a]: foo": [("[@a]", "a")],
    "- `x\n- y` [@a]": [("[@a]", "a")],
    "> quoted [@a]": [("[@a]", "a")],
    "| cell [@a] | b |": [("[@a]", "a")],
    "```\nopen [@a]": [("[@a]", "a")],
    "<!-- open [@a]": [("[@a]", "a")],
    "`` ` `` [@a]": [("[@a]", "a")],
    "@a@{b}": [("@a", "a"), ("@{b}", "b")],
    # A part that cites nothing, or brackets in brackets: only the keys themselves count.
    "[@a; foo]": [("@a", "a")],
    "[@a [@b] c]": [("@a", "a"), ("[@b]", "b")],
    "[see @a](http://x)": [("@a", "a")],
    r"\[@a]": [("@a", "a")],
    r"[@a\]": [("@a", "a")],
    "[text @a": [("@a", "a")],
    "[a\n\n@b]": [("@b", "b")],
    r"\\@a": [("@a", "a")],
}

NOT_FOUND = [
    "",
    "@",
    "@ a",
    "@{any key}",
    "@{}",
    "name@example.org",
    "[name@example.org]",
    r"\@a [\@b]",
    "`[@a]`",
    "``[@a]` [@b]``",
    "``@a `",
    "```\n[@a]\n```",
    "~~~ text\n@a\n\n@b\n~~~",
    "<!-- [@a]\n\n@b -->",
    "[text](https://x.org/@a)",
    '[text](/u "see @a")',
    "![image](@a.png)",
    "[![i](a/@b)](/@c)",
    "<https://x.org/@a>",
    '<a href="/@a">text</a>',
    "https://medium.com/@user/text",
    "[ref]: https://x.org/@a",
]

HOSTILE = [
    "[" * 3_000 + "@a",
    "@" * 20_000,
    "[@a" * 800,
    "[@a]" * 400,
    "[" * 800 + "@a;" * 400 + "]" * 800,
    "`" * 3_000 + "@a",
    " ".join("`" * length for length in range(1, 150)) + "@a",
    "```\n" * 800 + "@a",
    "<!--" * 3_000 + "@a-->",
    "<a " * 3_000 + "@a",
    "](" + " " * 3_000 + "@a",
    "](a " * 3_000 + "@a",
    '](a "' * 3_000 + "@a",
    "\\" * 3_000 + "@a",
    "@a" + ":." * 20_000,
    "@a" + " " * 3_000 + "[",
    "@a [x" * 800,
]


def _cited(body: str) -> list[tuple[str, str]]:
    return [
        (body[cluster.start : cluster.end], " ".join(item.key for item in cluster.items))
        for cluster in find_clusters(body)
    ]


@pytest.mark.parametrize(("body", "expected"), FOUND.items())
def test_citations_are_found(body: str, expected: list[tuple[str, str]]) -> None:
    assert _cited(body) == expected


@pytest.mark.parametrize("body", NOT_FOUND)
def test_what_only_looks_like_a_citation_is_left_alone(body: str) -> None:
    assert _cited(body) == []


@pytest.mark.parametrize("body", HOSTILE)
def test_hostile_text_is_read_to_its_end(body: str) -> None:
    after = "\n\n~~~\n~~~\n\n[@last]"
    assert _cited(body + after)[-1] == ("[@last]", "last")


def test_words_around_a_key_are_told_apart() -> None:
    (cluster,) = find_clusters("x [see @a, p. 4; -@b]")
    first, second = cluster.items
    assert (first.prefix, first.key, first.locator, first.suppress_author) == ("see", "a", "p. 4", False)
    assert (second.prefix, second.key, second.locator, second.suppress_author) == ("", "b", "", True)
    assert not cluster.narrative


def test_a_citation_in_running_text_takes_its_bracket() -> None:
    (cluster,) = find_clusters("As @a [p. 3; @b] says")
    assert cluster.narrative
    assert [(item.key, item.locator) for item in cluster.items] == [("a", "p. 3"), ("b", "")]


SOUP = st.text("[]@;ab -`\n\\({<>)}:.!#*~_|1é", max_size=60) | made_of(
    ["[@a]", "@b", "[", "]", "; ", "`", "```\n", "\n\n", "<!--", "-->", "](x)", " ", "-@c", "\\"]
)


@given(SOUP)
def test_spans_ascend_disjoint_and_hold_their_keys(body: str) -> None:
    clusters = find_clusters(body)
    assert all(before.end <= after.start for before, after in pairwise(clusters))
    for cluster in clusters:
        spans = [(item.start, item.end) for item in cluster.items]
        assert spans == sorted(spans)
        assert cluster.start <= spans[0][0]
        assert spans[-1][1] <= cluster.end
        for item in cluster.items:
            assert f"@{item.key}" in body[item.start : item.end].replace("{", "").replace("}", "")
            assert item.part[0] <= item.start < item.end <= item.part[1] <= cluster.end


@given(SOUP)
def test_citations_consist_of_the_mentions_there_are(body: str) -> None:
    items = [(item.key, item.start, item.end) for found in find_clusters(body) for item in found.items]
    assert [(found.key, found.start, found.end) for found in find_mentions(body)] == items


@given(SOUP)
def test_a_citation_in_a_paragraph_of_its_own_is_always_found(body: str) -> None:
    clean = body.replace("`", "").replace("~", "").replace("<", "")
    assert _cited(clean + "\n\nword [@last]")[-1] == ("[@last]", "last")

"""Where a source is cited, and which sentences would stand bare without it."""

import pytest

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError
from cureon_editor.citations.find import find_clusters
from cureon_editor.editing.source_places import cited_places, left_bare

FRONT = "---\nreferences: [{id: a}, {id: b}, {id: c}]\n---\n"
BODY = """\
## What *it* is

First claim [@a]. Second claim of Dr. Who [@b; @a]. Third one.
It goes on here.[@a] Last.

- In a list [see @a, p. 3].
- Another item, and @a says so.

`[@a]` is code.

| Head | More |
|------|------|
| Cell [@a] | x [@b] |
"""
ARTICLE = Article.parse(FRONT + BODY)


def test_every_place_has_its_sentence_and_label() -> None:
    places = cited_places(ARTICLE, "a")
    assert [(place.sentence, place.label) for place in places] == [
        ("First claim.", "1"),
        ("Second claim of Dr. Who.", "1,2"),
        ("It goes on here.", "1"),
        ("In a list.", "1"),
        ("Another item, and says so.", "1"),
        ("Cell x", "1"),
    ]
    assert {BODY[place.start : place.end] for place in places} == {"@a"}
    cited = [item.start for cluster in find_clusters(BODY) for item in cluster.items if item.key == "a"]
    assert [place.start for place in places] == cited


def test_a_sentence_is_left_bare_when_nothing_else_is_cited_in_it() -> None:
    places = cited_places(ARTICLE, "a")
    assert [place.sentence for place in left_bare(places)] == [
        "First claim.",
        "It goes on here.",
        "In a list.",
        "Another item, and says so.",
    ]
    assert left_bare(cited_places(ARTICLE, "b")) == ()


def test_a_sentence_that_cites_twice_is_named_once() -> None:
    article = Article.parse(FRONT + "Here [@a] and there [@a, p. 2]. But here [@a] too [@c].\n")
    assert [place.start for place in left_bare(cited_places(article, "a"))] == [6]


@pytest.mark.parametrize("body", ["[@a]", "\n\n[@a]\n\n", "x [@a]\n \n[@a] y", "> [@a]\n", "# [@a]"])
def test_a_citation_without_a_sentence_still_has_a_place(body: str) -> None:
    article = Article.parse(FRONT + body)
    places = cited_places(article, "a")
    assert len(places) == body.count("@a")
    assert all(place.alone for place in places)


def test_nobody_cites_it() -> None:
    assert cited_places(ARTICLE, "c") == cited_places(ARTICLE, "nobody") == ()


def test_details_that_cannot_be_read_are_named() -> None:
    with pytest.raises(RefusedError, match="cannot be read"):
        cited_places(Article.parse("---\nreferences: [\n---\nx [@a]\n"), "a")

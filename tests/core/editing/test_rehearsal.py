"""A rehearsal as a person reads it: sources in the journal's style, words without markup."""

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Selection
from cureon_editor.editing.rehearsal import rehearse
from cureon_editor.editing.source_order import move

SOURCES = """---
references:
- {id: a, title: First, author: [{family: Mackensen, given: Andreas}], issued: 2022}
- {id: b, title: Second, author: [{family: Schett, given: Georg}], issued: 2024}
---
"""
BODY = """
| Study | What `it` found |
|---|---|
| **One** | fewer *flares* [@a] and [a guide](x.md) [@b] |

Seen earlier [@b] in a long sentence of many words that goes on until there is no doubt left about it at all
and then some [@a].
"""
ARTICLE = Article.parse(SOURCES + BODY)


def moved() -> Article:
    edit = move(ARTICLE, Selection(), "b", 0)
    assert edit is not None
    return ARTICLE.spliced(edit.splices)


def test_places_are_told_in_words() -> None:
    places = rehearse(ARTICLE, moved()).places
    assert [place.excerpt for place in places] == [
        "One fewer flares",
        "One fewer flares and a guide",
        "Seen earlier",
        "and then some",
    ]


def test_a_long_line_is_cut_between_words() -> None:
    article = Article.parse(SOURCES + BODY.replace("at all\nand", "at all and"))
    edit = move(article, Selection(), "b", 0)
    assert edit is not None
    excerpt = rehearse(article, article.spliced(edit.splices)).places[-1].excerpt
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" no doubt left about it at all and then some")
    assert len(excerpt) <= 82


def test_sources_are_written_in_the_style_asked_for() -> None:
    rows = rehearse(ARTICLE, moved(), "vancouver").sources
    assert [row.text for row in rows] == ["Schett G. Second. 2024.", "Mackensen A. First. 2022."]

"""Citing at the caret writes one citation where a writer expects it; a change of order shows itself first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.article.reading import read_metadata
from cureon_editor.citations.find import find_clusters
from cureon_editor.editing import citations, sources
from cureon_editor.editing.rehearsal import rehearse


def _cited_at(marked: str, keys: list[str] | str = "k") -> str:
    """The body after citing where a bar marks the caret, a bar where the caret then is."""
    caret = marked.index("|")
    article = Article(None, marked.replace("|", "", 1))
    edit = citations.cite(article, Selection(caret, caret), keys)
    assert edit
    assert edit.selection
    after = article.spliced(edit.splices).body
    return f"{after[: edit.selection.head]}|{after[edit.selection.head :]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("word| next", "word [@k]| next"),
        ("wo|rd next", "word [@k]| next"),
        ("it’|s next", "it’s [@k]| next"),
        ("word.|", "word. [@k]|"),
        ("word |next", "word [@k]| next"),
        ("|word", "[@k]| word"),
        ("see https://x.org/a|", "see https://x.org/a [@k]|"),
        ("", "[@k]|"),
        ("(|)", "([@k]|)"),
        ("word [@a]|.", "word [@a; @k]|."),
        ("word [@|a].", "word [@a; @k]|."),
        ("word| [@a].", "word [@a; @k]|."),
        ("wo|rd [@a, p. 4].", "word [@a, p. 4; @k]|."),
        ("@a [p. |3] says", "@a [p. 3; @k]| says"),
        ("**bold|** text", "**bold [@k]|** text"),
        ("a\n|\nb", "a\n[@k]|\nb"),
    ],
)
def test_where_a_citation_goes(before: str, after: str) -> None:
    assert _cited_at(before or "|") == after


def test_what_is_cited_again_further_on_may_be_cited_here() -> None:
    assert _cited_at("one| two [@k].", ["k", "b"]) == "one [@k; @b]| two [@k]."


def test_several_keys_make_one_citation_without_repeats() -> None:
    assert _cited_at("word|", ["a", "b", "a"]) == "word [@a; @b]|"
    assert _cited_at("word [@a]|", ["a", "b"]) == "word [@a; @b]|"
    assert _cited_at("word|", ["http://x.org/a_(b)"]) == "word [@{http://x.org/a_(b)}]|"


def test_a_key_that_stands_there_already_changes_nothing() -> None:
    assert citations.cite(Article(None, "word [@a]"), Selection(9, 9), ["a"]) is None
    assert citations.cite(Article(None, "word"), Selection(4, 4), []) is None


@pytest.mark.parametrize("marked", ["`co|de`", "```\n|\n```", "<!-- |  -->", "[text](/u|rl)", "name|@x.org"])
def test_where_no_citation_is_read_it_is_refused(marked: str) -> None:
    caret = marked.index("|")
    with pytest.raises(RefusedError, match="not read here"):
        citations.cite(Article(None, marked.replace("|", "")), Selection(caret, caret), "k")


@pytest.mark.parametrize("key", ["", "two words", "a}b"])
def test_a_key_that_cannot_be_cited_is_refused(key: str) -> None:
    with pytest.raises(RefusedError, match="cannot be cited"):
        citations.cite(Article(None, "x"), Selection(1, 1), [key])


@given(st.text("ab @[];.`*()|\n", max_size=30), st.integers(0, 30))
def test_citing_adds_the_key_and_loses_none(body: str, caret: int) -> None:
    article = Article(None, body)
    try:
        edit = citations.cite(article, Selection(caret, caret), "new")
    except RefusedError:
        return
    assert edit
    before = [item.key for cluster in find_clusters(body) for item in cluster.items]
    after = [item.key for c in find_clusters(article.spliced(edit.splices).body) for item in c.items]
    assert [key for key in after if key != "new"] == before
    assert after.count("new") == 1


ARTICLE = Article.parse(
    "---\nreferences:\n  - {id: a, title: A}\n  - {id: b, title: B}\n  - {id: c, title: C}\n---\n"
    "First [@b; @c]. Then a longer sentence that is worth an excerpt [@a].\n\n@x and [@b].\n"
)


def test_an_order_is_one_field_and_never_the_list_or_the_text() -> None:
    edit = citations.order(ARTICLE, Selection(), "list")
    assert edit
    after = ARTICLE.spliced(edit.splices)
    assert after.text == ARTICLE.text.replace("title: C}\n", "title: C}\ncitation_order: list\n")
    assert citations.order(after, Selection(), "list") is None
    assert citations.order(ARTICLE, Selection(), "mention") is None
    back = citations.order(after, Selection(), "mention")
    assert back
    assert read_metadata(after.spliced(back.splices).front_matter).citation_order == "mention"


def test_an_unknown_order_is_refused() -> None:
    with pytest.raises(RefusedError, match="Choose"):
        citations.order(ARTICLE, Selection(), "alphabet")


def test_a_rehearsal_shows_numbers_and_places() -> None:
    edit = citations.order(ARTICLE, Selection(), "list")
    assert edit
    rehearsal = rehearse(ARTICLE, ARTICLE.spliced(edit.splices))
    assert [(row.key, row.text, row.old, row.new) for row in rehearsal.sources] == [
        ("a", "A", 3, 1),
        ("b", "B", 1, 2),
        ("c", "C", 2, 3),
    ]
    assert [(place.old, place.new) for place in rehearsal.places] == [("1,2", "2,3"), ("3", "1"), ("1", "2")]
    place = rehearsal.places[1]
    assert ARTICLE.body[place.start : place.end] == "[@a]"
    assert place.excerpt.endswith("that is worth an excerpt")
    assert rehearsal.changes


def test_a_rehearsal_of_nothing_is_empty() -> None:
    assert rehearse(ARTICLE, ARTICLE).places == ()
    assert not rehearse(ARTICLE, ARTICLE).changes


def test_a_rehearsal_of_a_removal_pairs_what_is_left() -> None:
    edit = sources.remove(ARTICLE, Selection(), key="a")
    rehearsal = rehearse(ARTICLE, ARTICLE.spliced(edit.splices))
    assert [(place.old, place.new) for place in rehearsal.places] == [("3", "")]
    assert rehearsal.sources[-1].key == "a"
    assert rehearsal.sources[-1].new is None

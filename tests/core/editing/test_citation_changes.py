"""A citation is changed as a whole: it cites what is asked, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.citations.find import find_clusters
from cureon_editor.editing.citations import change, cite

KEYS = ["alpha", "beta", "gamma", "delta:1.x", "10.1000/182"]


def changed(marked: str, keys: list[str], locators: dict[str, str] | None = None) -> str:
    """The body after the citation at the `|` was changed; `=` when nothing changes."""
    place = marked.index("|")
    article = Article(None, marked.replace("|", ""))
    edit = change(article, Selection(place, place), keys, locators)
    return article.spliced(edit.splices).body if edit else "="


@pytest.mark.parametrize(
    ("marked", "keys", "locators", "after"),
    [
        ("a [@alpha|].", ["alpha", "beta"], {}, "a [@alpha; @beta]."),
        ("a [@alpha; |@beta].", ["beta"], {}, "a [@beta]."),
        ("a [see @alpha, p. 4|; @beta].", ["alpha"], {}, "a [see @alpha, p. 4]."),
        ("a [@alpha|].", ["alpha"], {"alpha": "p. 4"}, "a [@alpha, p. 4]."),
        ("a [see -@alpha, p. 4|].", ["alpha"], {"alpha": "ch. 2"}, "a [see -@alpha, ch. 2]."),
        ("a [@alpha, p. 4|].", ["alpha"], {"alpha": ""}, "a [@alpha]."),
        ("a [@alpha|].", ["beta"], {"beta": "p. 1"}, "a [@beta, p. 1]."),
        ("a [@alpha|].", ["10.1000/182"], {}, "a [@10.1000/182]."),
        ("a [@alpha|].", ["a:"], {}, "a [@{a:}]."),
        ("a [@alpha|].", [], {}, "a."),
        ("a [@alpha|].", ["alpha"], {}, "="),
        ("a |[@alpha].", ["alpha", "alpha"], {"alpha": ""}, "="),
    ],
)
def test_what_a_citation_becomes(marked: str, keys: list[str], locators: dict[str, str], after: str) -> None:
    assert changed(marked, keys, locators) == after


@pytest.mark.parametrize(
    ("marked", "keys", "locators", "words"),
    [
        ("plain| text", ["alpha"], {}, "no citation here"),
        ("@alpha [p. 3|] said", ["beta"], {}, "part of its sentence"),
        ("a [@alpha and @beta|].", ["alpha"], {}, "part of its sentence"),
        ("a [@alpha|].", ["alpha"], {"alpha": "p. 4]"}, "Leave out brackets"),
        ("a [@alpha|].", ["alpha"], {"alpha": "@beta"}, "Leave out brackets"),
        ("a [@alpha|].", ["two words"], {}, "cannot be cited"),
    ],
)
def test_what_is_refused(marked: str, keys: list[str], locators: dict[str, str], words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        changed(marked, keys, locators)


def test_a_source_is_cited_with_its_place() -> None:
    article = Article(None, "Shown.")
    edit = cite(article, Selection(5, 5), ["alpha", "beta"], {"beta": " p.  4 "})
    assert edit is not None
    assert article.spliced(edit.splices).body == "Shown [@alpha; @beta, p. 4]."


@given(
    st.lists(st.sampled_from(KEYS[:3]), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(KEYS), max_size=5, unique=True),
    st.dictionaries(st.sampled_from(KEYS), st.text(max_size=6), max_size=3),
)
def test_it_cites_what_is_asked_or_is_refused(
    there: list[str], asked: list[str], locators: dict[str, str]
) -> None:
    cluster = f"[{'; '.join(f'@{key}' for key in there)}]"
    article = Article(None, f"Before [@beta]. Here {cluster} and [@alpha, p. 1] after.")
    place = article.body.index("Here") + 7
    try:
        edit = change(article, Selection(place, place), asked, locators)
    except RefusedError:
        assert any(set(place) & set("[]{};@\n") or not place.isprintable() for place in locators.values())
        return
    body = article.spliced(edit.splices).body if edit else article.body
    kept = [key for key in there if key in asked]
    cited = [*kept, *(key for key in asked if key not in there)]
    found = find_clusters(body)
    assert [item.key for item in found[0].items] == ["beta"]
    assert [item.key for cluster in found[1:-1] for item in cluster.items] == cited
    assert (found[-1].items[0].key, found[-1].items[0].locator) == ("alpha", "p. 1")

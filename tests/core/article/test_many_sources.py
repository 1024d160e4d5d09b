"""Many sources come in by one splice, in every layout, and an entry takes what it lacks from another."""

import pytest

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.splicing import fill_source, insert_items
from tests.core.article.test_source_splicing import STYLES, after

NEW = [{"id": "n1", "title": "0012"}, {"id": "n2", "author": [{"family": "Lee: A"}], "custom": {"x": "yes"}}]


def keys(article: Article) -> list[str]:
    return [source.key for source in read_metadata(article.front_matter).sources]


@pytest.mark.parametrize("at", [0, 1, 3])
@pytest.mark.parametrize("text", STYLES.values(), ids=STYLES)
def test_many_stand_where_they_were_put(text: str, at: int) -> None:
    article = Article.parse(text)
    splices = insert_items(article, at, NEW)
    assert len(splices) == 1
    changed = after(article, splices)
    assert keys(changed) == [*"abc"[:at], "n1", "n2", *"abc"[at:]]
    new = read_metadata(changed.front_matter).sources[at : at + 2]
    assert (new[0].title, new[1].authors[0].family, new[1].other) == ("0012", "Lee: A", ("custom",))


def test_an_article_without_a_list_gets_one() -> None:
    bare = Article.parse("Text\n")
    assert keys(after(bare, insert_items(bare, 0, NEW))) == ["n1", "n2"]
    assert insert_items(bare, 0, []) == ()


@pytest.mark.parametrize("ids", [["n", "n"], ["n", "a"], ["n", ""]], ids=["repeated", "taken", "empty"])
def test_ids_are_there_and_free(ids: list[str]) -> None:
    with pytest.raises(RefusedError, match="id"):
        insert_items(Article.parse(STYLES["tight"]), 0, [{"id": key} for key in ids])


@pytest.mark.parametrize("text", STYLES.values(), ids=STYLES)
def test_a_source_takes_what_it_lacks_and_keeps_what_it_says(text: str) -> None:
    article = Article.parse(text)
    changed = after(article, fill_source(article, 2, 1))
    before, now = (read_metadata(each.front_matter).sources for each in (article, changed))
    assert (now[2].key, now[2].title) == ("c", before[2].title)
    assert (now[2].authors, now[2].issued) == (before[1].authors, before[1].issued)
    assert now[:2] == before[:2]
    assert fill_source(changed, 2, 1) == ()

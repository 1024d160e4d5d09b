"""Suggested words take a passage's place, with a capital where a sentence begins."""

import pytest

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.editing.suggestions import use_words

WORDS = "cytokine release syndrome (CRS)"
CAPITAL = WORDS.capitalize().replace("(crs)", "(CRS)")


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("", CAPITAL),
        ("It can cause ", WORDS),
        ("It is so. ", CAPITAL),
        ("It is so.” ", CAPITAL),
        ("It is so.\n\n", CAPITAL),
        ("Harms:\n\n- ", CAPITAL),
        ("## ", CAPITAL),
        ("It is **", WORDS),
        ("Is it? **", CAPITAL),
        ("By 5 mg/kg of ", WORDS),
    ],
)
def test_a_passage_is_replaced(before: str, words: str) -> None:
    article = Article(None, f"{before}CRS and more.")
    edit = use_words(article, Selection(), len(before), len(before) + 3, WORDS)
    assert edit is not None
    assert article.spliced(edit.splices).body == f"{before}{words} and more."
    assert edit.selection == Selection(*[len(before) + len(words)] * 2)


def test_the_same_words_change_nothing() -> None:
    assert use_words(Article(None, "so CRS"), Selection(), 3, 6, "CRS") is None


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 99)])
def test_a_place_that_is_not_there_is_refused(start: int, end: int) -> None:
    with pytest.raises(RefusedError, match="no longer where it was"):
        use_words(Article(None, "CRS"), Selection(), start, end, WORDS)

"""Laws of taking another text: it is taken exactly, undone exactly, and rows of a comparison lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.comparison.words import difference
from cureon_editor.session.session import ArticleSession
from cureon_editor.ui.dialogs.compare_rows import Row, rows, shortened
from cureon_editor.ui.restoring import MOST_LINES, become

LINES = st.sampled_from(
    [
        "---\n",
        "title: T\n",
        "title: U\n",
        "One word.\n",
        "One word\r\n",
        "\n",
        "Two words",
        "\ufeff",
        "  - x\n",
        "\r",
    ]
)
TEXTS = st.lists(LINES, max_size=12).map("".join)


@given(before=TEXTS, after=TEXTS)
def test_another_text_is_taken_and_undone_to_the_letter(before: str, after: str) -> None:
    session = ArticleSession(Article.parse(before), lambda: 0.0)
    assert become(session, Article.parse(after), "reload") == (Article.parse(before) != Article.parse(after))
    assert session.article.text == after
    session.undo()
    assert session.article.text == before
    session.redo()
    assert session.article.text == after or before == after


def test_texts_with_very_many_lines_are_taken_as_a_whole() -> None:
    before = "".join(f"{number}\n" for number in range(MOST_LINES + 10))
    after = "".join(f"{number}.\n" for number in range(MOST_LINES + 10))
    session = ArticleSession(Article.parse(before), lambda: 0.0)
    assert become(session, Article.parse(after), "reload")
    assert session.article.text == after


def side(complete: list[Row], name: str) -> str:
    return "".join(text for row in complete for _kind, text in getattr(row, name))


@given(before=TEXTS, after=TEXTS)
def test_rows_hold_both_texts_and_each_change_can_be_taken_back(before: str, after: str) -> None:
    complete = rows(before, after, difference(before, after))
    assert side(complete, "before") == before
    assert side(complete, "after") == after
    text = after
    for row in reversed(complete):
        theirs = before[slice(*row.before_span)]
        text = text[: row.after_span[0]] + theirs + text[row.after_span[1] :]
        assert row.changed or theirs == after[slice(*row.after_span)]
    assert text == before


@given(before=TEXTS, after=TEXTS)
def test_shortening_leaves_out_what_is_alike_and_nothing_else(before: str, after: str) -> None:
    complete = rows(before, after, difference(before, after))
    left = list(shortened(complete))
    changed = [row for row in complete if row.changed]
    assert [row for row in left if isinstance(row, Row) and row.changed] == changed
    alike = sum(1 for row in complete if not row.changed and any(text.strip() for _, text in row.before))
    shown = sum(1 for row in left if isinstance(row, Row) and not row.changed)
    assert shown + sum(row for row in left if isinstance(row, int)) == alike

"""Offsets become the lines and columns of the file, however its lines end."""

from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part
from cureon_editor.cli.checking.checked import Lines

TEXTS = st.text(st.sampled_from("ab\n\r\U0001f642\ufeff-"), max_size=40)


@given(TEXTS, TEXTS, st.data())
def test_lines_agree_with_the_article(front: str, body: str, data: st.DataObject) -> None:
    article = Article.parse(f"\ufeff---\r\nt: {front}\n---\n{body}")
    part = data.draw(st.sampled_from(Part))
    offset = data.draw(st.integers(0, len(article.part(part))))
    assert Lines(article).at(part, offset) == article.line_and_column(part, offset)

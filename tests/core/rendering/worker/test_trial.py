"""What hangs is found by trying, and the page is composed without it."""

from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.journal import Journal
from cureon_editor.rendering.page import render_page
from cureon_editor.rendering.worker.trial import what_hangs

TODAY = date(2026, 6, 20)


def test_honest_text_has_nothing_to_avoid() -> None:
    assert what_hangs(Article.parse("Text.\n\n- item"), Journal(), TODAY) == frozenset()


def test_a_paragraph_that_hangs_is_found_and_shown_as_it_was_written() -> None:
    article = Article.parse("*Before.*\n\n" + "![" * 20_000 + "\n\n*After.*")
    avoid = what_hangs(article, Journal(), TODAY)
    assert len(avoid) == 1
    before, bad, after = render_page(article, Journal(), TODAY, avoid).blocks
    assert (before.html, after.html) == ("<p><em>Before.</em></p>", "<p><em>After.</em></p>")
    assert "took too long" in bad.html

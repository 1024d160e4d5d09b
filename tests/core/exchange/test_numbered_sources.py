"""What of the list of sources is exported."""

from cureon_editor.article.article import Article
from cureon_editor.exchange.formats import numbered_sources


def test_what_says_nothing_is_no_source() -> None:
    listed = "references:\n- words\n- {title: No key}\n- {id: a, title: Bare}\n- {id: b, title: Cited}\n"
    article = Article.parse(f"---\n{listed}---\nText [@b].\n")
    assert [source.title for source in numbered_sources(article)] == ["Cited", "Bare", "No key"]

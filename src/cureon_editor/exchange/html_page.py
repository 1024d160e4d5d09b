"""The journal page as one self-contained HTML file."""

from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.exchange.formats import Format
from cureon_editor.journal import Journal


def write_html(article: Article, journal: Journal, today: date) -> str:
    """The page as published, style and fonts inside, no scripts and nothing fetched from elsewhere."""
    # Markdown is slow to import.
    from cureon_editor.rendering.page import standalone
    from cureon_editor.rendering.worker.trial import what_hangs

    return standalone(article, journal, today, what_hangs(article, journal, today))


FORMAT = Format("html", "Web page", (".html", ".htm"), write=write_html)

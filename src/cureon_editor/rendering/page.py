"""The journal's page of an article, and that page as one file."""

from base64 import b64encode
from datetime import date
from hashlib import sha256

from markupsafe import Markup

from cureon_editor.article.article import Article
from cureon_editor.article.reading import read_metadata
from cureon_editor.journal import Journal
from cureon_editor.rendering.composing.composer import Composer, Page
from cureon_editor.rendering.templates import filled, style_with_fonts

__all__ = ["Page", "render_page", "standalone"]


def render_page(article: Article, journal: Journal, today: date, avoid: frozenset[str] = frozenset()) -> Page:
    """The page of an article as it would be published by `journal` today; every text gives one.

    What cannot be read of the front matter is left out, what cannot be laid out of the body is shown as text;
    so is what `avoid` names, which would take too long (see `worker.trial`).
    """
    return Composer(article, journal, today, avoid, live=False).page()


def standalone(article: Article, journal: Journal, today: date, avoid: frozenset[str] = frozenset()) -> str:
    """The page as one HTML file: style and fonts inside, no script, nothing fetched from elsewhere."""
    metadata = read_metadata(article.front_matter)
    style = style_with_fonts()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return filled(
        "page.html",
        metadata=metadata,
        lang=metadata.lang or "en",
        journal=journal,
        page=render_page(article, journal, today, avoid),
        style=Markup(style),  # noqa: S704 - our own style sheet
        digest=digest,
    )

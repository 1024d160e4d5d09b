"""The journal's page of an article: its furniture, its blocks and its sources, sanitised."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from markupsafe import Markup

from cureon_editor.article.article import Article
from cureon_editor.article.metadata import Metadata
from cureon_editor.article.reading import read_metadata
from cureon_editor.citations.identifiers import identifiers
from cureon_editor.citations.styles import format_source
from cureon_editor.journal import Journal
from cureon_editor.prose.words import count_words, reading_minutes
from cureon_editor.rendering.citations import ClusterWriter, source_id
from cureon_editor.rendering.cited import Cited
from cureon_editor.rendering.disclaimer import without_disclaimer
from cureon_editor.rendering.markdown.converter import convert
from cureon_editor.rendering.protocol import Block
from cureon_editor.rendering.sanitise import sanitise
from cureon_editor.rendering.shell import shell
from cureon_editor.rendering.slots import fill, hide, printable, restore
from cureon_editor.rendering.templates import filled, style_with_fonts

__all__ = ["Page", "render_page", "shell", "shown_date", "standalone"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page as HTML: what stands above the text, the text, what stands below it."""

    header: str
    blocks: tuple[Block, ...]
    footer: str


def render_page(article: Article, journal: Journal, today: date) -> Page:
    """The page of an article as it would be published by `journal` today; every text gives one.

    What cannot be read of the front matter is left out, what cannot be laid out of the body is shown as text.
    """
    metadata = read_metadata(article.front_matter)
    cited = Cited.of(article, metadata)
    blocks, disclaimer = without_disclaimer(_blocks(article, cited, journal), journal)
    return Page(_header(article, metadata, journal, today), blocks, _footer(cited, disclaimer))


def standalone(article: Article, journal: Journal, today: date) -> str:
    """The page as one HTML file: style and fonts inside, no script, nothing fetched from elsewhere."""
    metadata = read_metadata(article.front_matter)
    style = style_with_fonts()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return filled(
        "page.html",
        metadata=metadata,
        lang=metadata.lang or "en",
        journal=journal,
        page=render_page(article, journal, today),
        style=Markup(style),  # noqa: S704 - our own style sheet
        digest=digest,
    )


def _blocks(article: Article, cited: Cited, journal: Journal) -> tuple[Block, ...]:
    """The body's blocks, sanitised, citations filled in; those of which nothing is left are dropped."""
    body = printable(article.body)
    converted = convert(
        hide(body, cited.clusters),
        journal.question_headings,
        lambda code: restore(code, body, cited.clusters),
    )
    write = ClusterWriter(cited.numbering, cited.sources).html
    safe = (Block(fill(sanitise(b.html), body, cited.clusters, write), b.line) for b in converted)
    return tuple(block for block in safe if block.html.strip())


def _header(article: Article, metadata: Metadata, journal: Journal, today: date) -> str:
    """Category, title, standfirst, date and minutes, the people behind the text."""
    words = count_words(article.body)
    due = _iso(metadata.review_due)
    return filled(
        "header.html",
        metadata=metadata,
        published=shown_date(metadata.date),
        minutes=reading_minutes(words, journal.words_per_minute),
        due=shown_date(metadata.review_due),
        overdue=due is not None and due < today,
    )


def _footer(cited: Cited, disclaimer: str) -> str:
    """The sources that have a number, in its order, and the disclaimer."""
    numbered = sorted(cited.numbering.numbers, key=cited.numbering.numbers.__getitem__)
    rows = [
        {
            "key": key,
            "id": source_id(key),
            "text": format_source(cited.sources[key]),
            "links": identifiers(cited.sources[key]),
        }
        for key in numbered
    ]
    return filled("footer.html", sources=rows, disclaimer=Markup(disclaimer))  # noqa: S704 - sanitised with its block


def shown_date(text: str) -> str:
    """An ISO date as the page shows it, `17 Jun 2026`; any other text as it is."""
    day = _iso(text)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else text


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None

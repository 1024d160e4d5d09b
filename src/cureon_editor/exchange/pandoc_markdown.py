"""The article for Pandoc and what is built on it: its citeproc then numbers sources as the page does."""

from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError
from cureon_editor.article.emitting import Value
from cureon_editor.article.field_splicing import set_field
from cureon_editor.article.metadata import CitationOrder, Metadata, Person
from cureon_editor.article.reading import read_metadata
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.numbering import number
from cureon_editor.exchange.formats import Format
from cureon_editor.journal import Journal

#: Cites every source, so that Pandoc counts them in this order. Pandoc reads fields by the order of their
#: names, before the text; capitals come first.
ORDER_FIELD = "ALL-SOURCES-IN-ORDER"


def write_pandoc(article: Article, _journal: Journal, _today: date) -> str:
    """The file with the authors as plain names, and for `list` order a field that cites all sources in order.

    Everything else stays as it is, to the character. Front matter that cannot be read stays, too.
    """
    metadata = read_metadata(article.front_matter)
    article = _with(article, "author", [_named(person) for person in metadata.authors])
    if metadata.citation_order is CitationOrder.LIST:
        article = _with(article, ORDER_FIELD, _cited(article, metadata))
    return article.text


def _with(article: Article, key: str, value: Value) -> Article:
    """The article with a field that has a value; unchanged where that cannot be done safely."""
    try:
        return article.spliced(set_field(article, key, value)) if value else article
    except RefusedError:
        return article


def _named(person: Person) -> str:
    return ", ".join(filter(None, (person.name, person.credentials)))


def _cited(article: Article, metadata: Metadata) -> str:
    """All keys in list order as one citation."""
    order = number(find_clusters(article.body), metadata.sources, metadata.citation_order).order
    return f"[{'; '.join(f'@{{{key}}}' for key in order)}]" if order else ""


FORMAT = Format("md", "Markdown for Pandoc", (".md",), write=write_pandoc)

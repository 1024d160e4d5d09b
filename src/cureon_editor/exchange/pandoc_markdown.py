"""The article for Pandoc and what is built on it: its citeproc then numbers sources as the page does."""

import re
from collections.abc import Iterator
from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, RefusedError, Splice
from cureon_editor.article.emitting import Value, double_quoted
from cureon_editor.article.field_splicing import field_data, set_field
from cureon_editor.article.fields import REFERENCES
from cureon_editor.article.metadata import CitationOrder, Metadata, Person
from cureon_editor.article.nodes import Node, Scalar, Sequence, shifted
from cureon_editor.article.proving import readable_fields
from cureon_editor.article.reading import read_metadata
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.numbering import number
from cureon_editor.exchange.formats import Format
from cureon_editor.journal import Journal

#: Numbers and truth values, as readers of YAML know them; plain whole numbers stay as they are.
_TYPED = re.compile(
    r"(?!(?:0|-?[1-9][0-9]{0,14})$)"
    r"(?:[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F]+|true|false|yes|no|on|off)",
    re.IGNORECASE,
)
#: Cites every source, so that Pandoc counts them in this order. Pandoc reads fields by the order of their
#: names, before the text; capitals come first.
ORDER_FIELD = "ALL-SOURCES-IN-ORDER"


def write_pandoc(article: Article, _journal: Journal, _today: date) -> str:
    """The file with the authors as plain names, and for `list` order a field that cites all sources in order.

    What Pandoc would read as a number in a source and print differently, `1.10` or `0012345`, is put in
    quotes. Everything else stays as it is, to the character. Front matter that cannot be read stays, too.
    """
    metadata = read_metadata(article.front_matter)
    try:
        article = article.spliced(tuple(_quoted(article)))
        plain = isinstance(field_data(article, "author"), str)
    except RefusedError:
        return article.text
    article = article if plain else _with(article, "author", [_named(person) for person in metadata.authors])
    if metadata.citation_order is CitationOrder.LIST:
        article = _with(article, ORDER_FIELD, _cited(article, metadata))
    return article.text


def _quoted(article: Article) -> Iterator[Splice]:
    """Quotes around texts of sources that Pandoc would take for numbers or truth values."""
    for field in readable_fields(article):
        if field.key == REFERENCES:
            for item in field.items:
                for text in _texts(shifted(item.node, item.base)):
                    yield Splice(Part.FRONT_MATTER, text.start, text.end, double_quoted(text.text))


def _texts(node: Node) -> Iterator[Scalar]:
    """The texts below a node that would not stay what they look like."""
    if isinstance(node, Scalar):
        if not node.style and _TYPED.fullmatch(node.text):
            yield node
        return
    for part in node.items if isinstance(node, Sequence) else (pair.value for pair in node.pairs):
        yield from _texts(part)


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

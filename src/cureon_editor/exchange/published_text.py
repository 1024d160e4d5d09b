"""Read the plain text of a published page, as copied from a browser, into an article."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from cureon_editor.article.article import Article
from cureon_editor.article.metadata import CitationOrder
from cureon_editor.article.sources import Source
from cureon_editor.citations.typed.shapes import are_attached
from cureon_editor.exchange.formats import Format, Imported
from cureon_editor.exchange.front_matter import write_front_matter
from cureon_editor.exchange.published.blocks import Block, read_blocks
from cureon_editor.exchange.published.body import Piece, write_pieces
from cureon_editor.exchange.published.doubts import note_losses, note_uncited
from cureon_editor.exchange.published.escaping import escaped
from cureon_editor.exchange.published.head import Head, read_head
from cureon_editor.exchange.published.linking import Linker
from cureon_editor.exchange.published.notebook import Notebook
from cureon_editor.exchange.published.source_list import is_disclaimer, split_sources
from cureon_editor.exchange.published.sources import read_sources
from cureon_editor.journal import Journal


def import_published(text: str, journal: Journal | None = None) -> Imported:
    """The article that a published page's plain text holds, and a note on everything that is not certain.

    Bare digits that are citations become keys, the numbered sources become `references` in `list` order.
    What plain text has lost (tables, link addresses) is noted, never made up. Any text is read: one without
    title, date or sources gives an article with those fields empty. `journal` names its questions section.
    """
    journal = journal or Journal()
    notebook = Notebook()
    blocks = read_blocks(text, notebook)
    head = read_head(blocks, notebook)
    parts = split_sources(blocks[head.length :], notebook)
    sources = read_sources(parts.sources, notebook)
    linker = _linker(sources, parts.text, notebook)
    main, closing = _closing(parts.text, parts.below, notebook)
    pieces = tuple(write_pieces(main, linker, journal.question_headings))
    note_losses(pieces, notebook)
    body = _body(pieces, closing)
    note_uncited(body, parts.sources, linker.keys, notebook)
    front = write_front_matter(_fields(head, journal), tuple(sources.values()))
    return Imported(Article.parse(f"---\n{front}---\n\n{body}"), notebook.notes())


def _linker(sources: Mapping[int, Source], text: Sequence[Block], notebook: Notebook) -> Linker:
    attached = are_attached(block.text for block in text)
    if attached and sources:
        message = "The page's citations are digits directly after words; such digits were taken as citations."
        notebook.add(text[0].line, message)
    return Linker({number: source.key for number, source in sources.items()}, notebook, attached)


def _closing(
    text: Sequence[Block], below: Sequence[Block], notebook: Notebook
) -> tuple[Sequence[Block], Sequence[Block]]:
    """The text without its disclaimer, and the disclaimer: below the sources, or the last paragraph."""
    closing = [block for block in below if is_disclaimer(block)]
    for block in below:
        if block not in closing:
            notebook.add(block.line, "This stands below the sources and was left out.", block.text)
    if not closing and text and is_disclaimer(text[-1]):
        return text[:-1], text[-1:]
    return text, closing


def _body(pieces: Sequence[Piece], closing: Sequence[Block]) -> str:
    written = [piece.markdown for piece in pieces]
    if closing:
        inside = "\n\n".join(escaped(block.text) for block in closing)
        written.append(f"::: {{.disclaimer}}\n{inside}\n:::")
    return "\n\n".join(written) + "\n" if written else ""


def _fields(head: Head, journal: Journal) -> Mapping[str, str]:
    fields = {
        "id": str(uuid4()),
        "title": head.title,
        "standfirst": head.standfirst,
        "category": _category(head.category, journal),
        "date": head.date.isoformat() if head.date else "",
        "author": head.author,
        "citation_order": CitationOrder.LIST.value,
    }
    return {key: value for key, value in fields.items() if value or key in ("title", "date")}


def _category(found: str, journal: Journal) -> str:
    """The category as the journal writes it: pages often show it in capitals."""
    return next((name for name in journal.categories if name.casefold() == found.casefold()), found)


FORMAT = Format("published-text", "Published page as plain text", (".txt", ".text"), read=import_published)

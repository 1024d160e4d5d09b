"""The rows of the source list: what the list, the command line and the numbers in the text rest on."""

from collections.abc import Iterator, Mapping

from cureon_editor.article.article import Article
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.sources import Source
from cureon_editor.citations.numbering import Numbering
from cureon_editor.citations.styles import format_source
from cureon_editor.rendering.cited import Cited
from cureon_editor.rendering.protocol import SourceRow


def source_rows(article: Article, style: str) -> tuple[SourceRow, ...]:
    """The rows of an article's source list, the sources written in a style."""
    cited = Cited.of(article, read_metadata(article.front_matter))
    return SourceRows(style).of(cited.numbering, cited.sources)


class SourceRows:
    """Writes the rows in a style; the text of a source is made once, however often its number changes."""

    def __init__(self, style: str) -> None:
        self._style = style
        self._texts: dict[str, tuple[Source, str]] = {}
        self._last: tuple[Numbering, Mapping[str, Source]] | None = None
        self._told: tuple[SourceRow, ...] | None = None

    def new(self, numbering: Numbering, sources: Mapping[str, Source]) -> tuple[SourceRow, ...] | None:
        """The rows, None when they are those that were told last."""
        if self._last and self._last[0] is numbering and self._last[1] is sources:
            return None
        self._last = (numbering, sources)
        rows = self.of(numbering, sources)
        told, self._told = self._told, rows
        return rows if rows != told else None

    def of(self, numbering: Numbering, sources: Mapping[str, Source]) -> tuple[SourceRow, ...]:
        """The sources as the list shows them, then the keys that are cited and have no source."""
        return (*self._listed(numbering, sources), *_missing(numbering))

    def _listed(self, numbering: Numbering, sources: Mapping[str, Source]) -> Iterator[SourceRow]:
        self._texts = {key: self._text(sources[key]) for key in numbering.order}
        for key, (_, text) in self._texts.items():
            yield SourceRow(key, numbering.numbers.get(key), text, numbering.cited.get(key, 0))

    def _text(self, source: Source) -> tuple[Source, str]:
        known = self._texts.get(source.key)
        return known if known and known[0] == source else (source, format_source(source, self._style))


def _missing(numbering: Numbering) -> Iterator[SourceRow]:
    for key in numbering.unknown:
        yield SourceRow(key, None, f"No source has the key {key}", numbering.cited[key], known=False)

"""What an exchange format is, and the registry that finds them by walking this package."""

import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from types import MappingProxyType

from cureon_editor import exchange
from cureon_editor.article.article import Article
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.sources import Source
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.numbering import number
from cureon_editor.exchange.sources.source_format import source_formats
from cureon_editor.journal import Journal


@dataclass(frozen=True, slots=True)
class Note:
    """Something an import was not sure of: the 1-based line read, a sentence, the words in question."""

    line: int
    message: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """An article read from another format, and everything the reader should look at again."""

    article: Article
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One format that articles come from or go to.

    `name` is what `--to` and `--from` take; `suffixes` are file endings with their dot, lower case. `read`
    takes the text of a file and the journal it goes to; `write` takes the article, its journal and today's
    date and gives the text.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[str, Journal], Imported] | None = None
    write: Callable[[Article, Journal, date], str] | None = None


def formats() -> Mapping[str, Format]:
    """All formats by name: the `FORMAT` of every module of this package, then those that sources go to."""
    found: dict[str, Format] = {}
    for known in (*_of_articles(), *_of_sources()):
        if known.name in found:
            message = f"two formats are called {known.name}"
            raise ValueError(message)
        found[known.name] = known
    return MappingProxyType(found)


def numbered_sources(article: Article) -> tuple[Source, ...]:
    """All sources of the article: in number order, then those not cited, then those without a key.

    What stands in the list and says nothing, as a line of text does, is none.
    """
    metadata = read_metadata(article.front_matter)
    order = number(find_clusters(article.body), metadata.sources, metadata.citation_order).order
    place = {key: index for index, key in enumerate(order)}
    sources = (source for source in metadata.sources if source != Source(""))
    return tuple(sorted(sources, key=lambda source: place.get(source.key, len(place))))


def _of_articles() -> Iterable[Format]:
    modules = (
        import_module(f"{exchange.__name__}.{module.name}")
        for module in pkgutil.iter_modules(exchange.__path__)
    )
    return (known for module in modules if isinstance(known := getattr(module, "FORMAT", None), Format))


def _of_sources() -> Iterable[Format]:
    """Each format that sources are written in, as one that an article's sources are exported to."""
    for known in source_formats().values():
        if known.write:
            yield Format(known.name, f"Sources as {known.title}", known.suffixes, write=_writer(known.write))


def _writer(write: Callable[[Sequence[Source]], str]) -> Callable[[Article, Journal, date], str]:
    return lambda article, _journal, _today: write(numbered_sources(article))

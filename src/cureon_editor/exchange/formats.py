"""What an exchange format is, and the registry that finds them by walking this package."""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from types import MappingProxyType

from cureon_editor import exchange
from cureon_editor.article.article import Article
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
    """All formats by name: the `FORMAT` of every module of this package that has one."""
    found: dict[str, Format] = {}
    for module in pkgutil.iter_modules(exchange.__path__):
        known = getattr(import_module(f"{exchange.__name__}.{module.name}"), "FORMAT", None)
        if known is None:
            continue
        if known.name in found:
            message = f"two formats are called {known.name}"
            raise ValueError(message)
        found[known.name] = known
    return MappingProxyType(found)

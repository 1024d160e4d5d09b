"""What a format of sources is, what reading one gives, and the registry that finds them all."""

import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType

from cureon_editor.article.emitting import Value
from cureon_editor.article.sources import Source
from cureon_editor.exchange import sources


@dataclass(frozen=True, slots=True)
class Record:
    """One source understood.

    `source.key` is the key the record came with, empty when it had none. `others` are fields outside our
    schema, kept as they came. `line` is the 1-based line on which the record begins and `text` how it stood
    there. `doubts` are sentences about what was not understood; nothing is made up in its place.
    """

    source: Source
    line: int = 1
    text: str = ""
    others: Mapping[str, Value] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missed:
    """A passage of which no source could be made: its 1-based line, a sentence that says why, its text."""

    line: int
    message: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read: the records in their order, what was not understood and why, the format's name."""

    records: tuple[Record, ...] = ()
    missed: tuple[Missed, ...] = ()
    format: str = ""


@dataclass(frozen=True, slots=True)
class SourceFormat:
    """One format that sources come from or go to.

    `recognises` says whether a text is most likely in this format; of several the first by `rank` is taken.
    `read` reads a text, `read_bytes` a file that is no text; neither raises, whatever it is given.
    """

    name: str
    title: str
    suffixes: tuple[str, ...] = ()
    rank: int = 50
    recognises: Callable[[str], bool] = lambda _text: False
    read: Callable[[str], Understood] | None = None
    read_bytes: Callable[[bytes], Understood] | None = None
    write: Callable[[Sequence[Source]], str] | None = None


@lru_cache(maxsize=1)
def source_formats() -> Mapping[str, SourceFormat]:
    """All formats by name, in the order of `rank`: every `FORMAT` of the modules of this package."""
    modules = (
        import_module(f"{sources.__name__}.{module.name}")
        for module in pkgutil.iter_modules(sources.__path__)
    )
    found = [
        known for module in modules if isinstance(known := getattr(module, "FORMAT", None), SourceFormat)
    ]
    return MappingProxyType({known.name: known for known in sorted(found, key=lambda known: known.rank)})

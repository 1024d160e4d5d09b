"""How a source is written out: one module a style, each defining one constant `STYLE`, found by walking."""

import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType

from cureon_editor.article.sources import Source
from cureon_editor.citations.runs import Runs
from cureon_editor.citations.style import Style
from cureon_editor.journal import Journal

DEFAULT = "journal"


@lru_cache(maxsize=1)
def styles() -> Mapping[str, Style]:
    """Every style by its name."""
    modules = [import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return MappingProxyType({module.STYLE.name: module.STYLE for module in modules})


def format_source(source: Source, style: str = DEFAULT) -> str:
    """A source as one line of plain text; what is missing is left out, and the key stands for a title.

    Raises KeyError for a style that does not exist.
    """
    return styles()[style].format(source)


def source_runs(source: Source, style: str = DEFAULT) -> Runs:
    """A source as runs: with the italics and links of the style. Raises KeyError as `format_source` does."""
    return styles()[style].runs(source)


def house_style(journal: Journal) -> str:
    """The name of the style in which a journal writes its sources; one that does not exist is the default."""
    return journal.source_style if journal.source_style in styles() else DEFAULT


def style_problems(journal: Journal) -> tuple[str, ...]:
    """A sentence when a journal names a style that does not exist."""
    if journal.source_style in styles():
        return ()
    *others, last = styles()
    message = f"journal.yaml: There is no source style “{journal.source_style[:40]}”."
    return (f"{message} Use {', '.join(others)} or {last}. The standard value stands.",)

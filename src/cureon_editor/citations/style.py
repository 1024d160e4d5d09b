"""What a citation style is."""

from collections.abc import Callable
from dataclasses import dataclass

from cureon_editor.article.sources import Source


@dataclass(frozen=True, slots=True)
class Style:
    """A way to write a source out as one line of plain text."""

    name: str
    title: str
    format: Callable[[Source], str]

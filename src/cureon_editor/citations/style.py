"""What a citation style is."""

from collections.abc import Callable
from dataclasses import dataclass

from cureon_editor.article.sources import Source
from cureon_editor.citations.runs import Runs, merged, text_of


@dataclass(frozen=True, slots=True)
class Style:
    """A way to write a source out as one line; `write` gives its runs."""

    name: str
    title: str
    write: Callable[[Source], Runs]

    def runs(self, source: Source) -> Runs:
        """The source as runs, neighbours of one face joined."""
        return merged(self.write(source))

    def format(self, source: Source) -> str:
        """The source as plain text."""
        return text_of(self.write(source))

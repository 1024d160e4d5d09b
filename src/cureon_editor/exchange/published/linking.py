"""Turn the citations in a paragraph into keys and the rest into Markdown."""

from collections.abc import Mapping
from dataclasses import dataclass

from cureon_editor.citations.typed.judging import Habit, find_markers
from cureon_editor.citations.typed.marker import Marker
from cureon_editor.exchange.published.escaping import escaped
from cureon_editor.exchange.published.notebook import Notebook

_CONTEXT = 40


@dataclass(frozen=True, slots=True)
class Linker:
    """Knows the page's source numbers with their keys, and notes every doubt about a marker.

    `attached` says that the page's citations stand directly after the words.
    """

    keys: Mapping[int, str]
    notebook: Notebook
    attached: bool = False

    def markdown(self, text: str, line: int) -> str:
        """One paragraph as Markdown: citations in Pandoc's syntax, everything else shown as it stands."""
        written: list[str] = []
        done = 0
        for marker in find_markers(text, self.keys.keys(), Habit(attached=self.attached)):
            if marker.doubt:
                taken = "Taken as a citation" if marker.is_citation else "Left as a number"
                self.notebook.add(line, f"{taken}: {marker.doubt}", _around(text, marker))
            if marker.is_citation:
                written += [escaped(text[done : marker.start], at_start=not done), " ", self._cluster(marker)]
                done = marker.end
        return "".join([*written, escaped(text[done:], at_start=not done)]).strip()

    def _cluster(self, marker: Marker) -> str:
        return "[" + "; ".join(f"@{self.keys[number]}" for number in marker.numbers) + "]"


def _around(text: str, marker: Marker) -> str:
    """The words around a marker, with dots where they go on."""
    start, end = max(0, marker.start - _CONTEXT), marker.end + _CONTEXT
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"

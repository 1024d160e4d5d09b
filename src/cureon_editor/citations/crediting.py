"""Whom a numbered style names first for a work: its authors, or the editors in their stead."""

from collections.abc import Sequence
from dataclasses import dataclass

from cureon_editor.article.sources import Name, Source
from cureon_editor.citations.kinds import Kind, kind_of
from cureon_editor.citations.runs import Runs, joined, plain
from cureon_editor.citations.wording import people


@dataclass(frozen=True, slots=True)
class Crediting:
    """Names people; of more than `most` the first `shown`. `editor` and `editors` say what the latter did."""

    most: int
    shown: int
    editor: str
    editors: str

    def authors(self, source: Source) -> Runs:
        """The authors; the editors stand in for them, save for those of a journal."""
        if source.authors or kind_of(source) is Kind.ARTICLE:
            return self._names(source.authors)
        return self.edited(source)

    def edited(self, source: Source) -> Runs:
        """The editors, and that they are."""
        names = self._names(source.editors)
        return (
            joined(", ", names, plain(self.editors if len(source.editors) > 1 else self.editor))
            if names
            else ()
        )

    def _names(self, names: Sequence[Name]) -> Runs:
        return plain(", ".join(people(tuple(names), self.most, self.shown)))

"""What is chosen while typed numbers are linked: places ticked, and which source each number means."""

import re

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Selection
from cureon_editor.article.metadata import CitationOrder
from cureon_editor.article.reading import read_metadata
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.numbering import number
from cureon_editor.editing.linking import Candidate, candidates, link_numbers, listed_order

_DIGITS = re.compile(r"\d{1,3}")


class Choices:
    """The candidates of an article and the person's choices about them; certain ones are ticked at first.

    Raises RefusedError when the front matter cannot be read.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self.order = dict(listed_order(article))
        self.candidates: tuple[Candidate, ...] = ()
        self._ticked: dict[int, tuple[int, ...]] = {}
        self._find()
        self.tick_certain()

    @property
    def accepted(self) -> dict[int, tuple[int, ...]]:
        """The start of each ticked place and the numbers it means."""
        return dict(sorted(self._ticked.items()))

    @property
    def numbers(self) -> list[int]:
        """The numbers that were typed, ascending; those that no source has included."""
        used = {found for candidate in self.candidates for found in candidate.numbers}
        for candidate in self.candidates:
            if not candidate.numbers:
                used.update(int(digits) for digits in _DIGITS.findall(candidate.typed))
        return sorted(used - {0})

    @property
    def can_be_listed(self) -> bool:
        """Whether sources are not yet numbered as the list stands."""
        return read_metadata(self._article.front_matter).citation_order is not CitationOrder.LIST

    @property
    def renumbers(self) -> bool:
        """Whether the printed numbers would be others than the typed ones."""
        edit = link_numbers(self._article, Selection(), self.accepted, self.order)
        if edit is None:
            return False
        after = self._article.spliced(edit.splices)
        metadata = read_metadata(after.front_matter)
        printed = number(find_clusters(after.body), metadata.sources, metadata.citation_order).numbers
        typed = {found for numbers in self._ticked.values() for found in numbers}
        return any(printed.get(self.order[found]) != found for found in typed)

    def is_ticked(self, row: int) -> bool:
        """Whether the candidate in a row is to be linked, read as it says there."""
        candidate = self.candidates[row]
        return self._ticked.get(candidate.start) == candidate.numbers

    def tick(self, row: int, *, ticked: bool) -> None:
        """Tick a row or not; of two rows for one place only one is ticked. A row without source cannot be."""
        candidate = self.candidates[row]
        if ticked and candidate.keys:
            self._ticked[candidate.start] = candidate.numbers
        elif self.is_ticked(row):
            del self._ticked[candidate.start]

    def tick_all(self) -> None:
        """Tick every place that can be linked; of two readings the first, unless one is ticked already."""
        for row, candidate in enumerate(self.candidates):
            if candidate.start not in self._ticked:
                self.tick(row, ticked=True)

    def tick_certain(self) -> None:
        """Tick the certain places only."""
        self.tick_none()
        for row, candidate in enumerate(self.candidates):
            if candidate.is_certain:
                self.tick(row, ticked=True)

    def tick_none(self) -> None:
        """Tick nothing."""
        self._ticked.clear()

    def means(self, typed: int, key: str) -> None:
        """Let a number mean another source, or none when the key is empty; ticks stay where they can."""
        known = typed in self.order
        if key:
            self.order[typed] = key
        else:
            self.order.pop(typed, None)
        self._find()
        if key and not known:
            self._tick_newly_certain(typed)

    def _tick_newly_certain(self, typed: int) -> None:
        for row, candidate in enumerate(self.candidates):
            if candidate.is_certain and typed in candidate.numbers:
                self.tick(row, ticked=True)

    def _find(self) -> None:
        self.candidates = candidates(self._article, self.order)
        there = {(candidate.start, candidate.numbers) for candidate in self.candidates if candidate.keys}
        self._ticked = {start: read for start, read in self._ticked.items() if (start, read) in there}

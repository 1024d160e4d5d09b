"""A stretch of a body, with everything that follows from its text alone, each worked out once."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b

from cureon_editor.citations.find import Cluster, find_clusters
from cureon_editor.prose.words import count_words
from cureon_editor.rendering.slots import Slot, hide, printable, restore


class Stretch:
    """A text that is laid out on its own; offsets and lines count from its beginning."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newlines = text.count("\n")

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """Its citations."""
        return find_clusters(self.text)

    def keep_clusters(self, found: Iterable[Cluster], start: int) -> None:
        """Take its citations from those of the whole body, in which it begins at `start`."""
        self.clusters = tuple(cluster.moved(-start) for cluster in found)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys it cites, in order."""
        return tuple(item.key for cluster in self.clusters for item in cluster.items)

    @cached_property
    def words(self) -> int:
        """Its words, as readers count them."""
        return count_words(self.text)

    @cached_property
    def digest(self) -> str:
        """A short name that only the same text has."""
        return blake2b(self.text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()

    @cached_property
    def hidden(self) -> str:
        """The text with slots for its citations."""
        return hide(printable(self.text), self.clusters)

    def restore(self, text: str) -> str:
        """Text from the stretch in which slots of citations are again what was written."""
        return restore(text, self.written)

    def written(self, slot: Slot) -> str:
        """What the writer typed for the slot of a citation."""
        if slot.note or slot.number >= len(self.clusters):
            return ""
        cluster = self.clusters[slot.number]
        return self.text[cluster.start : cluster.end]

    def line(self, hidden_line: int) -> int:
        """The line of the text that a line of the hidden text comes from."""
        return hidden_line + (bisect_left(self._breaks, hidden_line) if self._breaks else 0)

    @cached_property
    def _breaks(self) -> list[int]:
        """For each line break that went into a slot, the line of the hidden text it is missing from."""
        lines: list[int] = []
        for cluster in self.clusters:
            breaks = self.text.count("\n", cluster.start, cluster.end)
            if breaks:
                lines += [self.text.count("\n", 0, cluster.start) - len(lines)] * breaks
        return lines

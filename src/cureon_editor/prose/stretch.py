"""One stretch of a body as prose, each part worked out once and only when asked for."""

from functools import cached_property
from itertools import pairwise

from cureon_editor.citations.find import Cluster, find_clusters
from cureon_editor.prose.block_lines import Kind, Lines, grouped
from cureon_editor.prose.blocks import classes_at, heading_title
from cureon_editor.prose.plain import plain
from cureon_editor.prose.sentences import Span, sentences
from cureon_editor.prose.words import count_words


class Stretch:
    """A stretch as `cutting.stretches` gives it; all offsets begin where it begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._clusters: tuple[int, tuple[Cluster, ...]] = (-1, ())

    @cached_property
    def plain(self) -> str:
        """The text with its markup blanked out, as long as the text."""
        return plain(self.text).text

    @cached_property
    def lines(self) -> tuple[Lines, ...]:
        """The lines of the blocks that have words to read."""
        return tuple(lines for lines in self._grouped if self.plain[lines.start : lines.end].strip())

    @cached_property
    def classes(self) -> tuple[tuple[str, ...], ...]:
        """For each of `lines` the classes of the fenced divs around it, outermost first."""
        return tuple(classes_at(self.text, [lines.start for lines in self.lines]))

    @cached_property
    def headings(self) -> tuple[tuple[Lines, str], ...]:
        """The headings with their titles, also those without words."""
        found = (lines for lines in self._grouped if lines.kind is Kind.HEADING)
        return tuple((lines, heading_title(self.text, lines)) for lines in found)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of all blocks, ascending."""
        return tuple(span for lines in self.lines for span in sentences(self.plain, lines.start, lines.end))

    def clusters(self, offset: int) -> tuple[Cluster, ...]:
        """The citations, in a body in which the stretch begins at this offset."""
        if self._clusters[0] != offset:
            self._clusters = offset, tuple(cluster.moved(offset) for cluster in self._own_clusters)
        return self._clusters[1]

    @cached_property
    def words(self) -> tuple[int, ...]:
        """How many words stand before the first of `headings`, then below each."""
        edges = (0, *(lines.start for lines, _ in self.headings), len(self.text))
        return tuple(count_words(self.text, start, end) for start, end in pairwise(edges))

    @cached_property
    def _grouped(self) -> tuple[Lines, ...]:
        return tuple(grouped(self.text))

    @cached_property
    def _own_clusters(self) -> tuple[Cluster, ...]:
        return find_clusters(self.text)

"""The body in stretches at their places: re-cut when it changes, with what they mean to one another."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, takewhile
from operator import eq

from cureon_editor.article.metadata import Metadata
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.numbering import number
from cureon_editor.prose.words import count_words
from cureon_editor.rendering.citations import ClusterWriter
from cureon_editor.rendering.composing.layouts import Layouts
from cureon_editor.rendering.composing.placed import Placed
from cureon_editor.rendering.composing.stretch import Stretch
from cureon_editor.rendering.markdown.converter import may_define
from cureon_editor.rendering.markdown.cutting import recut
from cureon_editor.rendering.markdown.environment import Definitions, Environment

#: New stretches from which on their citations are found together.
MANY = 200

#: Told of each stretch before it is read at length.
Announce = Callable[[Stretch], None]


class Body:
    """The stretches of a body, what they define for one another, and who writes their citations.

    `changed` are the places that must be looked at before the page shows the body as it is. `trailing` counts
    blocks that it shows after all stretches, of text that is gone; `moved` the lines by which what stands
    there was moved since somebody looked. `writer` is another one whenever a citation anywhere may look
    different; its sources are, when any source may.
    """

    def __init__(self, layouts: Layouts, style: str, *, titles: bool) -> None:
        self._layouts = layouts
        self._style, self._titles = style, titles
        self._text: str | None = None
        self._metadata: Metadata | None = None
        self._words: int | None = None
        self.placed: list[Placed] = []
        self.changed = range(0)
        self.trailing = self.moved = 0
        self.environment = Environment()
        self.writer = ClusterWriter(number((), (), Metadata().citation_order), {})

    @property
    def words(self) -> int:
        """How many words readers count in it."""
        if self._words is None:
            self._words = count_words(self._text or "")
        return self._words

    def take(self, text: str, metadata: Metadata, announce: Announce, on_the_way: Sequence[str] = ()) -> None:
        """Take the body and the front matter as they are now.

        `on_the_way` are texts between the last one and this: each is cut only around what is different in it,
        where a text that differs in far places would be cut anew from the first to the last.
        """
        was_behind = bool(self.changed) or bool(on_the_way)
        came, went = self._recut_by_steps([*on_the_way, text])
        if len(came) > MANY:
            self._find_citations(text)
        self._define(came, announce)
        everywhere = any(placed.defines for placed in chain(came, went))
        if everywhere:
            self._redefine(announce)
        if metadata is not self._metadata or _keys(came) != _keys(went):
            self._renumber(metadata)
            everywhere = True
        # Footnote marks are counted from the top.
        if everywhere or was_behind or self.environment.footnotes:
            self.changed = range(len(self.placed))
        if self._words is not None:
            self._words += _words(came) - _words(went)

    def _recut_by_steps(self, texts: Sequence[str]) -> tuple[list[Placed], list[Placed]]:
        """The stretches that came and went on the way over these texts, not those that came only to go."""
        came: list[Placed] = []
        went: list[Placed] = []
        for text in texts:
            if text == self._text:
                continue
            here, gone = self._recut(text)
            self._text = text
            went += [placed for placed in gone if placed not in came]
            came = [placed for placed in came if placed not in gone] + here
        return came, went

    def _recut(self, text: str) -> tuple[list[Placed], list[Placed]]:
        """Put new stretches in the place of those that are no longer there; which came, and which went.

        What the page shows of those that went is left to whom comes after them.
        """
        before = [placed.stretch.text for placed in self.placed]
        start, end, texts = recut(before, text)
        same = _common(before[start:end], texts)
        start, texts = start + same, texts[same:]
        same = _common(before[start:end][::-1], texts[::-1])
        end, texts = end - same, texts[: len(texts) - same]
        went = self.placed[start:end]
        came = [Placed(self._layouts.stretch(text)) for text in texts]
        self.placed[start:end] = came
        self._leave(start, sum(placed.stale + placed.shown for placed in went), at_end=end == len(before))
        self.changed = range(start, min(start + len(came) + 1, len(self.placed)))
        return came, went

    def _leave(self, place: int, stale: int, *, at_end: bool) -> None:
        """Have blocks of text that is gone taken off the page with the stretch that is there now."""
        if at_end:
            stale, self.trailing = stale + self.trailing, 0
        if place < len(self.placed):
            self.placed[place].stale += stale
        else:
            self.trailing += stale

    def _find_citations(self, text: str) -> None:
        """Find those of all stretches at once, which takes less than half the time."""
        found = find_clusters(text)
        index = start = 0
        for placed in self.placed:
            first, end = index, start + len(placed.stretch.text)
            while index < len(found) and found[index].start < end:
                index += 1
            placed.stretch.keep_clusters(found[first:index], start)
            start = end

    def _define(self, came: Iterable[Placed], announce: Announce) -> None:
        """Read what new stretches define."""
        for placed in came:
            if may_define(placed.stretch.text):
                announce(placed.stretch)
                placed.defines = self._layouts.definitions(placed.stretch)

    def _redefine(self, announce: Announce) -> None:
        """Put the definitions together, and have laid out anew what used others."""
        found = [placed.defines for placed in self.placed if placed.defines]
        notes = Environment.of(found).footnotes
        self.environment = Environment.of((*found, *self._defined_in(notes.values(), announce)))
        for placed in self.placed:
            layout, used = placed.layout, placed.used
            if layout is not None and self.environment.used(layout.needs, used.asking) != used:
                placed.layout = None

    def _defined_in(self, notes: Iterable[str], announce: Announce) -> Iterable[Definitions]:
        """What footnotes define: links and abbreviations, which count for the whole document too."""
        inside = [Placed(self._layouts.stretch(text)) for text in notes]
        self._define(inside, announce)
        return (
            Definitions(placed.defines.references, placed.defines.abbreviations)
            for placed in inside
            if placed.defines
        )

    def _renumber(self, metadata: Metadata) -> None:
        """Number the sources anew."""
        sources = self.writer.sources
        if metadata is not self._metadata:
            self._metadata = metadata
            sources = {source.key: source for source in reversed(metadata.sources)}
        clusters = list(chain.from_iterable(placed.stretch.clusters for placed in self.placed))
        numbering = number(clusters, metadata.sources, metadata.citation_order)
        self.writer = ClusterWriter(numbering, sources, titles=self._titles, style=self._style)


def _common(before: Sequence[str], after: Sequence[str]) -> int:
    """How many texts at the start are the same."""
    return sum(1 for _ in takewhile(bool, map(eq, before, after)))


def _keys(placed: Iterable[Placed]) -> list[str]:
    return list(chain.from_iterable(each.stretch.keys for each in placed))


def _words(placed: Iterable[Placed]) -> int:
    return sum(each.stretch.words for each in placed)

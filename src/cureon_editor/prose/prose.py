"""A body as prose, put together from its stretches: an edit costs no more than the stretch it is in."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate, chain

from cureon_editor.citations.find import Cluster
from cureon_editor.prose.blocks import Block, Section, nested, sections_at
from cureon_editor.prose.cutting import stretches
from cureon_editor.prose.stretch import Stretch


class Prose:
    """What `blocks`, `sections` and `find_clusters` say of a body, worked out from its stretches."""

    def __init__(self, body: str, parts: Sequence[Stretch]) -> None:
        self.body = body
        self.stretches = tuple(parts)
        #: Where each stretch begins.
        self.offsets = tuple(accumulate((len(part.text) for part in parts[:-1]), initial=0))

    @cached_property
    def plain(self) -> str:
        """The body with its markup blanked out, as long as the body."""
        return "".join(part.plain for part in self.stretches)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that have words to read, in order."""
        found = [
            (offset, lines, classes)
            for offset, part in self._placed
            for lines, classes in zip(part.lines, part.classes, strict=True)
        ]
        around = sections_at(self.sections, [offset + lines.start for offset, lines, _ in found])
        return tuple(
            Block(lines.kind, offset + lines.start, offset + lines.end, lines.level, section, classes)
            for (offset, lines, classes), section in zip(found, around, strict=True)
        )

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order, each ending where a heading of its level or above follows."""
        headings = [
            (lines.level, title, offset + lines.start)
            for offset, part in self._placed
            for lines, title in part.headings
        ]
        return nested(headings, len(self.body))

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """The citations in document order."""
        return tuple(chain.from_iterable(part.clusters(offset) for offset, part in self._placed))

    @cached_property
    def words(self) -> int:
        """How many words the body has, as `count_words` counts them."""
        return sum(sum(part.words) for part in self.stretches)

    @cached_property
    def words_by_section(self) -> tuple[int, ...]:
        """How many words each of `sections` has, deeper ones included."""
        # What stands above the first heading of a stretch belongs to the last heading before it.
        below = [0]
        for part in self.stretches:
            below[-1] += part.words[0]
            below += part.words[1:]
        before = list(accumulate(below[1:], initial=0))
        starts = [section.start for section in self.sections]
        number = {start: index for index, start in enumerate((*starts, len(self.body)))}
        return tuple(
            before[number[section.end]] - before[index] for index, section in enumerate(self.sections)
        )

    @property
    def _placed(self) -> Iterable[tuple[int, Stretch]]:
        return zip(self.offsets, self.stretches, strict=True)


class Reader:
    """Reads one body after the other; of a stretch that was in the last one, all that is known stays."""

    def __init__(self, cut: Callable[[str], Sequence[str]] = stretches) -> None:
        self._cut = cut
        self._prose = Prose("", [Stretch("")])

    def read(self, body: str) -> Prose:
        """The body as prose; never fails."""
        if body != self._prose.body:
            known = {part.text: part for part in self._prose.stretches}
            texts = self._cut(body)
            for text in texts:
                known.setdefault(text, Stretch(text))
            self._prose = Prose(body, [known[text] for text in texts])
        return self._prose

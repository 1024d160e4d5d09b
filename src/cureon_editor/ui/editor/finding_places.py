"""Where the checklist's findings stand in the text, kept in step with typing at next to no cost a key."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from cureon_editor.article.edits import Part, Splice
from cureon_editor.checks.findings import Finding, Passage, State

#: Characters of the longest passage that lines are drawn under: a very long sentence.
LONG = 280
#: States in which a passage that lacks something is marked.
_OPEN = (State.NOT_MET, State.PARTLY, State.NEEDS_PERSON)


# There may be thousands of both, made on the UI thread: frozen dataclasses take five times as long.
@dataclass(slots=True, eq=False)
class Mark:
    """One passage of the body that lacks something, and the finding it belongs to."""

    finding: Finding
    passage: Passage

    @property
    def is_long(self) -> bool:
        """Whether it is a paragraph rather than words: a bar stands beside it, lines below would shout."""
        return len(self.passage.text) > LONG


class Stretch(NamedTuple):
    """The part of a marked passage that stands on one line, by offsets into the body.

    `first` says that the passage begins here.
    """

    start: int
    end: int
    mark: Mark
    first: bool


class FindingPlaces:
    """The stretches of all marks in the order of the text.

    Those from `_edge` on stand `_shift` further on than their numbers say. Typing in one place moves the edge
    there once; each key then changes one number, however many marks follow.
    """

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self._stretches = sorted(_stretches(findings), key=itemgetter(0, 1))
        self._starts = [stretch.start for stretch in self._stretches]
        self._longest = max((stretch.end - stretch.start for stretch in self._stretches), default=0)
        self._edge = len(self._starts)
        self._shift = 0

    def __len__(self) -> int:
        return len(self._starts)

    def between(self, start: int, end: int) -> list[Stretch]:
        """The stretches that overlap or touch the characters from `start` to `end` of the body."""
        found = []
        for index in range(self._from(start - self._longest), len(self._starts)):
            there = self._there(index)
            if there.start > end:
                break
            if there.end >= start:
                found.append(there)
        return found

    def span(self, mark: Mark) -> tuple[int, int] | None:
        """Where a marked passage stands by now; None when it has lost its mark."""
        places = [self._there(index) for index, it in enumerate(self._stretches) if it.mark is mark]
        return (places[0].start, max(it.end for it in places)) if places else None

    def change(self, splices: Iterable[Splice]) -> bool:
        """Follow an edit's splices; a passage that they touch loses its mark, which is told."""
        in_body = [splice for splice in splices if splice.part is Part.BODY]
        touched = [self._change(splice) for splice in sorted(in_body, key=lambda it: it.start, reverse=True)]
        return any(touched)

    def _change(self, splice: Splice) -> bool:
        if not self._starts:
            return False
        touched = {there.mark for there in self.between(splice.start, splice.end) if _touches(splice, there)}
        if touched:
            self._drop(touched)
        self._move_edge(self._from(splice.end))
        self._shift += len(splice.text) - (splice.end - splice.start)
        return bool(touched)

    def _there(self, index: int) -> Stretch:
        """A stretch where it stands by now."""
        stretch, start = self._stretches[index], self._starts[index]
        start += self._shift if index >= self._edge else 0
        return Stretch(start, start + stretch.end - stretch.start, stretch.mark, stretch.first)

    def _from(self, place: int) -> int:
        """The first stretch that begins at a place or later."""
        found = bisect_left(self._starts, place, 0, self._edge)
        if found < self._edge:
            return found
        return bisect_left(self._starts, place - self._shift, self._edge)

    def _move_edge(self, edge: int) -> None:
        low, high = min(edge, self._edge), max(edge, self._edge)
        by = self._shift if edge > self._edge else -self._shift
        self._starts[low:high] = [start + by for start in self._starts[low:high]]
        self._edge = edge

    def _drop(self, marks: set[Mark]) -> None:
        """Forget marks, on all the lines they run over."""
        kept = [index for index, stretch in enumerate(self._stretches) if stretch.mark not in marks]
        self._edge = bisect_left(kept, self._edge)
        self._starts = [self._starts[index] for index in kept]
        self._stretches = [self._stretches[index] for index in kept]


def _stretches(findings: Iterable[Finding]) -> Iterator[Stretch]:
    for finding in findings:
        if finding.state not in _OPEN:
            continue
        for passage in finding.passages:
            if passage.lacks and not passage.confirmed and passage.part is Part.BODY:
                mark = Mark(finding, passage)
                if "\n" in passage.text:
                    yield from _lines(mark)
                else:
                    yield Stretch(passage.start, passage.end, mark, first=True)


def _lines(mark: Mark) -> Iterator[Stretch]:
    """A passage line by line, without the white space around each."""
    start, first = mark.passage.start, True
    for line in mark.passage.text.split("\n"):
        words = line.strip()
        if words:
            begin = start + line.index(words)
            yield Stretch(begin, begin + len(words), mark, first)
            first = False
        start += len(line) + 1


def _touches(splice: Splice, stretch: Stretch) -> bool:
    """Whether a splice changes a stretch, or a word at one of its ends."""
    if splice.start < stretch.end and stretch.start < splice.end:
        return True
    if splice.start == stretch.end:
        return splice.text[:1].isalnum()
    if splice.end == stretch.start:
        return splice.text[-1:].isalnum()
    return stretch.start < splice.start < stretch.end

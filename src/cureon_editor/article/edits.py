"""Edits as values: disjoint splices of an article's two texts, with the name the Undo entry shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum


class Part(Enum):
    """The two texts of an article."""

    FRONT_MATTER = "front matter"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Splice:
    """Replace the code points `start` to `end` (exclusive) of one part by `text` (LF only)."""

    part: Part
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection in the body, in code points; `head` is where the caret stands."""

    anchor: int = 0
    head: int = 0

    @property
    def start(self) -> int:
        """The smaller of the two ends."""
        return min(self.anchor, self.head)

    @property
    def end(self) -> int:
        """The larger of the two ends."""
        return max(self.anchor, self.head)


@dataclass(frozen=True, slots=True)
class Edit:
    """One change as the user would name it, one step of Undo.

    The splices are disjoint and all given in the offsets of the article they apply to. `name` continues
    the word Undo ("move source"). `selection` is where the caret goes afterwards, in the new body; None
    leaves it to follow the text. `joins` marks typing that may become one step with the typing before it:
    two edits join when their `joins` texts are equal and not empty (for example "typing" or "field:title").
    """

    name: str
    splices: tuple[Splice, ...]
    selection: Selection | None = None
    joins: str = ""


class RefusedError(Exception):
    """An edit that cannot be made; its text is a sentence for the person, saying what to do instead."""


def trimmed(splice: Splice, text: str) -> Splice | None:
    """The splice without what it leaves the same at its ends; None when nothing is left."""
    old, new = text[splice.start : splice.end], splice.text
    if old == new:
        return None
    if not (old and new):
        return splice
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    return replace(splice, start=splice.start + head, end=splice.end - tail, text=new[head : len(new) - tail])


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike; by halving, so that whole articles cost little."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def inverse(splices: Sequence[Splice], parts: dict[Part, str]) -> tuple[Splice, ...]:
    """The splices that undo `splices`, in the offsets of the text after them.

    `parts` are the texts before the splices.
    """
    undone: list[Splice] = []
    for part, text in parts.items():
        shift = 0
        for splice in sorted((s for s in splices if s.part is part), key=lambda s: (s.start, s.end)):
            start = splice.start + shift
            undone.append(Splice(part, start, start + len(splice.text), text[splice.start : splice.end]))
            shift += len(splice.text) - (splice.end - splice.start)
    return tuple(undone)

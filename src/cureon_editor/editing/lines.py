"""The lines of a body, and the arithmetic of splices that commands share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cureon_editor.article.edits import Edit, Part, Selection, Splice


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the body without its newline; `start` is its offset."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset of the newline, or of the end of the body."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether the line has nothing but white space."""
        return not self.text.strip()


def line_at(body: str, offset: int) -> Line:
    """The line that holds an offset."""
    start = body.rfind("\n", 0, offset) + 1
    end = body.find("\n", offset)
    return Line(start, body[start : len(body) if end < 0 else end])


def line_above(body: str, line: Line) -> Line | None:
    """The line before, or None for the first."""
    return line_at(body, line.start - 1) if line.start else None


def line_below(body: str, line: Line) -> Line | None:
    """The line after, or None for the last."""
    return line_at(body, line.end + 1) if line.end < len(body) else None


def lines_between(body: str, start: int, end: int) -> tuple[Line, ...]:
    """The lines a selection touches; one that ends where a line begins does not touch that line."""
    first = line_at(body, start).start
    if end > start and body[end - 1] == "\n":
        end -= 1
    stop = line_at(body, end).end
    lines = []
    for text in body[first:stop].split("\n"):
        lines.append(Line(first, text))
        first += len(text) + 1
    return tuple(lines)


def paragraph_around(body: str, start: int, end: int) -> tuple[Line, ...]:
    """The lines a selection touches and the lines next to them up to a blank line on both sides."""
    lines = lines_between(body, start, end)
    above, below = [], []
    line: Line | None = lines[0]
    while line and not line.blank and (line := line_above(body, line)) and not line.blank:
        above.append(line)
    line = lines[-1]
    while line and not line.blank and (line := line_below(body, line)) and not line.blank:
        below.append(line)
    return (*reversed(above), *lines, *below)


def splice(start: int, end: int, text: str) -> Splice:
    """A splice of the body."""
    return Splice(Part.BODY, start, end, text)


def replacement(start: int, old: str, new: str) -> tuple[Splice, ...]:
    """The smallest splice that makes `new` of `old`, which stands at `start`; none when they are equal."""
    if old == new:
        return ()
    head = _equal(old, new)
    tail = _equal(old[head:][::-1], new[head:][::-1])
    return (splice(start + head, start + len(old) - tail, new[head : len(new) - tail]),)


def _equal(one: str, other: str) -> int:
    """How many characters two texts have in common at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def lines_replaced(lines: Sequence[Line], new: Sequence[str]) -> tuple[Splice, ...]:
    """The splices that make the texts `new` of neighbouring lines; lines that stay are not touched."""
    old = [line.text for line in lines]
    if len(old) == len(new):
        pairs = zip(lines, new, strict=True)
        return tuple(part for line, text in pairs for part in replacement(line.start, line.text, text))
    return replacement(lines[0].start, "\n".join(old), "\n".join(new))


def merged(body: str, splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """Body splices in order, without those that change nothing; those that touch are one.

    So the order of two insertions at one place is never in doubt.
    """
    result: list[Splice] = []
    for part in sorted(splices, key=lambda s: (s.start, s.end)):
        if result and result[-1].end == part.start:
            last = result.pop()
            result.append(splice(last.start, part.end, last.text + part.text))
        else:
            result.append(part)
    return tuple(part for part in result if body[part.start : part.end] != part.text)


def spliced(body: str, splices: Sequence[Splice]) -> str:
    """The body after disjoint splices."""
    for part in sorted(splices, key=lambda s: (s.start, s.end), reverse=True):
        body = body[: part.start] + part.text + body[part.end :]
    return body


def carried(offset: int, splices: Iterable[Splice], *, before: bool = False) -> int:
    """Where an offset goes: behind what is inserted at it, or `before` it; never behind what replaces it."""
    moved = offset
    for part in splices:
        if part.start > offset or (before and part.start == offset):
            continue
        if part.end <= offset:
            moved += len(part.text) - (part.end - part.start)
        else:
            moved -= max(offset - part.start - len(part.text), 0)
    return moved


def carried_selection(selection: Selection, splices: Sequence[Splice]) -> Selection:
    """The selection after splices; text inserted at its end stays outside, at its start too."""
    if selection.anchor == selection.head:
        return Selection(*[carried(selection.head, splices)] * 2)
    start, end = carried(selection.start, splices), carried(selection.end, splices, before=True)
    return Selection(start, end) if selection.anchor < selection.head else Selection(end, start)


def edit(name: str, splices: Sequence[Splice], selection: Selection) -> Edit | None:
    """An edit of the body that carries a selection of the text before it along; None without splices."""
    if not splices:
        return None
    return Edit(name, tuple(splices), carried_selection(selection, splices))

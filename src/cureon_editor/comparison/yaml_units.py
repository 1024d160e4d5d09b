"""Front matter as units by name: keys, items of lists, sources, each with its own comments."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from cureon_editor.article.edits import RefusedError
from cureon_editor.article.extents import dash_of, extent, line_start
from cureon_editor.article.fields import Field, fields
from cureon_editor.article.nodes import Data, Mapping, Node, Scalar, Sequence, data, shifted
from cureon_editor.comparison.units import Span, Units, cut


class NoLinesError(Exception):
    """Front matter whose keys do not stand on lines of their own."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A node with the part of the front matter that belongs to it, `start` to `end`."""

    front: str
    start: int
    end: int
    node: Node

    @property
    def text(self) -> str:
        """The part as it stands in the file."""
        return self.front[self.start : self.end]

    @property
    def data(self) -> Data:
        """What it says."""
        return data(self.node)


@dataclass(frozen=True, slots=True)
class Children:
    """What a spot consists of: keys by their names, sources by their ids, other items without a name."""

    spots: tuple[Spot, ...]
    names: tuple[Hashable, ...] | None
    units: Units


#: Nothing at all, where a side has no such spot or an empty one.
NOTHING = Children((), (), cut("", (), ""))


def field_children(front: str) -> Children:
    """The top-level keys of a front matter.

    Raises UnreadableError when it cannot be read, NoLinesError when its keys share lines.
    """
    found = fields(front)
    spans: list[Span] = [extent(front, field.key_start, field.value.end) for field in found]
    if not _are_lines(front, found, spans):
        raise NoLinesError
    spots = tuple(Spot(front, *span, _whole_node(field)) for field, span in zip(found, spans, strict=True))
    return _children(front, (0, len(front)), spots, _numbered(field.key for field in found), "")


def children(spot: Spot) -> Children | None:
    """The parts of a list or of fields; None for a text and for what shares its lines with something else."""
    node = spot.node
    if isinstance(node, Scalar):
        return NOTHING if node.is_absent else None
    nodes = node.items if isinstance(node, Sequence) else tuple(pair.value for pair in node.pairs)
    if not nodes:
        return NOTHING
    try:
        spans = _flow_spans(node) if node.flow else _line_spans(spot, node)
    except RefusedError:
        return None
    if any(above[1] > below[0] for above, below in pairwise(spans)):
        return None
    spots = tuple(Spot(spot.front, *span, inside) for span, inside in zip(spans, nodes, strict=True))
    return _children(spot.front, (spot.start, spot.end), spots, _names(node), ", " if node.flow else "")


def _children(
    front: str, inside: Span, spots: tuple[Spot, ...], names: tuple[Hashable, ...] | None, gap: str
) -> Children:
    spans = [(spot.start - inside[0], spot.end - inside[0]) for spot in spots]
    units = cut(front[slice(*inside)], spans, gap)
    if units.gaps and not units.gaps[-1].strip(", \n") and gap != units.gaps[-1]:
        units = cut(front[slice(*inside)], spans, units.gaps[-1])
    return Children(spots, names, units)


def _are_lines(front: str, found: Iterable[Field], spans: list[Span]) -> bool:
    """Whether each key begins a line and none reaches into the next one's lines."""
    begin = all(line_start(front, field.key_start) == field.key_start for field in found)
    return begin and all(above[1] <= below[0] for above, below in pairwise(spans))


def _flow_spans(node: Sequence | Mapping) -> list[Span]:
    if isinstance(node, Sequence):
        return [(item.start, item.end) for item in node.items]
    return [(pair.key.start, pair.value.end) for pair in node.pairs]


def _line_spans(spot: Spot, node: Sequence | Mapping) -> list[Span]:
    """The lines of each item or key, none outside the spot's own."""
    if isinstance(node, Sequence):
        starts = [(dash_of(spot.front, item.start), item.end) for item in node.items]
    else:
        starts = [(pair.key.start, pair.value.end) for pair in node.pairs]
    found = (extent(spot.front, start, end) for start, end in starts)
    return [(max(start, spot.start), min(end, spot.end)) for start, end in found]


def _names(node: Sequence | Mapping) -> tuple[Hashable, ...] | None:
    if isinstance(node, Mapping):
        return _numbered(pair.key.text for pair in node.pairs)
    ids = [item.find("id") if isinstance(item, Mapping) else None for item in node.items]
    keys = [data(pair.value) if pair else "" for pair in ids]
    return _numbered(map(str, keys)) if all(keys) else None


def _numbered(names: Iterable[str]) -> tuple[Hashable, ...]:
    """The names, those that repeat told apart by how often they have come before."""
    seen: Counter[str] = Counter()
    numbered: list[Hashable] = []
    for name in names:
        numbered.append((name, seen[name]) if seen[name] else name)
        seen[name] += 1
    return tuple(numbered)


def _whole_node(field: Field) -> Node:
    """The field's value with offsets of the front matter, its items included."""
    value = shifted(field.piece.value, field.base)
    if not isinstance(value, Sequence):
        return value
    items = tuple(shifted(item.node, item.base) for item in field.items)
    return Sequence(value.start, value.end, items, value.flow)

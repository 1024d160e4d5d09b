"""Splices that turn a value in the front matter into another, changing only the parts of it that differ."""

import re
from collections.abc import Iterator
from collections.abc import Mapping as Fields
from collections.abc import Sequence as Items
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property

from cureon_editor.article.edits import RefusedError, Splice
from cureon_editor.article.emitting import (
    Layout,
    Value,
    fields_text,
    flow_text,
    items_text,
    layout_of,
    pair_text,
    scalar,
    value_text,
)
from cureon_editor.article.extents import column, dash_of, extent, line_end, line_start
from cureon_editor.article.list_edits import ListText, splice
from cureon_editor.article.nodes import Data, Mapping, Node, Pair, Scalar, Sequence, data

_BLOCK_HEADER = re.compile(r"([|>])([-+\d]*)([^\n]*)")


def as_data(value: Value) -> Data:
    """What a value says, comparable to what a node says."""
    if isinstance(value, str):
        return value
    if isinstance(value, Fields):
        return {key: as_data(item) for key, item in value.items()}
    return tuple(as_data(item) for item in value)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value stands: after a colon or dash at `after`, its key or dash at `column`.

    `space` separates it from the sign before it.
    """

    after: int
    column: int
    flow: bool = False
    is_item: bool = False
    space: str = " "


class Rewriter:
    """Rewrites values of one front matter text; nodes are given with offsets of that text."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _layout(self) -> Layout:
        return layout_of(self._text)

    def pair_slot(self, pair: Pair, *, flow: bool = False) -> Slot:
        """The slot of a key's value."""
        colon = self._text.index(":", pair.key.end)
        return Slot(colon + 1, column(self._text, pair.key.start), flow)

    def item_slot(self, item: Node, *, flow: bool) -> Slot:
        """The slot of an item of a list."""
        if flow:
            return Slot(item.start, 0, flow=True, is_item=True, space="")
        dash = dash_of(self._text, item.start)
        return Slot(dash + 1, column(self._text, dash), is_item=True)

    def list_text(self, spans: Items[tuple[int, int]], *, flow: bool) -> ListText:
        """The list of these items."""
        return ListText(self._text, spans, flow=flow, layout=self._layout)

    def value(self, node: Node, value: Value, slot: Slot) -> list[Splice]:
        """The splices after which the node says `value`; its unchanged parts keep their text."""
        if data(node) == as_data(value):
            return []
        if isinstance(node, Scalar) and isinstance(value, str):
            return [self._scalar(node, value, slot)]
        fine: list[Splice] | None = None
        if isinstance(node, Mapping) and isinstance(value, Fields):
            fine = self._mapping(node, value)
        elif isinstance(node, Sequence) and not isinstance(value, str | Fields):
            fine = self._sequence(node, value)
        return [self._whole(node, value, slot)] if fine is None else fine

    def ways(self, node: Node, value: Value, slot: Slot) -> Iterator[list[Splice]]:
        """Ways to make the node say `value`, the finest first, the one that fits anywhere last."""
        with suppress(RefusedError):  # items that share a line have no lines of their own to change
            yield self.value(node, value, slot)
        yield [self._whole(node, value, slot)]
        yield [self._whole(node, value, replace(slot, flow=True))]

    def _whole(self, node: Node, value: Value, slot: Slot) -> Splice:
        """The splice that writes the value anew."""
        return splice(slot.after, max(node.end, slot.after), self._anew(value, slot))

    def appended(self, key: str, value: Value) -> Splice:
        """The splice that adds a key below everything else."""
        end = len(self._text)
        gap = "" if not end or self._text.endswith("\n") else "\n"
        return splice(end, end, gap + pair_text(key, value, 0, self._layout) + "\n")

    def _anew(self, value: Value, slot: Slot) -> str:
        if slot.flow:
            return slot.space + flow_text(value)
        if not slot.is_item or not value:
            return value_text(value, slot.column, self._layout)
        indent = slot.column + 2
        if isinstance(value, str):
            return " " + scalar(value, indent)
        if isinstance(value, Fields):
            return " " + fields_text(value, indent, self._layout).lstrip(" ")
        return " " + items_text(value, indent, self._layout).lstrip(" ")

    def _scalar(self, node: Scalar, value: str, slot: Slot) -> Splice:
        old = self._text[node.start : node.end]
        style, indent = node.style, slot.column + 2
        header = _BLOCK_HEADER.match(old)
        if style in ("|", ">") and header:
            style = header[1] + ("-" if header[2] else "") + header[3]
            indent = _indent_of_block(old) or indent
        was = "" if node.style else node.text
        comment = self._text[node.end : line_end(self._text, node.end)].strip()
        new = scalar(value, indent, style, flow=slot.flow or bool(comment), was=was)
        if node.style == ">":
            new = _folded_again(old, node.text, value) or new
        space = slot.space if node.start == slot.after else ""
        return splice(node.start, node.end, space + new)

    def _mapping(self, node: Mapping, fields: Fields[str, Value]) -> list[Splice] | None:
        """Key by key; None when too little stays in place for that."""
        last = {pair.key.text: pair for pair in node.pairs}
        kept = [pair for pair in node.pairs if pair.key.text in fields]
        gone = [pair for pair in node.pairs if pair.key.text not in fields]
        if not kept or (gone and not self._can_remove(node, gone)):
            return None
        splices = [self._removed_pair(node, pair) for pair in gone]
        for key, value in fields.items():
            if key in last:
                splices += self.value(last[key].value, value, self.pair_slot(last[key], flow=node.flow))
        new = {key: value for key, value in fields.items() if key not in last}
        return [*splices, self._added(node, kept[-1], new)] if new else splices

    def _can_remove(self, node: Mapping, gone: list[Pair]) -> bool:
        """Whether the pairs can go one by one: none shares its line with a dash, none leads in braces."""
        start = gone[0].key.start
        if node.flow:
            return gone[0] is not node.pairs[0]
        return not self._text[line_start(self._text, start) : start].strip()

    def _removed_pair(self, node: Mapping, pair: Pair) -> Splice:
        if not node.flow:
            return splice(*extent(self._text, pair.key.start, pair.value.end), "")
        above = node.pairs[node.pairs.index(pair) - 1]
        return splice(above.value.end, pair.value.end, "")

    def _added(self, node: Mapping, above: Pair, new: Fields[str, Value]) -> Splice:
        if node.flow:
            return splice(above.value.end, above.value.end, ", " + flow_text(new)[1:-1])
        place = line_end(self._text, above.value.end)
        indent = column(self._text, node.pairs[0].key.start)
        return splice(place, place, fields_text(new, indent, self._layout) + "\n")

    def _sequence(self, node: Sequence, values: Items[Value]) -> list[Splice] | None:
        """Item by item between what is alike at both ends; None when nothing stays or nothing was there."""
        old, new = [data(item) for item in node.items], [as_data(value) for value in values]
        if not old or not new:
            return None
        head = alike(old, new)
        tail = alike(old[head:][::-1], new[head:][::-1])
        old_end, new_end = len(old) - tail, len(new) - tail
        both = min(old_end, new_end)
        splices: list[Splice] = []
        for item, value in zip(node.items[head:both], values[head:both], strict=True):
            slot = self.item_slot(item, flow=node.flow)
            splices += self.value(item, value, slot)
        listed = self.list_text([(item.start, item.end) for item in node.items], flow=node.flow)
        if old_end > both:
            splices.append(listed.removed(both, old_end))
        elif new_end > both:
            splices.append(listed.inserted(both, values[both:new_end]))
        return splices

    def removed(self, key_start: int, value_end: int) -> Splice:
        """The splice that takes a top-level key out, with its own comments."""
        first, end = extent(self._text, key_start, value_end)
        while first == 0 and self._text[end : line_end(self._text, end)].strip(" \t") == "\n":
            end = line_end(self._text, end)  # the front matter must not begin with a blank line
        return splice(line_start(self._text, first), end, "")


def alike(first: Items[Data], second: Items[Data]) -> int:
    """How many items (or characters) the two have in common from their start."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(first), len(second)))


def _indent_of_block(block: str) -> int:
    """The column at which a block scalar's lines begin."""
    lines = (line for line in block.split("\n")[1:] if line.strip())
    return next((len(line) - len(line.lstrip(" ")) for line in lines), 0)


def _folded_again(block: str, old: str, new: str) -> str:
    """A folded block with only the changed words different, its line breaks kept; empty when it cannot be."""
    header, *lines = block.split("\n")
    indent = " " * _indent_of_block(block)
    raw = "\n".join(line.removeprefix(indent) for line in lines)
    if raw.replace("\n", " ") != old:
        return ""
    head = alike(old, new)
    tail = alike(old[head:][::-1], new[head:][::-1])
    changed = raw[:head] + new[head : len(new) - tail] + raw[len(raw) - tail :]
    if changed.replace("\n", " ") != new or any(
        line != line.strip() or not line for line in changed.split("\n")
    ):
        return ""
    return "\n".join((header, *(indent + line for line in changed.split("\n"))))

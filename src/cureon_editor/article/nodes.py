"""Front matter as a small frozen tree whose nodes know the exact place of their text, in code points.

Nodes compare by identity: they are remembered by the text they come from, so the same text gives the same
node, and what is derived from a node can be remembered by it at no cost. `data` compares what they say.
"""

from dataclasses import dataclass

#: What a node says, without its place or style: text, a list, or pairs of key and value.
Data = str | tuple["Data", ...] | dict[str, "Data"]

_NO_VALUE = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """One text; `style` is empty when plain, else the quote or block sign it is written with."""

    start: int
    end: int
    text: str
    style: str = ""

    @property
    def is_absent(self) -> bool:
        """Whether it stands for no value at all: nothing written, or a plain null."""
        return not self.style and self.text in _NO_VALUE


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    """A list; `flow` when it is written in brackets."""

    start: int
    end: int
    items: tuple["Node", ...]
    flow: bool


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A key with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """Keys with values in file order, repeated keys included; `flow` when it is written in braces."""

    start: int
    end: int
    pairs: tuple[Pair, ...]
    flow: bool

    def find(self, key: str) -> Pair | None:
        """The pair of this key, the last one when it is repeated."""
        return next((pair for pair in reversed(self.pairs) if pair.key.text == key), None)


Node = Scalar | Sequence | Mapping


def shifted(node: Node, base: int) -> Node:
    """The same node with every offset moved by `base`."""
    start, end = node.start + base, node.end + base
    if isinstance(node, Scalar):
        return Scalar(start, end, node.text, node.style)
    if isinstance(node, Sequence):
        return Sequence(start, end, tuple(shifted(item, base) for item in node.items), node.flow)
    return Mapping(start, end, tuple(_shifted_pair(pair, base) for pair in node.pairs), node.flow)


def _shifted_pair(pair: Pair, base: int) -> Pair:
    key = Scalar(pair.key.start + base, pair.key.end + base, pair.key.text, pair.key.style)
    return Pair(key, shifted(pair.value, base))


def data(node: Node) -> Data:
    """What a node says; of a repeated key the last value counts."""
    if isinstance(node, Scalar):
        return "" if node.is_absent else node.text
    if isinstance(node, Sequence):
        return tuple(data(item) for item in node.items)
    return {pair.key.text: data(pair.value) for pair in node.pairs}

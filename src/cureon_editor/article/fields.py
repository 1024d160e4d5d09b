"""Cut front matter at its top-level keys, and `references` at its items, to read each piece on its own.

A change in one field then costs the reading of that field, however many sources the article has. When any
piece does not come out as exactly one key or one item, the whole text is composed at once instead.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from cureon_editor.article.composing import UnreadableError, compose
from cureon_editor.article.nodes import Data, Mapping, Node, Pair, Scalar, Sequence, data

REFERENCES = "references"

#: A line that begins a top-level key, and lines at the margin that only go on with the key above.
_KEY_LINE = re.compile(r"\w[\w .-]*:(?= |$)", re.MULTILINE)
_MARGIN_LINE = re.compile(r"\n(?=[^\s#\]}-]|--)")
_LIST_HEAD = re.compile(rf"(?:[ \t]*(?:#.*)?\n)*{REFERENCES}:[ \t]*(?:#.*)?\n(?:[ ]*(?:#.*)?\n)*(?=( *)- )")


@dataclass(frozen=True, slots=True)
class Placed:
    """A node and the offset that its own offsets count from."""

    base: int
    node: Node

    @property
    def start(self) -> int:
        """Where the node's text begins."""
        return self.base + self.node.start

    @property
    def end(self) -> int:
        """Where the node's text ends."""
        return self.base + self.node.end


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A top-level key and its value, at offsets that count from the piece; compared by identity, as nodes.

    `items` are those of a list. Where the list was cut into items, `value` spans it but holds none of them.
    """

    key: Scalar
    value: Node
    items: tuple[Placed, ...] = ()

    @property
    def data(self) -> Data:
        """What the value says."""
        if isinstance(self.value, Sequence):
            return tuple(data(item.node) for item in self.items)
        return data(self.value)


@dataclass(frozen=True, slots=True)
class Field:
    """A piece at its place in the front matter."""

    base: int
    piece: Piece

    @property
    def key(self) -> str:
        """The key's text."""
        return self.piece.key.text

    @property
    def key_start(self) -> int:
        """Where the key begins in the front matter."""
        return self.base + self.piece.key.start

    @property
    def value(self) -> Placed:
        """The value at its place."""
        return Placed(self.base, self.piece.value)

    @property
    def items(self) -> tuple[Placed, ...]:
        """The items of a list at their places."""
        return tuple(Placed(self.base + item.base, item.node) for item in self.piece.items)


def fields(front_matter: str) -> tuple[Field, ...]:
    """The top-level fields in file order, repeated keys included; raises UnreadableError."""
    try:
        pieces = _pieces(front_matter)
        return tuple(Field(base, _piece(text)) for base, text in pieces)
    except (UnreadableError, _NotOneError):
        return whole_fields(front_matter)


@lru_cache(maxsize=4)
def whole_fields(front_matter: str) -> tuple[Field, ...]:
    """The same as `fields`, read in one go."""
    root = compose(front_matter)
    if root is None:
        return ()
    if not isinstance(root, Mapping):
        raise UnreadableError("The front matter should be lines of the form “key: value”.", root.start)
    return tuple(Field(0, _whole_piece(pair)) for pair in root.pairs)


class _NotOneError(Exception):
    """A piece that is not exactly one key or one item."""


def _pieces(text: str) -> list[tuple[int, str]]:
    """The pieces and where they begin; together they are the text."""
    starts = [found.start() for found in _MARGIN_LINE.finditer("\n" + text)]
    if not starts or not all(_KEY_LINE.match(text, start) for start in starts):
        raise _NotOneError
    starts[0] = 0
    ends = [*starts[1:], len(text)]
    return [(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]


@lru_cache(maxsize=64)
def _piece(text: str) -> Piece:
    """The one field that a piece holds, placed as if the piece stood alone."""
    head = _LIST_HEAD.match(text)
    if head:
        cut = _cut_list(text, head)
        if cut:
            return cut
    root = compose(text)
    if not isinstance(root, Mapping) or len(root.pairs) != 1:
        raise _NotOneError
    return _whole_piece(root.pairs[0])


def _cut_list(text: str, head: re.Match[str]) -> Piece | None:
    """A block list read item by item, or None when its lines do not show plainly where the items begin."""
    indent, start = head[1], head.end()
    first = re.compile(rf"^(?:{indent}-(?= )|(?! *(?:#|$)|{indent} ))", re.MULTILINE)
    marks = [found for found in first.finditer(text, start) if found.start() < len(text)]
    if not all(found[0] for found in marks):
        return None
    starts = [found.start() for found in marks]
    ends = [*starts[1:], len(text)]
    try:
        items = tuple(Placed(a, _item(text[a:b])) for a, b in zip(starts, ends, strict=True))
    except (UnreadableError, _NotOneError):
        return None
    whole = Sequence(start + len(indent), items[-1].end, (), flow=False)
    key = text.index(REFERENCES + ":")
    return Piece(Scalar(key, key + len(REFERENCES), REFERENCES), whole, items)


@lru_cache(maxsize=8192)
def _item(text: str) -> Node:
    """The one item that a piece of a list holds."""
    node = compose(text, 1)
    if not isinstance(node, Sequence) or node.flow or len(node.items) != 1:
        raise _NotOneError
    return node.items[0]


def _whole_piece(pair: Pair) -> Piece:
    value = pair.value
    items = tuple(Placed(0, item) for item in value.items) if isinstance(value, Sequence) else ()
    return Piece(pair.key, value, items)

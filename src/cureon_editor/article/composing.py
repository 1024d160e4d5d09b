"""Compose YAML text into nodes straight from the event stream, limits checked before anything is built."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from cureon_editor.article.nodes import Mapping, Node, Pair, Scalar, Sequence

#: The C parser is five to ten times faster; both give the same events and places.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 20
MAX_LENGTH = 5_000_000

#: Characters YAML 1.1 does not allow in a stream (section 5.1), lone surrogates included.
_FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: What the parser's own words mean to a writer; the first that occurs in them is used.
_PLAIN_WORDS = (
    ("end of stream", "A quoted text begins here or above and is never closed. Add the closing quote."),
    (
        "document indicator",
        "A quoted text is cut off by a line of dashes or dots. Close the quote before it.",
    ),
    (
        "mapping values are not allowed",
        "A colon stands where no key can be. Quote a text that contains a colon, or check the indentation.",
    ),
    ("\\t", "A tab stands where only spaces may indent. Replace it by spaces."),
    (
        "cannot start any token",
        "A text begins with a sign that YAML reserves, such as @, %, ` or a tab. Put quotes around the text.",
    ),
    ("escape", "A backslash in double quotes begins no known code. Write it twice, or use single quotes."),
    ("','", "A list or a set of fields in brackets is not closed, or lacks a comma."),
    ("could not find expected ':'", "A line holds neither a key with a colon nor part of a longer text."),
    ("block end", "The text after this value does not belong there. Check quotes and indentation."),
    ("expected key", "The text after this value does not belong there. Check quotes and indentation."),
    ("'-' indicator", "A list is followed by something that is not an item of it. Check the indentation."),
    ("tag", "An exclamation mark begins a YAML tag that is not known. Put quotes around the text."),
)
_OTHER_WORDS = "This is not valid YAML. Check quotes, colons and indentation here and on the line above."


class UnreadableError(Exception):
    """Text that cannot be read as YAML of the kind we accept; `offset` is the place in code points."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def compose(text: str, depth: int = 0) -> Node | None:
    """The node that a text holds, or None when it holds only comments and blank lines.

    `depth` is how deep the text already stands inside others. Aliases, anchors and merge keys are
    refused: one line of them can grow without bound. Raises UnreadableError.
    """
    _check_characters(text)
    mark = int(text.startswith("\ufeff"))  # the two parsers count a leading mark differently
    try:
        return _Composer(text, _LOADER, mark, depth).document()
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(_plain_words(error), _place(error, text, mark)) from error
    except (yaml.YAMLError, ValueError, AttributeError, IndexError, RecursionError) as error:
        raise UnreadableError(_OTHER_WORDS, 0) from error


def _check_characters(text: str) -> None:
    if len(text) > MAX_LENGTH:
        message = f"The front matter is longer than {MAX_LENGTH:,} characters. Move text into the body."
        raise UnreadableError(message, MAX_LENGTH)
    found = _FORBIDDEN.search(text)
    if found:
        message = (
            f"The invisible character U+{ord(found[0]):04X} is not allowed in the front matter. Delete it."
        )
        raise UnreadableError(message, found.start())


def _plain_words(error: yaml.MarkedYAMLError) -> str:
    words = f"{error.context} {error.problem}"
    return next((plain for sign, plain in _PLAIN_WORDS if sign in words), _OTHER_WORDS)


def _place(error: yaml.MarkedYAMLError, text: str, shift: int) -> int:
    mark = error.problem_mark or error.context_mark
    return min(mark.index + shift, len(text)) if mark else 0


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    start: int
    flow: bool
    is_mapping: bool
    children: list[Node] = field(default_factory=list)


class _Composer:
    """Turns one event stream into nodes without recursion, so depth costs nothing before it is refused."""

    def __init__(self, text: str, loader: Any, shift: int, depth: int) -> None:
        self._text = text
        self._shift = shift
        self._free_depth = MAX_DEPTH - depth
        self._events: Iterator[Any] = yaml.parse(text[shift:], Loader=loader)
        self._open: list[_Open] = []
        self._roots: list[Node] = []

    def document(self) -> Node | None:
        for event in self._events:
            start, end = event.start_mark.index + self._shift, event.end_mark.index + self._shift
            if isinstance(event, yaml.DocumentStartEvent) and self._roots:
                message = "A second YAML document begins here. Remove the line of dashes."
                raise UnreadableError(message, start)
            if isinstance(event, yaml.NodeEvent):
                self._begin(event, start, end)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._add(_closed(self._open.pop(), end))
        root = self._roots[0] if self._roots else None
        return None if isinstance(root, Scalar) and root.is_absent else root

    def _add(self, node: Node) -> None:
        (self._open[-1].children if self._open else self._roots).append(node)

    def _begin(self, event: Any, start: int, end: int) -> None:
        if event.anchor is not None:
            message = "YAML anchors and aliases (& and *) are not read. Write the text out, or quote it."
            raise UnreadableError(message, start)
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event, start, end))
            return
        if len(self._open) >= self._free_depth:
            message = f"Lists and fields are nested more than {MAX_DEPTH} deep here. Make them flatter."
            raise UnreadableError(message, start)
        self._open.append(_Open(start, bool(event.flow_style), isinstance(event, yaml.MappingStartEvent)))

    def _scalar(self, event: Any, start: int, end: int) -> Scalar:
        style = event.style or ""
        if style not in ("|", ">"):
            return Scalar(start, end, event.value, style)
        # The parser's end swallows blank lines below the block; its last line ending is no part of the text.
        end = start + len(self._text[start:end].rstrip())
        return Scalar(start, end, event.value.removesuffix("\n"), style)


def _closed(opened: _Open, end: int) -> Node:
    """The finished collection; in block style it ends with its last child."""
    children = opened.children
    if not opened.flow and children:
        end = children[-1].end
    if not opened.is_mapping:
        return Sequence(opened.start, end, tuple(children), opened.flow)
    pairs = tuple(_pair(key, value) for key, value in zip(children[::2], children[1::2], strict=True))
    return Mapping(opened.start, end, pairs, opened.flow)


def _pair(key: Node, value: Node) -> Pair:
    if not isinstance(key, Scalar):
        raise UnreadableError(
            "A list or a set of fields stands where a key should be. Put quotes around the key.", key.start
        )
    if key.text == "<<" and not key.style:
        raise UnreadableError("YAML merge keys (<<) are not used here. Write the fields out.", key.start)
    return Pair(key, value)

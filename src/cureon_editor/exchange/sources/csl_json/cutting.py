"""Cuts a CSL-JSON text into its items, each with its place; where it is damaged, item by item."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from cureon_editor.exchange.sources.source_format import Missed
from cureon_editor.exchange.sources.wording import passage

#: Numbers stay as they are written: a volume 1.10 is no 1.1, and 5,000 digits are no number at all.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
_LIST = re.compile(r'\s*(?:\{\s*"(?:items|references)"\s*:\s*)?\[\s*')
_COMMA = re.compile(r"\s*,\s*")
_SPACE = re.compile(r"\s*")
#: Where the next item of a damaged list begins: names and fields within an item begin otherwise.
_NEXT = re.compile(r'(?<!:)(?<!:[ \n])\{\s*"(?:id|type|citation-key)"\s*:')


@dataclass(frozen=True, slots=True)
class Item:
    """One value of the list, the 1-based line it begins on and how it stood there."""

    value: Any
    line: int
    text: str


def cut(text: str) -> Iterator[Item | Missed]:
    """The items of a list, of an object's `items`, or the one item there is."""
    opened = _LIST.match(text)
    place = opened.end() if opened else _after_space(text, 0)
    line, counted = 1, 0
    while place < len(text) and text[place] != "]":
        line, counted = line + text.count("\n", counted, place), place
        try:
            value, end = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            yield from _damaged(text, place, line)
            return
        yield Item(value, line, passage(text[place:end]))
        comma = _COMMA.match(text, end)
        place = comma.end() if comma else _after_space(text, end)
        if not opened or (not comma and place < len(text) and text[place] != "]"):
            break
    yield from _rest(text, place, line + text.count("\n", counted, place), complete=bool(opened))


def _rest(text: str, place: int, line: int, *, complete: bool) -> Iterator[Item | Missed]:
    """What stands after the last item: nothing, the end of the list, or more items after a fault."""
    if place >= len(text):
        if complete:
            yield Missed(line, "The list has no end: the file may have been cut off.")
    elif text[place] != "]":
        yield from _damaged(text, place, line)


def _damaged(text: str, place: int, line: int) -> Iterator[Item | Missed]:
    """The items of the rest of a text, each read on its own from where it seems to begin."""
    starts = [place, *(found.start() for found in _NEXT.finditer(text, place + 1))]
    counted = place
    for start, stop in pairwise([*starts, len(text)]):
        line, counted = line + text.count("\n", counted, start), start
        piece = text[start:stop]
        try:
            value, end = _DECODER.raw_decode(piece)
        except RecursionError:
            yield Missed(line, "This item is nested too deeply to be a source.", passage(piece))
        except ValueError as fault:
            yield Missed(line, f"This item is not valid JSON ({_reason(fault)}).", passage(piece))
        else:
            yield Item(value, line, passage(piece[:end]))
            if piece[end:].strip(" \n\t,]}"):
                message = "What follows this item is not valid JSON."
                yield Missed(line + piece.count("\n", 0, end), message, passage(piece[end:]))


def _after_space(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place


def _reason(fault: ValueError) -> str:
    if isinstance(fault, json.JSONDecodeError):
        where = "" if fault.pos < len(fault.doc) else ", at the end of the text"
        return fault.msg.split(":")[0].lower() + where
    return "a value cannot be read"

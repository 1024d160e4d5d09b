"""Slots that stand for citations and footnote marks while Markdown and the sanitiser work, filled afterwards.

A slot is a number in private-use digits between two control characters that a body cannot hold, so neither
Markdown nor a writer's HTML can make, break or imitate what stands on the page as a citation.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain

from cureon_editor.citations.find import Cluster

_OPEN, _CLOSE, _NOTE = "\x02", "\x03", "\ue00b"
_DIGITS = {ord(str(digit)): 0xE000 + digit for digit in range(10)}
_NUMBERS = {private: plain for plain, private in _DIGITS.items()}
_SLOT = re.compile(f"{_OPEN}({_NOTE}?)([\ue000-\ue009]{{1,9}}){_CLOSE}")
#: Tags and code, in which a citation is plain text, and slots elsewhere with the space before them.
_PLACES = re.compile(
    r"<code>.*?</code>"
    r"|<(/?a\b|)(?:[A-Za-z/][^<>\"]*|\s[^<>\"]*|)(?:\"[^\"]*\"[^<>\"]*)*>"
    rf"|[ \n]?{_SLOT.pattern}",
    re.DOTALL,
)
#: Control characters that Markdown keeps for itself, and code points that no file can hold.
_UNPRINTABLE = re.compile("[\x00\x02\x03\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Slot:
    """What a slot stands for: the cluster or the footnote mark with this number.

    `linked` says that it stands inside a link, which can hold no other.
    """

    number: int
    note: bool
    linked: bool = False


#: HTML cut at the slots that are to be filled.
Pieces = tuple[str | Slot, ...]


def printable(text: str) -> str:
    """The text, same length, with U+FFFD for what cannot be shown and a space for a lone CR."""
    return _UNPRINTABLE.sub("\ufffd", text).replace("\r", " ")


def hide(text: str, clusters: Sequence[Cluster]) -> str:
    """The text with a slot for each cluster, its own line breaks left out."""
    parts: list[str] = []
    done = 0
    for number, cluster in enumerate(clusters):
        parts += (text[done : cluster.start], _slot(number))
        done = cluster.end
    return "".join((*parts, text[done:]))


def note_slot(number: int) -> str:
    """The slot of a footnote mark."""
    return _slot(number, _NOTE)


def restore(text: str, written: Callable[[Slot], str]) -> str:
    """Text in which slots are again what was written."""
    return _SLOT.sub(lambda match: written(_read(match[1], match[2])), text) if _OPEN in text else text


def cut(html: str, written: Callable[[Slot], str]) -> Pieces:
    """Sanitised HTML cut at its slots, no space before citations; in tags and code each is as `written`."""
    if _OPEN not in html:
        return (html,)
    pieces: list[str | Slot] = []
    done = 0
    linked = False
    for match in _PLACES.finditer(html):
        anchor, note, digits = match.groups()
        if digits is not None:
            slot = _read(note, digits, linked=linked)
            end = match.start(2) - len(_OPEN) if slot.note else match.start()
            pieces += (html[done:end], slot)
            done = match.end()
        elif anchor:
            linked = anchor == "a"
    whole = (piece for piece in (*pieces, html[done:]) if piece)
    return tuple(piece if isinstance(piece, Slot) else _with_written(piece, written) for piece in whole)


def fill(pieces: Pieces, shown: Callable[[Slot], str]) -> str:
    """HTML with its slots filled; `shown` gives the HTML of each."""
    return "".join([piece if isinstance(piece, str) else shown(piece) for piece in pieces])


def notes_in(blocks: Iterable[Pieces]) -> tuple[int, ...]:
    """The numbers of the footnote marks that are shown, in the order they are read."""
    pieces = chain.from_iterable(blocks)
    return tuple(piece.number for piece in pieces if isinstance(piece, Slot) and piece.note)


def _with_written(html: str, written: Callable[[Slot], str]) -> str:
    return restore(html, lambda slot: escape(written(slot)))


def _slot(number: int, kind: str = "") -> str:
    return f"{_OPEN}{kind}{str(number).translate(_DIGITS)}{_CLOSE}"


def _read(kind: str, digits: str, *, linked: bool = False) -> Slot:
    return Slot(int(digits.translate(_NUMBERS)), kind == _NOTE, linked)

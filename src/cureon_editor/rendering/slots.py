"""Slots that stand for citations and footnote marks while Markdown and the sanitiser work, filled afterwards.

A slot is a number in private-use digits between two control characters that a body cannot hold, so neither
Markdown nor a writer's HTML can make, break or imitate what stands on the page as a citation.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

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
    """What a slot stands for: the cluster or the footnote mark with this number."""

    number: int
    note: bool


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


def fill(html: str, shown: Callable[[Slot, bool], str], written: Callable[[Slot], str]) -> str:
    """Sanitised HTML with its slots filled and no space before citations; in attributes and code as written.

    `shown` gives the HTML of a slot; its second argument says that the slot stands inside a link.
    """
    if _OPEN not in html:
        return html
    linked = False

    def place(match: re.Match[str]) -> str:
        nonlocal linked
        anchor, note, digits = match.groups()
        if digits is None:
            linked = anchor == "a" if anchor else linked
            return restore(match[0], lambda slot: escape(written(slot)))
        slot = _read(note, digits)
        kept = match[0][: match[0].index(_OPEN)] if slot.note else ""
        return kept + shown(slot, linked)

    return _PLACES.sub(place, html)


def notes_in(html: str) -> tuple[int, ...]:
    """The numbers of the footnote marks that `fill` would show, in the order they are read."""
    if _NOTE not in html:
        return ()
    return tuple(_read(match[2], match[3]).number for match in _PLACES.finditer(html) if match[2])


def _slot(number: int, kind: str = "") -> str:
    return f"{_OPEN}{kind}{str(number).translate(_DIGITS)}{_CLOSE}"


def _read(kind: str, digits: str) -> Slot:
    return Slot(int(digits.translate(_NUMBERS)), kind == _NOTE)

"""Slots that stand for citation clusters while Markdown and the sanitiser work, filled in the finished HTML.

A slot is a number in private-use digits between two control characters that a body cannot hold, so neither
Markdown nor a writer's HTML can make, break or imitate what stands on the page as a citation.
"""

import re
from collections.abc import Callable, Sequence
from html import escape

from cureon_editor.citations.find import Cluster

_OPEN, _CLOSE = "\x02", "\x03"
_DIGITS = {ord(str(digit)): 0xE000 + digit for digit in range(10)}
_NUMBERS = {private: plain for plain, private in _DIGITS.items()}
_SLOT = re.compile(f"{_OPEN}([\ue000-\ue009]{{1,9}}){_CLOSE}")
#: Tags and code, in which a citation is plain text, and slots elsewhere.
_PLACES = re.compile(
    r"<code>.*?</code>"
    r"|<[A-Za-z/](?:[^<>\"]|\"[^\"]*\")*>"
    rf"|[ \n]?{_SLOT.pattern}",
    re.DOTALL,
)
#: Control characters that Markdown keeps for itself, and code points that no file can hold.
_UNPRINTABLE = re.compile("[\x00\x02\x03\ud800-\udfff]")


def printable(text: str) -> str:
    """The text, same length, with U+FFFD for what cannot be shown and a space for a lone CR."""
    return _UNPRINTABLE.sub("\ufffd", text).replace("\r", " ")


def hide(body: str, clusters: Sequence[Cluster]) -> str:
    """The body with a slot for each cluster, whose own line breaks move before it: lines stay lines."""
    parts: list[str] = []
    done = 0
    for number, cluster in enumerate(clusters):
        breaks = body.count("\n", cluster.start, cluster.end)
        parts += (body[done : cluster.start], "\n" * breaks, _slot(number))
        done = cluster.end
    return "".join((*parts, body[done:]))


def restore(text: str, body: str, clusters: Sequence[Cluster]) -> str:
    """Text in which slots are again what was written."""
    return _SLOT.sub(lambda match: _written(match[1], body, clusters), text)


def fill(html: str, body: str, clusters: Sequence[Cluster], shown: Callable[[Cluster], str]) -> str:
    """Sanitised HTML with its slots filled and no space before them; in attributes and code as written."""
    if _OPEN not in html:
        return html

    def place(match: re.Match[str]) -> str:
        number = match[1]
        if number is None:
            return _SLOT.sub(lambda slot: escape(_written(slot[1], body, clusters)), match[0])
        index = _index(number)
        return shown(clusters[index]) if index < len(clusters) else ""

    return _PLACES.sub(place, html)


def _slot(number: int) -> str:
    return f"{_OPEN}{str(number).translate(_DIGITS)}{_CLOSE}"


def _index(digits: str) -> int:
    return int(digits.translate(_NUMBERS))


def _written(digits: str, body: str, clusters: Sequence[Cluster]) -> str:
    """What the writer typed for a slot."""
    index = _index(digits)
    return body[clusters[index].start : clusters[index].end] if index < len(clusters) else ""

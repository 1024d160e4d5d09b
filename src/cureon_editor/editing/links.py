"""Links: found at the caret, put on words, changed and removed."""

import html
import re
from collections.abc import Sequence

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection, Splice
from cureon_editor.editing.command import Command
from cureon_editor.editing.inline_pieces import pieces_between, stretches_between
from cureon_editor.editing.inline_syntax import Link, read_syntax
from cureon_editor.editing.line_marks import in_code_block
from cureon_editor.editing.lines import edit, merged, replacement, splice, spliced

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = frozenset({"http", "https", "mailto"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
_NEEDS_ANGLES = re.compile(r"[\s()]")
_ENCODED = str.maketrans({char: f"%{ord(char):02X}" for char in "<>|`[]\\"})
_BRACKET = re.compile(r"(\\.)|([\[\]])", re.DOTALL)


def link_at(body: str, offset: int) -> Link | None:
    """The inline link an offset is in, with offsets into the body; None outside links and in code."""
    if in_code_block(body, offset):
        return None
    for base, text in stretches_between(body, offset, offset):
        for link in read_syntax(text).links:
            if link.start <= offset - base <= link.end:
                return _in_body(link, base)
    return None


def insert_link(article: Article, selection: Selection, url: str, text: str = "") -> Edit | None:
    """Link the selection, or `text` (else the address) at the caret, or change the link at the caret.

    `url` is a web or e-mail address or a relative path; `www.` gets `https://`. Refuses other schemes,
    line breaks, and a selection over several paragraphs.
    """
    target = _written_target(url)
    body = article.body
    link = link_at(body, selection.head)
    if link is not None and link.start <= selection.start and selection.end <= link.end:
        return _changed(body, link, target, text, selection)
    start, end = selection.start, selection.end
    if start == end:
        words = _words(text.strip() or url.strip())
    else:
        start, end = _linkable(body, start, end)
        words = _words(text.strip() or body[start:end])
    around = [splice(start, start, "["), splice(end, end, f"]({target})")]
    splices = merged(body, [around[0], *replacement(start, body[start:end], words), around[1]])
    _prove(body, splices, start, target)
    return Edit("insert link", splices, Selection(start + 1, start + 1 + len(words)))


def _linkable(body: str, start: int, end: int) -> tuple[int, int]:
    """The selection made wide enough to cut nothing in two; refuses several paragraphs and links inside."""
    pieces = list(pieces_between(body, start, end))
    if len(pieces) != 1:
        message = "A link needs words of one paragraph. Select them there."
        raise RefusedError(message)
    piece = pieces[0].widened()
    if any(link.start < piece.end and piece.start < link.end for link in piece.syntax.links):
        message = "There is a link in the selection already. Put the caret in it to change or remove it."
        raise RefusedError(message)
    return piece.base + piece.start, piece.base + piece.end


def remove_link(article: Article, selection: Selection) -> Edit | None:
    """Leave only the words of the link at the caret; None when there is none."""
    link = link_at(article.body, selection.head)
    if link is None:
        return None
    splices = (splice(link.start, link.text_start, ""), splice(link.text_end, link.end, ""))
    return edit("remove link", splices, selection)


def _in_body(link: Link, base: int) -> Link:
    """A link found in a paragraph, with offsets into the body."""
    return Link(
        link.start + base,
        link.text_start + base,
        link.text_end + base,
        link.target_start + base,
        link.target_end + base,
        link.end + base,
        link.target,
    )


def _written_target(url: str) -> str:
    """An address as it is written in the brackets of a link; refuses what cannot be opened from the page."""
    url = url.strip()
    if not url:
        message = "A link needs an address. Type a web address, an e-mail address or the path of an article."
        raise RefusedError(message)
    scheme = _SCHEME.match(html.unescape(url))
    if _CONTROL.search(url) or (scheme and scheme[1].lower() not in _SCHEMES):
        message = "This address cannot be linked. Use one that starts with https, http or mailto, or a path."
        raise RefusedError(message)
    if url.lower().startswith("www."):
        url = "https://" + url
    target = url.translate(_ENCODED)
    return f"<{target}>" if _NEEDS_ANGLES.search(target) else target


def _words(text: str) -> str:
    """Text as a link's words: on one line, brackets that do not pair escaped."""
    text = " ".join(text.split("\n"))
    if (len(text) - len(text.rstrip("\\"))) % 2:
        text += "\\"
    depth = lowest = 0
    for found in _BRACKET.finditer(text):
        depth += {"[": 1, "]": -1}.get(found[0], 0)
        lowest = min(lowest, depth)
    if depth == lowest == 0:
        return text
    return _BRACKET.sub(lambda found: found[1] or "\\" + found[2], text)


def _changed(body: str, link: Link, target: str, text: str, selection: Selection) -> Edit | None:
    """The edit that gives a link another address, and other words when there are some."""
    angle = body[link.target_start - 1] == "<"
    start, end = link.target_start - angle, link.target_end + angle
    splices = replacement(start, body[start:end], target)
    if text:
        old = body[link.text_start : link.text_end]
        splices = (*replacement(link.text_start, old, _words(text)), *splices)
    if splices:
        _prove(body, splices, link.start, target)
    return edit("change link", splices, selection)


def _prove(body: str, splices: Sequence[Splice], start: int, target: str) -> None:
    """Refuse a link that would not be read as one where it stands."""
    link = link_at(spliced(body, splices), start)
    if link is None or link.start != start or link.target != target.strip("<>"):
        message = "A link cannot stand here. Put the caret in plain text, outside code and other links."
        raise RefusedError(message)


COMMANDS = (
    Command("insert.link", "Link…", insert_link, "Insert/1", "Ctrl+K", "link", ("url", "text")),
    Command("link.remove", "Remove link", remove_link, "Insert/1"),
)

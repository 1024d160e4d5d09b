"""The closing disclaimer: recognised at the end of the body, moved below the sources and linked."""

import re
from collections.abc import Sequence

from cureon_editor.citations.identifiers import web_address
from cureon_editor.journal import Journal
from cureon_editor.rendering.protocol import Block

_TAGS = re.compile(r"<[^<>]*>")
_GENERAL = re.compile(r"\bgeneral\s+(?:information|education)\b", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:not|cannot|isn.t|no)\b[^.]*\b(?:medical\s+)?advice\b", re.IGNORECASE)
_PHRASE = re.compile(r"\b(?:our|the|this)\s+disclaimer\b", re.IGNORECASE)


def without_disclaimer(blocks: Sequence[Block], journal: Journal) -> tuple[tuple[Block, ...], str]:
    """The blocks without a closing disclaimer, and that as HTML with its link, or an empty text.

    It is the last block (footnotes aside) when that is a `disclaimer` div, or a paragraph that calls itself
    general information and says that it is not, or does not replace, advice.
    """
    last = len(blocks) - 1
    if last >= 0 and blocks[last].html.startswith('<div class="footnote">'):
        last -= 1
    if last < 0 or not _is_disclaimer(blocks[last].html):
        return tuple(blocks), ""
    return (*blocks[:last], *blocks[last + 1 :]), _linked(blocks[last].html, journal)


def _is_disclaimer(html: str) -> bool:
    if html.startswith('<div class="disclaimer">'):
        return True
    text = _TAGS.sub("", html) if html.startswith("<p") else ""
    return bool(_GENERAL.search(text) and _LIMIT.search(text))


def _linked(html: str, journal: Journal) -> str:
    """The disclaimer inside its div, the words "our disclaimer" linked to the journal's address."""
    inside = html if html.startswith('<div class="disclaimer">') else f'<div class="disclaimer">{html}</div>'
    address = web_address(journal.disclaimer_url)
    if not address or "<a " in inside:
        return inside
    link = f'<a href="{address.replace("&", "&amp;")}" rel="noopener noreferrer">'
    return _PHRASE.sub(lambda match: f"{link}{match[0]}</a>", inside, count=1)

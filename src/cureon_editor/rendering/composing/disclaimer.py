"""The closing disclaimer: how it is recognised, and linked to the journal's full one."""

import re

from cureon_editor.citations.identifiers import web_address
from cureon_editor.journal import Journal

#: How the element of a disclaimer begins.
OPENING = '<div class="disclaimer">'

_TAGS = re.compile(r"<[^<>]*>")
_GENERAL = re.compile(r"\bgeneral\s+(?:information|education)\b", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:not|cannot|isn.t|no)\b[^.]*\b(?:medical\s+)?advice\b", re.IGNORECASE)
_PHRASE = re.compile(r"\b(?:our|the|this)\s+disclaimer\b", re.IGNORECASE)


def is_disclaimer(html: str) -> bool:
    """Whether a block is one: a `disclaimer` div, or a paragraph that says what such a div would.

    It calls itself general information and says that it is not, or does not replace, advice.
    """
    if html.startswith(OPENING):
        return True
    text = _TAGS.sub("", html) if html.startswith("<p") else ""
    return bool(_GENERAL.search(text) and _LIMIT.search(text))


def linked(html: str, journal: Journal) -> str:
    """A disclaimer inside its div, the words "our disclaimer" linked to the journal's address."""
    inside = html if html.startswith(OPENING) else f"{OPENING}{html}</div>"
    address = web_address(journal.disclaimer_url)
    if not address or "<a " in inside:
        return inside
    link = f'<a href="{address.replace("&", "&amp;")}" rel="noopener noreferrer">'
    return _PHRASE.sub(lambda match: f"{link}{match[0]}</a>", inside, count=1)

"""Turns the wording of a record into plain text: no HTML, entities, control characters or line ends."""

import html
import re
import unicodedata

#: More than any title or list of pages needs; what is longer is cut.
LONGEST_TEXT = 5_000
#: How much of a passage is shown again as it stood.
LONGEST_PASSAGE = 2_000

#: The inline elements that publishers, PubMed and Crossref put into titles, JATS and MathML included.
_TAG = re.compile(
    r"</?(?:(?:jats|mml):[a-z]{1,20}|i|b|u|em|strong|sub|sup|span|small|sc|scp|tt|inf|italic|bold|p|br|div|a|q"
    r"|emphasis|superscript|subscript)"
    r"(?:\s[^<>]{0,300}=[^<>]{0,300})?\s?/?>",
    re.IGNORECASE,
)
#: Only with its semicolon: in an address, `&copy=2` is no entity.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_REPEATED_AMP = re.compile(r"&(?:amp;)+", re.IGNORECASE)
#: Spaces and line ends of every kind but the no-break spaces.
_SPACES = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_RANGE = re.compile(r"(?<=\w)\s*(?:-{1,3}|[–—‐‑‒])\s*(?=\w)")
#: Entities within entities within entities: nobody writes more by accident.
_ROUNDS = 6


def plain(text: str) -> str:
    """The text as a reader sees it: tags gone, entities resolved, spaces and line ends single spaces.

    Marks that direct right-to-left writing stay. What comes out stays the same when it is read again.
    """
    for _ in range(_ROUNDS):
        before = text
        text = printable(text)
        if "&" in text:
            text = _ENTITY.sub(_character, _REPEATED_AMP.sub("&", text))
        if "<" in text:
            text = _TAG.sub("", text)
        if text == before:
            break
    return text


def printable(text: str) -> str:
    """The text without control and half characters, on one line."""
    if not text.isprintable():
        text = "".join(map(_shown, _SPACES.sub(" ", text)))
    if "  " in text:
        text = _SPACES.sub(" ", text)
    return text.strip()


def pages(text: str) -> str:
    """Pages with CSL's hyphen between first and last: `2119--32` and `2119–32` become `2119-32`."""
    return _RANGE.sub("-", text)


def passage(text: str) -> str:
    """A record as it stood, cut when it is very long."""
    text = text.strip("\n")
    return text if len(text) <= LONGEST_PASSAGE else text[:LONGEST_PASSAGE] + "…"


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def _shown(character: str) -> str:
    """The character, or nothing for controls (Cc) and half characters (surrogates, Cs)."""
    hidden = not character.isprintable() and unicodedata.category(character) in ("Cc", "Cs")
    return "" if hidden else character

"""The same place in Markdown and on the page: letters are alike in both, whatever stands between them.

A place is the number of letters before it. Letters are counted as bytes of UTF-8, the marks and blanks of
ASCII left out; the page's script counts alike. What one side has and the other has not (keys of citations,
targets of links, tags) is left out as well as it can be seen from its marks; where that is not enough, the
letters around the place tell it.
"""

import re
from collections.abc import Sequence
from html import unescape

#: The bytes of ASCII that are no letters or digits.
_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())
#: Lengths of the stretches around a place, in bytes, that are looked for; the first one found decides.
_CONTEXTS = (48, 24, 12, 6)

_NOT_TEXT = re.compile(
    r'<(?:sup class="cluster".*?</sup>|sup id="fnref.*?</sup>|(?:[^<>"]|"[^"]*")*>)', re.DOTALL
)
_LINE_START = re.compile(
    # At the start only: looked for everywhere, a line of blanks or `>` would take its length squared.
    r"""\A[ \t]*+(?>(?:>[ \t]?)*)[ \t]*+(?:
        (?:[0-9]{1,9}[.)]|[-*+])[ \t](?:[ \t]*+\[[ xX]\](?=[ \t]))?    # a list item
        |(?:`{3,}|~{3,}|:::)[^\n]*                              # a fence
        |\[\^[^\[\]\s]++\]:                                     # a footnote
        |[*]?\[[^\^@\[\]\n][^\[\]\n]*+\]:[^\n]*                 # what a link or an abbreviation stands for
    )""",
    re.VERBOSE,
)
# Every alternative begins with a mark, so that a search passes over letters fast.
_INLINE = re.compile(
    r"""\[[^\[\]\n]*@[^\[\]\n]*+\]                              # a citation
    |@(?:\{[^{}\s]++\}|\w[\w:.\#$%&+?<>~/-]*+)
    |\]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*\)                 # the target of a link
    |\]\[[^\[\]\n]*+\]
    |\[\^[^\[\]\s]++\]                                          # a footnote's mark
    |</?[A-Za-z][^<>\n]*+>
    |\{:?[ ]*+[.\#][^{}\n]*+\}                                  # attributes
    |&(?:[A-Za-z][A-Za-z0-9]*|\#[0-9]+|\#[xX][0-9A-Fa-f]+);
    """,
    re.VERBOSE,
)


def letters(text: str) -> bytes:
    """The letters of a text, as bytes."""
    return text.encode("utf-8", "surrogatepass").translate(None, _MARKS)


def page_letters(html: str) -> bytes:
    """The letters a sanitised block shows, citations and footnote marks left out."""
    text = _NOT_TEXT.sub("", html)
    return letters(unescape(text) if "&" in text else text)


def without_marks(lines: Sequence[str]) -> str:
    """Markdown lines with what the page does not show blanked out, every other character at its offset."""
    return _INLINE.sub(_blank, "\n".join([_LINE_START.sub(_blank, line, count=1) for line in lines]))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def on_page(text: str, offset: int, html: str) -> int:
    """The letters before a place on the page; `text` is from `without_marks`, the place in it an offset."""
    return matched(letters(text[:offset]), letters(text[offset:]), page_letters(html))


def in_text(html: str, place: int, text: str) -> int:
    """The offset, in a text from `without_marks`, of the letter at a place on the page."""
    shown = page_letters(html)
    return _offset(text, matched(shown[:place], shown[place:], letters(text)))


def _offset(text: str, place: int) -> int:
    """The offset of the letter that holds a place."""
    for offset, character in enumerate(text):
        place -= len(letters(character))
        if place < 0:
            return offset
    return len(text)


def matched(before: bytes, after: bytes, other: bytes) -> int:
    """How many letters of `other` stand before the place that parts `before` from `after`."""
    if other.startswith(before):
        return len(before)
    if after and other.endswith(after):
        return len(other) - len(after)
    guess = len(before) * len(other) // max(1, len(before) + len(after))
    for length in _CONTEXTS:
        left, right = before[-length:], after[:length]
        for pattern, inside in ((left + right, len(left)), (left, len(left)), (right, 0)):
            if len(pattern) < length:
                continue
            found = _nearest(other, pattern, guess - inside)
            if found >= 0:
                return found + inside
    return guess


def _nearest(text: bytes, pattern: bytes, guess: int) -> int:
    """Where a pattern begins nearest to a guess, -1 if nowhere."""
    guess = max(0, guess)
    behind = text.find(pattern, guess)
    ahead = text.rfind(pattern, 0, guess + len(pattern))
    if behind < 0 or ahead < 0:
        return max(behind, ahead)
    return behind if behind - guess < guess - ahead else ahead

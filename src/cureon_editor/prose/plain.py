"""The body as readers read it: markup blanked out, every word still at its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cureon_editor.citations.code_spans import INNER_BREAK, Span, code_spans, merged, target_spans
from cureon_editor.citations.find import find_clusters

#: Masks markup inside a line: a blank to readers of `Plain.text`, nothing at all when words are counted.
_REMOVED = "\0"

# Quantifiers are possessive where they could meet the same characters twice: linear on any text.
_WHOLE_LINES = re.compile(
    r"""^[ \t]*+(?:
        :::[^\n]*                                               # a fenced div's opening or closing line
        |(?:[-*_=][ \t]*+){2,}$                                 # a rule, or the underline of a heading
        |\|?+[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*\|?[ \t]*+$    # the line below a table's head
        |\*\[[^\[\]\n]++\]:[^\n]*                               # what an abbreviation stands for
    )""",
    re.MULTILINE | re.VERBOSE,
)
_LINE_STARTS = re.compile(
    r"""^(?:[ \t]*+>)*[ \t]*+(?:
        \#{1,6}(?=[ \t])                                        # a heading
        |(?:[-*+]|[0-9]{1,3}[.)])(?=[ \t])(?:[ \t]++\[[ xX]\](?=[ \t]))?    # a list item, perhaps a task
        |\[\^[^\[\]\s]++\]:                                     # a footnote
        |:(?=[ \t])                                             # a definition
    )?""",
    re.MULTILINE | re.VERBOSE,
)
_INLINE = re.compile(
    r"""\\[!-/:-@\[-`{-~]                                       # a character that is meant as itself
    |\[\^[^\[\]\s]++\]                                          # a footnote's mark
    |\{:?[ ]*+[.\#][^{}\n]*+\} | \{:[^{}\n]*+\}                 # attributes
    |!?\[ | \]                                                  # what is left of links
    |\*+(?=\S) | (?<=\S)\*+
    |(?<!\w)_+(?=\S) | (?<=\S)_+(?!\w)
    """,
    re.VERBOSE,
)
_IMAGE = re.compile(rf"!\[(?>(?:[^\[\]\n]|{INNER_BREAK})*)\]\([^()\n]*+\)")


@dataclass(frozen=True, slots=True)
class Plain:
    """A body's prose: `text` is as long as the body, line by line, and every kept character keeps its offset.

    Code, comments, citations, link targets, HTML tags and Markdown's own marks are blanks. Words stay, also
    in headings and tables; a table's bars are blanks too.
    """

    text: str


@lru_cache(maxsize=8)
def plain(body: str) -> Plain:
    """The prose of a body, with the same offsets. Markup is recognised by its marks; never fails."""
    return Plain(_masked(body).replace(_REMOVED, " "))


def readable(body: str, start: int = 0, end: int | None = None) -> str:
    """The prose of a stretch of a body with the markup inside lines taken out, so offsets differ."""
    return _masked(body)[start:end].replace(_REMOVED, "")


@lru_cache(maxsize=8)
def _masked(body: str) -> str:
    """The body with every character of its markup masked: a blank where it parts words, else `_REMOVED`."""
    clusters = (
        (cluster.start - (body[cluster.start - 1 : cluster.start] == " "), cluster.end)
        for cluster in find_clusters(body)
    )
    images = (match.span() for match in _IMAGE.finditer(body))
    hidden = merged(sorted((*code_spans(body), *target_spans(body), *clusters, *images)))
    text = _without(body, hidden)
    text = _WHOLE_LINES.sub(lambda match: " " * len(match[0]), text)
    text = _LINE_STARTS.sub(lambda match: " " * len(match[0]), text)
    return _INLINE.sub(_unmarked, text).replace("|", " ")


def _without(body: str, hidden: Iterable[Span]) -> str:
    """The body with the hidden spans masked; their line breaks stay."""
    pieces: list[str] = []
    done = 0
    for start, end in hidden:
        lines = body[start:end].split("\n")
        pieces += (body[done:start], "\n".join(_REMOVED * len(line) for line in lines))
        done = end
    return "".join((*pieces, body[done:]))


def _unmarked(match: re.Match[str]) -> str:
    """A mark masked; of an escape only the backslash."""
    mark = match[0]
    return _REMOVED + mark[1] if mark[0] == "\\" else _REMOVED * len(mark)

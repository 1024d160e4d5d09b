"""Cut a body where Markdown cannot continue across: at fenced code, raw HTML and `:::` lines."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cureon_editor.rendering.markdown.raw_html import html_ends

#: Divs nested deeper than this are read as text.
DEEPEST_DIV = 20

#: The lines that may begin or end a piece; a line break before each makes the search fast.
_CANDIDATE = re.compile(r"\n(?:`{3}|~{3}| {0,3}(?::{3}|<))")
_FENCE = re.compile(
    r"(?P<fence>~{3,}|`{3,})[ \t]*(?:\{[ \t]*\.?(?P<class>[\w+#-]+)[^}`\n]*\}|\.?(?P<word>[\w+#-]*))[ \t]*"
)
_FENCE_END = re.compile(r"(~{3,}|`{3,})[ \t]*")
_DIV = re.compile(r" {0,3}:{3,}[ \t]*(?:\{(?P<attributes>[^{}\n]*)\}|(?P<word>[\w-]+))[ \t]*:*[ \t]*")
_DIV_END = re.compile(r" {0,3}:{3,}[ \t]*")


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of Markdown. Every piece has its offsets, `end` being where the line after it starts."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A fenced code block and the language its fence names, or an empty one."""

    start: int
    end: int
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A block of HTML as it was written."""

    start: int
    end: int
    html: str


@dataclass(frozen=True, slots=True)
class Div:
    """A fenced div: its classes and what stands between its `:::` lines."""

    start: int
    end: int
    classes: tuple[str, ...]
    pieces: "tuple[Piece, ...]"


Piece = Text | Code | RawHtml | Div


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line that opens (with classes) or closes a div, if it turns out to have a partner."""

    start: int
    end: int
    classes: tuple[str, ...] | None


def cut(text: str) -> tuple[Piece, ...]:
    """The pieces of a body, which cover it in order, in time linear in its length.

    What is never closed is text.
    """
    flat = list(_flat(text))
    paired = _paired([piece for piece in flat if isinstance(piece, _Mark)])
    stack: list[tuple[_Mark, list[Piece]]] = [(_Mark(0, 0, ()), [])]
    done = 0
    for piece in flat:
        if isinstance(piece, _Mark) and piece.start not in paired:
            continue
        stack[-1][1].extend(_text(text, done, piece.start))
        done = piece.end
        if not isinstance(piece, _Mark):
            stack[-1][1].append(piece)
        elif piece.classes is not None:
            stack.append((piece, []))
        else:
            opener, inside = stack.pop()
            stack[-1][1].append(Div(opener.start, piece.end, opener.classes or (), tuple(inside)))
    return (*stack[0][1], *_text(text, done, len(text)))


def _text(text: str, start: int, end: int) -> tuple[Text, ...]:
    """A stretch of text as a piece, or none when nothing is there."""
    return (Text(start, end, text[start:end]),) if start < end else ()


def _flat(text: str) -> Iterator[Piece | _Mark]:
    """Code, raw HTML and div marks as they stand."""
    # Offsets of the matches in the text with a line break before it are those of the lines in the text.
    starts = [match.start() for match in _CANDIDATE.finditer("\n" + text)]
    fences = _fence_ends(text, starts)
    html = html_ends(text, starts)
    done = 0
    for start in starts:
        if start < done:
            continue
        piece = _piece(text, start, fences, html)
        if piece is not None:
            yield piece
            done = piece.end


def _piece(text: str, start: int, fences: dict[str, list[int]], html: dict[int, int]) -> Piece | _Mark | None:
    """What begins on the line at `start`, if it is more than text."""
    end = _line_end(text, start)
    if fence := _FENCE.fullmatch(text, start, end):
        closer = _next(fences[fence["fence"]], start)
        if closer is not None:
            language = (fence["class"] or fence["word"] or "").lower()
            code = text[end + 1 : max(end + 1, closer - 1)]
            return Code(start, _line_end(text, closer) + 1, language, code)
    if start in html:
        return RawHtml(start, html[start], text[start : html[start]].rstrip("\n"))
    if opener := _DIV.fullmatch(text, start, end):
        return _Mark(start, end + 1, _classes(opener))
    return _Mark(start, end + 1, None) if _DIV_END.fullmatch(text, start, end) else None


def _line_end(text: str, start: int) -> int:
    """Where the line at `start` ends, its line break not included."""
    found = text.find("\n", start)
    return len(text) if found < 0 else found


def _fence_ends(text: str, starts: Sequence[int]) -> dict[str, list[int]]:
    """For each fence, the lines that could close it, last first."""
    ends: dict[str, list[int]] = defaultdict(list)
    for start in reversed(starts):
        if text[start] in "`~" and (end := _FENCE_END.fullmatch(text, start, _line_end(text, start))):
            ends[end[1]].append(start)
    return ends


def _next(ends: list[int], start: int) -> int | None:
    """The first of the closing lines after this one; those passed by are dropped."""
    while ends and ends[-1] <= start:
        ends.pop()
    return ends[-1] if ends else None


def _classes(opener: re.Match[str]) -> tuple[str, ...]:
    """The classes a div's opening line names, in braces with dots or as one bare word."""
    if opener["word"]:
        return (opener["word"],)
    return tuple(word[1:] for word in opener["attributes"].split() if word.startswith("."))


def _paired(marks: Sequence[_Mark]) -> set[int]:
    """Where the marks stand that have a partner and are not nested too deep."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for mark in marks:
        if mark.classes is not None:
            waiting.append(mark.start)
        elif waiting:
            pairs[waiting.pop()] = mark.start
    paired: set[int] = set()
    around: list[int] = []
    for opener in sorted(pairs):
        while around and around[-1] < opener:
            around.pop()
        if len(around) < DEEPEST_DIV:
            paired |= {opener, pairs[opener]}
        around.append(pairs[opener])
    return paired

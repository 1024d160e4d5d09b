"""Cut a body where Markdown cannot continue across: at fenced code, raw HTML and `:::` lines."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cureon_editor.rendering.markdown.raw_html import html_extents

#: Divs nested deeper than this are read as text.
DEEPEST_DIV = 20

_FENCE = re.compile(
    r"(?P<fence>~{3,}|`{3,})[ ]*(?:\{[ ]*\.?(?P<class>[\w+#-]+)[^}`]*\}|\.?(?P<word>[\w+#-]*))[ ]*"
)
_FENCE_END = re.compile(r"(~{3,}|`{3,})[ ]*")
_DIV = re.compile(r" {0,3}:{3,}[ ]*(?:\{(?P<attributes>[^{}]*)\}|(?P<word>[\w-]+))[ ]*:*[ ]*")
_DIV_END = re.compile(r" {0,3}:{3,}[ ]*")


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of Markdown; `line` is the 0-based line of the body that the first of them stands on."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A fenced code block and the language its fence names, or an empty one."""

    line: int
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A block of HTML as it was written."""

    line: int
    html: str


@dataclass(frozen=True, slots=True)
class Div:
    """A fenced div: its classes and what stands between its `:::` lines."""

    line: int
    classes: tuple[str, ...]
    pieces: "tuple[Piece, ...]"


Piece = Text | Code | RawHtml | Div


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line that opens (with classes) or closes a div, if it turns out to have a partner."""

    line: int
    classes: tuple[str, ...] | None


def cut(lines: Sequence[str]) -> tuple[Piece, ...]:
    """The pieces of a body, in order, in time linear in its length. What is never closed is text."""
    flat = list(_flat(lines))
    paired = _paired([piece for piece in flat if isinstance(piece, _Mark)])
    stack: list[tuple[_Mark, list[Piece]]] = [(_Mark(0, ()), [])]
    for piece in flat:
        if not isinstance(piece, _Mark):
            stack[-1][1].append(piece)
        elif piece.line not in paired:
            stack[-1][1].append(Text(piece.line, lines[piece.line]))
        elif piece.classes is not None:
            stack.append((piece, []))
        else:
            opener, inside = stack.pop()
            stack[-1][1].append(Div(opener.line, opener.classes or (), _joined(inside)))
    return _joined(stack[0][1])


def _flat(lines: Sequence[str]) -> Iterator[Piece | _Mark]:
    """Code, raw HTML and div marks as they stand, and single lines of text between them."""
    fences = _fence_ends(lines)
    extents = html_extents(lines)
    number = 0
    while number < len(lines):
        line = lines[number]
        after = number + 1
        if (fence := _FENCE.fullmatch(line)) and (end := _next(fences[fence["fence"]], number)) is not None:
            after = end + 1
            language = fence["class"] or fence["word"] or ""
            yield Code(number, language.lower(), "\n".join(lines[number + 1 : end]))
        elif number in extents:
            after = extents[number]
            yield RawHtml(number, "\n".join(lines[number:after]))
        elif opener := _DIV.fullmatch(line):
            yield _Mark(number, _classes(opener))
        elif _DIV_END.fullmatch(line):
            yield _Mark(number, None)
        else:
            yield Text(number, line)
        number = after


def _fence_ends(lines: Sequence[str]) -> dict[str, list[int]]:
    """For each fence, the lines that could close it, last first."""
    ends: dict[str, list[int]] = defaultdict(list)
    for number in range(len(lines) - 1, -1, -1):
        if lines[number][:1] in ("`", "~") and (end := _FENCE_END.fullmatch(lines[number])):
            ends[end[1]].append(number)
    return ends


def _next(ends: list[int], number: int) -> int | None:
    """The first of the closing lines after this one; those passed by are dropped."""
    while ends and ends[-1] <= number:
        ends.pop()
    return ends[-1] if ends else None


def _classes(opener: re.Match[str]) -> tuple[str, ...]:
    """The classes a div's opening line names, in braces with dots or as one bare word."""
    if opener["word"]:
        return (opener["word"],)
    return tuple(word[1:] for word in opener["attributes"].split() if word.startswith("."))


def _paired(marks: Sequence[_Mark]) -> set[int]:
    """The lines of the marks that have a partner and are not nested too deep."""
    paired: set[int] = set()
    open_marks: list[_Mark] = []
    for mark in marks:
        if mark.classes is not None:
            open_marks.append(mark)
        elif open_marks:
            opener = open_marks.pop()
            if len(open_marks) < DEEPEST_DIV:
                paired |= {opener.line, mark.line}
    return paired


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with neighbouring lines of text made one."""
    joined: list[Piece] = []
    texts: list[Text] = []
    for piece in pieces:
        if isinstance(piece, Text):
            texts.append(piece)
            continue
        joined.extend(_one(texts))
        texts = []
        joined.append(piece)
    return (*joined, *_one(texts))


def _one(texts: Sequence[Text]) -> tuple[Text, ...]:
    """Lines of text as one piece, or none."""
    return (Text(texts[0].line, "\n".join(text.text for text in texts)),) if texts else ()

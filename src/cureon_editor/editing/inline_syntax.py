"""Where a paragraph's bold, italic, code and links stand, found in one pass that is linear in its length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """The three formats; the value is the mark we write."""

    BOLD = "**"
    ITALIC = "*"
    CODE = "`"


@dataclass(frozen=True, slots=True)
class Span:
    """A formatted stretch: `start` to `end` with its marks, `inner_start` to `inner_end` without."""

    kind: Kind
    start: int
    inner_start: int
    inner_end: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """An inline link `[text](target "title")`; `target` is without `<>` and title."""

    start: int
    text_start: int
    text_end: int
    target_start: int
    target_end: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch that a format must hold whole or lie inside of, between `inner_start` and `inner_end`.

    Nothing may lie inside code, a citation, a tag or an address: their inner offsets are the wrong way round.
    """

    start: int
    inner_start: int
    inner_end: int
    end: int


@dataclass(frozen=True, slots=True)
class Syntax:
    """What one paragraph is made of."""

    spans: tuple[Span, ...]
    links: tuple[Link, ...]
    whole: tuple[tuple[int, int], ...]

    def units(self) -> Iterator[Unit]:
        """All stretches that no mark may cut in two."""
        for span in self.spans:
            if span.kind is Kind.CODE:
                yield Unit(span.start, span.end, span.start, span.end)
            else:
                yield Unit(span.start, span.inner_start, span.inner_end, span.end)
        for link in self.links:
            yield Unit(link.start, link.text_start, link.text_end, link.end)
        for start, end in self.whole:
            yield Unit(start, end, start, end)


@dataclass(slots=True)
class _Run:
    """A row of equal marks that may open or close, and what of it is still unused."""

    start: int
    end: int
    opens: bool
    closes: bool


_TARGET = re.compile(
    r"\([ ]*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>(?:[^\s()<>\\]|\\.|\([^\s()]*\))*))"
    r"(?:[ ]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ ]*\)"
)
_TICKS = re.compile(r"\\.|`+", re.DOTALL)
_WHOLE = re.compile(r"\[[^\[\]\n]*@[^\[\]\n]*\]|</?[A-Za-z@][^<>\n]*>|\bhttps?://[^\s<>()\[\]]+")
_MARKS = re.compile(r"\\.|\*+|_+", re.DOTALL)
_BRACKETS = re.compile(r"\\.|!?\[|\]", re.DOTALL)


def read_syntax(text: str) -> Syntax:
    """The formats and links of one paragraph, offsets counted from its start."""
    code = _code_spans(text)
    hidden = _blanked(text, [(span.start, span.end) for span in code])
    links = _links(hidden, text)
    whole = [(found.start(), found.end()) for found in _WHOLE.finditer(hidden)]
    targets = [(link.text_end, link.end) for link in links]
    prose = _blanked(hidden, [*whole, *targets])
    return Syntax((*code, *_emphasis(prose)), links, tuple(whole))


def _blanked(text: str, stretches: list[tuple[int, int]]) -> str:
    """The text with each stretch as placeholder letters, every offset kept."""
    parts, place = [], 0
    for start, end in sorted(stretches):
        if end > place:
            first = max(start, place)
            parts += [text[place:first], "x" * (end - first)]
            place = end
    return "".join(parts) + text[place:]


def _code_spans(text: str) -> tuple[Span, ...]:
    """Code spans: a row of backticks and the next row of the same length."""
    rows = [found.span() for found in _TICKS.finditer(text) if found[0][0] == "`"]
    following: dict[int, list[int]] = {}
    for index in range(len(rows) - 1, -1, -1):
        following.setdefault(rows[index][1] - rows[index][0], []).append(index)
    spans, index = [], 0
    while index < len(rows):
        start, inner = rows[index]
        same = following[inner - start]
        while same and same[-1] <= index:
            same.pop()
        if same:
            index = same.pop()
            spans.append(Span(Kind.CODE, start, inner, rows[index][0], rows[index][1]))
        index += 1
    return tuple(spans)


def _links(hidden: str, text: str) -> tuple[Link, ...]:
    """Inline links outside code; images are passed over, of nested brackets the innermost link counts."""
    links, openings = [], list[tuple[int, bool]]()
    for found in _BRACKETS.finditer(hidden):
        if found[0][0] == "\\":
            continue
        if found[0].endswith("["):
            openings.append((found.end(), found[0] == "!["))
        elif found[0] == "]" and openings:
            inner, image = openings.pop()
            target = _TARGET.match(hidden, found.end())
            if target is None or image:
                continue
            start, end = target.span("bare" if target["angle"] is None else "angle")
            openings.clear()
            links.append(Link(inner - 1, inner, found.start(), start, end, target.end(), text[start:end]))
    return tuple(links)


def _emphasis(text: str) -> list[Span]:
    """Bold and italic: each closing row of marks takes the nearest opening one, two marks before one."""
    spans: list[Span] = []
    open_runs: dict[str, list[_Run]] = {"*": [], "_": []}
    for found in _MARKS.finditer(text):
        if found[0][0] == "\\":
            continue
        run = _run(text, found.start(), found.end())
        mark = found[0][0]
        other = open_runs["_" if mark == "*" else "*"]
        if run.closes:
            spans.extend(_closed(open_runs[mark], other, run))
        if run.opens and run.start < run.end:
            open_runs[mark].append(run)
    return spans


def _run(text: str, start: int, end: int) -> _Run:
    """A row of marks: it opens before what is no space and closes behind it; `_` never inside a word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    opens, closes = bool(after.strip()), bool(before.strip())
    if text[start] == "_":
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Run(start, end, opens, closes)


def _closed(openers: list[_Run], other: list[_Run], run: _Run) -> list[Span]:
    """The spans that a closing row ends; what it used is taken off it and off the opening rows."""
    spans = []
    while openers and run.start < run.end:
        opener = openers[-1]
        size = min(2, opener.end - opener.start, run.end - run.start)
        kind = Kind.BOLD if size == 2 else Kind.ITALIC
        spans.append(Span(kind, opener.end - size, opener.end, run.start, run.start + size))
        while other and other[-1].start > opener.start:
            other.pop()
        opener.end -= size
        run.start += size
        if opener.start == opener.end:
            openers.pop()
    return spans

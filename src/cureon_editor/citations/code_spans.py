"""Find the parts of a body that are not read as text: code, comments, and the targets of links."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from sys import maxsize

#: Offsets (start, end) of a stretch of the body, in code points.
Span = tuple[int, int]

#: A line break inside a block, and one after which a new block begins: nothing inline continues across that.
_BREAK = r"```|~~~|[ \t]*(?:\n|\Z|\#{1,6}[ \t]|[-*+][ \t]|[0-9]{1,9}[.)][ \t]|\||:::|<[A-Za-z/!])"
INNER_BREAK = rf"\n(?!{_BREAK})"
BLOCK_BREAK = re.compile(rf"\n(?:{_BREAK})")

_MARKS = ("`", "~~~", "<!--")
_OPENERS = re.compile(r"``*|~~~~*|<!--")
_TARGET_MARKS = ("](", "<", "://", "]:")
_TARGETS = re.compile(
    rf"""\]\([ \t]*+(?:<[^<>\n]*+>|[^\s()<>]*+(?:\([^\s()]*+\)[^\s()]*+)*)
        (?:(?=\s)[ \t]*+\n?[ \t]*+(?:"[^"\n]*+"|'[^'\n]*+'))?[ \t]*+\n?[ \t]*+\)   # (target "title")
    |</?[A-Za-z][^<>@\s]*+(?:(?=\s)(?>(?:[^<>\n]|{INNER_BREAK})*))?>           # an HTML tag, one paragraph's
    |<[A-Za-z][A-Za-z0-9+.-]*+:[^<>\s]*+>                    # an autolink
    |https?://[^\s<>()\[\]]*+                                # a bare address
    """,
    re.VERBOSE,
)
_DEFINITIONS = re.compile(r"^ {0,3}\[(?![\^@])[^\[\]\n]++\]:[^\n]*+", re.MULTILINE)


@lru_cache(maxsize=8)
def code_spans(body: str) -> tuple[Span, ...]:
    """The fenced code blocks, inline code and HTML comments of a body, ascending and disjoint.

    Markers are included. Fences are read as Python-Markdown reads them: at the start of a line, closed by
    the same fence alone on a line; what is never closed is text.
    """
    if not any(mark in body for mark in _MARKS):
        return ()
    openers = [match.span() for match in _OPENERS.finditer(body)]
    spans: list[Span] = []
    done = 0
    block_end = -1
    for (start, end), (block, inline) in zip(openers, _closers(body, openers), strict=True):
        if start < done:
            continue
        closer = block
        if closer is None and inline:
            if block_end < end:
                block_end = _block_end(body, end)
            closer = next((found for found in inline if found <= block_end), None)
        if closer is not None:
            spans.append((start + (block is None and is_escaped(body, start)), closer))
            done = closer
    return tuple(spans)


@lru_cache(maxsize=8)
def target_spans(body: str) -> tuple[Span, ...]:
    """The link targets, HTML tags, addresses and link definitions of a body, ascending and disjoint."""
    if not any(mark in body for mark in _TARGET_MARKS):
        return ()
    found = sorted(match.span() for pattern in (_TARGETS, _DEFINITIONS) for match in pattern.finditer(body))
    return merged(found)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Ascending spans made disjoint: those that overlap become one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def is_inside(spans: Sequence[Span], offset: int) -> bool:
    """Whether an offset lies in one of the ascending, disjoint spans."""
    index = bisect_right(spans, (offset, maxsize)) - 1
    return index >= 0 and offset < spans[index][1]


def is_escaped(body: str, offset: int) -> bool:
    """Whether the character at an offset stands after an odd number of backslashes."""
    before = offset
    while before > 0 and body[before - 1] == "\\":
        before -= 1
    return (offset - before) % 2 == 1


def _closers(body: str, openers: Sequence[Span]) -> list[tuple[int | None, list[int]]]:
    """Where what each opener opens could end: as a block or comment, and as inline code, best first.

    Walks backwards, so that every closer is met before its openers: one pass, whatever the text.
    """
    fences: dict[str, int] = {}
    ticks: dict[int, int] = {}
    comment: int | None = None
    searched = len(body)
    closers: list[tuple[int | None, list[int]]] = []
    for start, end in reversed(openers):
        marker = body[start:end]
        if marker == "<!--":
            found = body.find("-->", end, searched)
            comment = found + 3 if found >= 0 else comment
            searched = end + 2
            closers.append((comment, []))
            continue
        info = _fence_info(body, start, end)
        closers.append((None if info is None else fences.get(marker), _tick_closers(body, start, end, ticks)))
        if info == "":
            fences[marker] = end
        if marker[0] == "`":
            ticks[len(marker)] = end
    return closers[::-1]


def _tick_closers(body: str, start: int, end: int, ticks: Mapping[int, int]) -> list[int]:
    """Where inline code could end that a run of backticks opens; `ticks` are the next runs by their length.

    It is the next run as long, or else a shorter one, the first ones of the opening run then being the
    opener and the rest text: so do Python-Markdown and Pandoc.
    """
    if body[start] != "`":
        return []
    most = end - start - is_escaped(body, start)
    return [ticks[length] for length in range(most, 0, -1) if length in ticks]


def _fence_info(body: str, start: int, end: int) -> str | None:
    """What follows a fence on its line; None when a run of backticks or tildes is not a fence."""
    if end - start < 3 or (start and body[start - 1] != "\n"):
        return None
    found = body.find("\n", end)
    info = body[end : len(body) if found < 0 else found]
    return None if "`" in info else info.strip(" ")


def _block_end(body: str, offset: int) -> int:
    """Where the block of an offset ends at the latest."""
    found = BLOCK_BREAK.search(body, offset)
    return found.start() if found else len(body)

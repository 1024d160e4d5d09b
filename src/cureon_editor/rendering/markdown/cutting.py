"""Cut a body into stretches that Markdown lays out one by one with the same result as all at once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from cureon_editor.citations.code_spans import Span, code_spans
from cureon_editor.rendering.markdown.structure import Piece, RawHtml, Text, cut

# A line that continues nothing above it, whatever that is: no list item, quotation, indented text, definition
# or the like. When in doubt it is not: the stretch is then longer, and still right.
_PLAIN = r"""(?:
    [^\s>:\-+*_0-9\[<`~={!]             # a letter, a heading, a table, an opening quotation mark ...
    |[*_]{1,2}[^\W_]                    # emphasis
    |[0-9]+(?![0-9.)])                  # a number that counts no list
    |\[(?:@|[^\[\]\n]+\]\()             # a citation, a link
    |!\[                                # an image
    |`[^`\n]                            # code
)"""
_GAP = re.compile(rf"\n(?:[ \t]*\n)+(?={_PLAIN})", re.VERBOSE)
_AFTER_PIECE = re.compile(rf"(?:[ \t]*\n)*(?={_PLAIN})", re.VERBOSE)
_AFTER_HTML = re.compile(rf"(?:[ \t]*\n)+(?={_PLAIN})", re.VERBOSE)
_DEFINITION = re.compile(r"\n {0,3}:[ \t]")
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")


def stretches(body: str) -> list[str]:
    """The body in stretches that join to it exactly; an empty body has none.

    Each begins where nothing before it can go on: at fenced code, raw HTML and `:::` lines, or at a plain
    line after a blank one; blank lines belong to the stretch before.
    """
    pieces = cut(body)
    starts = _allowed(sorted({0, *_starts(body, pieces)}), body)
    return [
        body[start:end] for start, end in zip(starts, [*starts[1:], len(body)], strict=True) if start < end
    ]


def _starts(body: str, pieces: Sequence[Piece]) -> Iterator[int]:
    """Where stretches may begin, as far as Markdown's blocks are concerned."""
    before: Piece | None = None
    for piece in pieces:
        if isinstance(piece, Text):
            yield from _after(body, before, piece)
            yield from (match.end() for match in _GAP.finditer(body, piece.start, piece.end))
        else:
            yield piece.start
        before = piece


def _after(body: str, before: Piece | None, piece: Text) -> Iterator[int]:
    """Where a text goes on plainly after another piece; inline markup may cross the end of raw HTML."""
    gap = _AFTER_HTML if isinstance(before, RawHtml) else _AFTER_PIECE
    if before is not None and (match := gap.match(body, piece.start, piece.end)):
        yield match.end()


def _allowed(starts: list[int], body: str) -> list[int]:
    """The starts at which neither a definition nor code or a comment that citations heed goes on."""
    spans = [span for span in code_spans(body) if "\n" in body[span[0] : span[1]]]
    definitions = [match.start() for match in _DEFINITION.finditer("\n" + body)]
    return [
        start
        for start in starts
        if not _crossed(spans, start) and not (definitions and _defines(body, start, definitions))
    ]


def _crossed(spans: Sequence[Span], offset: int) -> bool:
    """Whether an offset lies inside one of the spans, not at its edge."""
    index = bisect_left(spans, (offset, 0)) - 1
    return index >= 0 and offset < spans[index][1]


def _defines(body: str, start: int, definitions: Sequence[int]) -> bool:
    """Whether the lines up to the next blank one hold or become a definition, which joins a list above."""
    index = bisect_right(definitions, start)
    if start == 0 or index == len(definitions):
        return False
    blank = _BLANK.search(body, start)
    # A definition after the blank line makes a term of the paragraph before it.
    return blank is None or definitions[index] <= blank.end()

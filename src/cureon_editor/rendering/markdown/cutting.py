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
_PLAIN_LINE = re.compile(_PLAIN, re.VERBOSE)
#: A line that goes on only with a list or a quotation.
_ITEM = re.compile(r" {0,3}(?:(?:[-*+]|[0-9]+\.)[ \t]|>)")
_GAP = re.compile(r"\n(?:[ \t]*\n)+")
_AFTER_PIECE = re.compile(rf"(?:[ \t]*\n)*(?={_PLAIN})", re.VERBOSE)
_AFTER_HTML = re.compile(rf"(?:[ \t]*\n)+(?={_PLAIN})", re.VERBOSE)
#: What may matter to lines far from it.
_FAR_REACHING = re.compile(r"[`~]|<[A-Za-z/!]|-->|:::|(?:\A|\n) {0,3}:[ \t]")
_DEFINITION = re.compile(r"\n {0,3}:[ \t]")
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")


def stretches(body: str) -> list[str]:
    """The body in stretches that join to it exactly; an empty body has none.

    Each begins where nothing before it can go on: at fenced code, raw HTML and `:::` lines, at a plain line
    after a blank one, or at a list after a plain paragraph; blank lines belong to the stretch before.
    """
    pieces = cut(body)
    starts = _allowed(sorted({0, *_starts(body, pieces)}), body)
    return [
        body[start:end] for start, end in zip(starts, [*starts[1:], len(body)], strict=True) if start < end
    ]


def recut(before: Sequence[str], body: str) -> tuple[int, int, list[str]]:
    """The stretches of a body when those of the body before it are known: `before[start:end]` became these.

    Where what has changed reaches no farther than the stretches around it, only those are cut again.
    """
    start, first = _same(before, body)
    end, last = _same_at_end(before, body, start, first)
    # A neighbour may go on where it ended, or begin anew where it went on. The one below may also become part
    # of a block that is no longer plain, after which a list does not begin anew.
    if start:
        start -= 1
        first -= len(before[start])
    below = before[end : end + 2]
    last += sum(map(len, below))
    end += len(below)
    changed = body[first:last]
    if _FAR_REACHING.search(changed) or _FAR_REACHING.search("".join(before[start:end])):
        return 0, len(before), stretches(body)
    return start, end, stretches(changed)


def _same(before: Sequence[str], body: str) -> tuple[int, int]:
    """How many stretches a body begins with, and how many characters they have."""
    offset = 0
    for number, stretch in enumerate(before):
        if not body.startswith(stretch, offset):
            return number, offset
        offset += len(stretch)
    return len(before), offset


def _same_at_end(before: Sequence[str], body: str, start: int, first: int) -> tuple[int, int]:
    """The number and offset of the first of the stretches that a body ends with, `start` at least."""
    offset = len(body)
    for number in range(len(before), start, -1):
        begins = offset - len(before[number - 1])
        if begins < first or not body.startswith(before[number - 1], begins):
            return number, offset
        offset = begins
    return start, offset


def _starts(body: str, pieces: Sequence[Piece]) -> Iterator[int]:
    """Where stretches may begin, as far as Markdown's blocks are concerned."""
    before: Piece | None = None
    for piece in pieces:
        if isinstance(piece, Text):
            yield from _after(body, before, piece)
            yield from _inside(body, piece)
        else:
            yield piece.start
        before = piece


def _inside(body: str, piece: Text) -> Iterator[int]:
    """Where in a text a plain line follows a blank one, or a list or quotation a block of plain lines."""
    block = piece.start
    for gap in _GAP.finditer(body, piece.start, piece.end):
        start = gap.end()
        if _PLAIN_LINE.match(body, start, piece.end) or (
            _ITEM.match(body, start, piece.end) and _is_plain(body[block : gap.start()])
        ):
            yield start
        block = start


def _is_plain(block: str) -> bool:
    """Whether all lines of a block are plain ones, so that no list or quotation ends there."""
    lines = block.strip("\n").split("\n")
    return all(_PLAIN_LINE.match(line) for line in lines)


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

"""Bold, italic and code: on and off for the selection or the word at the caret, paragraph by paragraph."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection, Splice
from cureon_editor.editing.command import Command
from cureon_editor.editing.inline_pieces import Piece, piece_at, pieces_between
from cureon_editor.editing.inline_syntax import Kind, Span, read_syntax
from cureon_editor.editing.line_marks import in_code_block
from cureon_editor.editing.lines import carried, merged, splice, spliced

_NAMES = {Kind.BOLD: "bold", Kind.ITALIC: "italic", Kind.CODE: "code"}


def toggle(article: Article, selection: Selection, *, kind: Kind) -> Edit | None:
    """Put a format on the selection, or take it off when every paragraph of the selection has it.

    Without a selection the span the caret is in is meant, else the word it touches; where there is
    neither, an empty pair of marks is written around the caret. At the end of what a span holds the caret
    only leaves it, so that the same key before and after a word makes just that word bold. Refuses in code
    blocks and where marks would clash.
    """
    body = article.body
    if in_code_block(body, selection.start):
        message = "Text in a code block is shown as it is typed. Formats work outside the block."
        raise RefusedError(message)
    if selection.start == selection.end:
        return _toggle_at_caret(body, selection.head, kind)
    pieces = list(pieces_between(body, selection.start, selection.end))
    if not pieces:
        return None
    splices = _toggled(pieces, kind)
    start = carried(pieces[0].base + pieces[0].start, splices)
    end = carried(pieces[-1].base + pieces[-1].end, splices, before=True)
    return _named(kind, merged(body, splices), Selection(start, max(start, end)))


def _named(kind: Kind, splices: Sequence[Splice], selection: Selection) -> Edit:
    verb = "make" if any(part.text for part in splices) else "remove"
    return Edit(f"{verb} {_NAMES[kind]}", tuple(splices), selection)


def _toggle_at_caret(body: str, caret: int, kind: Kind) -> Edit:
    """Leave the span that ends here, or toggle the one at the caret, its word, or an empty pair of marks."""
    width = len(kind.value)
    if _in_empty_pair(body, caret, kind.value):
        start = caret - width
        return _named(kind, [splice(start, caret + width, "")], Selection(start, start))
    piece = piece_at(body, caret)
    if piece is not None:
        if leaving := _left(piece, kind):
            return leaving
        piece = piece if piece.holder(kind) else piece.word()
    if piece is None:
        return _named(kind, [splice(caret, caret, kind.value * 2)], Selection(caret + width, caret + width))
    splices = _toggled([piece], kind)
    place = carried(caret, splices)
    return _named(kind, merged(body, splices), Selection(place, place))


def _left(piece: Piece, kind: Kind) -> Edit | None:
    """Go behind the span whose content ends at the caret, taking along spaces that keep it from being one."""
    content = piece.text[: piece.start].rstrip(" ")
    gap = piece.text[len(content) : piece.start]
    closed = replace(piece, text=content + piece.text[piece.start :], start=len(content), end=len(content))
    closed = replace(closed, syntax=read_syntax(closed.text)) if gap else piece
    span = closed.holder(kind)
    if span is None or span.inner_end != closed.start:
        return None
    behind = piece.base + span.end + len(gap)
    start, end = piece.base + len(content), piece.base + piece.start
    splices = (splice(start, end, ""), splice(behind, behind, gap)) if gap else ()
    return Edit(f"end {_NAMES[kind]}", splices, Selection(behind, behind))


def _in_empty_pair(body: str, caret: int, mark: str) -> bool:
    """Whether the caret stands between two marks of exactly this width with nothing in them."""
    width = len(mark)
    before, after = body[max(caret - width - 1, 0) : caret], body[caret : caret + width + 1]
    exact = before.endswith(mark) and after.startswith(mark)
    return exact and before[:-width] != mark[0] and after[width:] != mark[0]


def _toggled(pieces: Sequence[Piece], kind: Kind) -> tuple[Splice, ...]:
    """The splices that take the format off all pieces when all have it, else put it on those without."""
    holders = [(piece, piece.holder(kind)) for piece in pieces]
    if all(span for _, span in holders):
        return tuple(part for piece, span in holders if span for part in _taken_off(piece, span))
    return tuple(part for piece, span in holders if not span for part in _put_on(piece, kind))


def _taken_off(piece: Piece, span: Span) -> list[Splice]:
    """Remove the marks around a piece; what stands beside it in a longer span keeps its format."""
    text, base = piece.text, piece.base
    if piece.start < piece.end and span.kind is not Kind.CODE:
        piece = piece.widened(span)
        left, right = text[span.inner_start : piece.start], text[piece.end : span.inner_end]
    else:
        left = right = ""
    if left.strip():
        place = base + span.inner_start + len(left.rstrip())
        opening = splice(place, place, text[span.inner_end : span.end])
    else:
        opening = splice(base + span.start, base + span.inner_start, "")
    if right.strip():
        place = base + span.inner_end - len(right.lstrip())
        closing = splice(place, place, text[span.start : span.inner_start])
    else:
        closing = splice(base + span.inner_end, base + span.end, "")
    return [opening, closing]


def _put_on(piece: Piece, kind: Kind) -> list[Splice]:
    """Marks around a piece; marks of the same kind inside it go, so that none stand in one another."""
    piece = piece.widened()
    base, text = piece.base, piece.text
    opening, closing = kind.value, kind.value
    if kind is Kind.CODE:
        opening, closing = _code_marks(text[piece.start : piece.end])
    splices = [splice(base + piece.start, base + piece.start, opening)]
    for span in piece.syntax.spans:
        if span.kind is kind is not Kind.CODE and piece.start <= span.start and span.end <= piece.end:
            splices.append(splice(base + span.start, base + span.inner_start, ""))
            splices.append(splice(base + span.inner_end, base + span.end, ""))
    splices.append(splice(base + piece.end, base + piece.end, closing))
    _prove(piece, kind, splices)
    return splices


def _code_marks(content: str) -> tuple[str, str]:
    """Backticks longer than any row of them in the content, with a space where it has one at its edge."""
    longest = max((len(row) for row in re.findall(r"`+", content)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if content.startswith("`") or content.endswith("`") else ""
    return ticks + pad, pad + ticks


def _prove(piece: Piece, kind: Kind, splices: Sequence[Splice]) -> None:
    """Refuse marks that would not be read as one span around just the words that were meant."""
    local = [splice(part.start - piece.base, part.end - piece.base, part.text) for part in splices]
    text = spliced(piece.text, local)
    start = piece.start + len(local[0].text)
    end = piece.end + len(text) - len(piece.text) - len(local[-1].text)
    for span in read_syntax(text).spans:
        holds = span.kind is kind and span.inner_start <= start and end <= span.inner_end
        if holds and not (text[span.start : start] + text[end : span.end]).strip("*_` "):
            return
    message = (
        f"This cannot be made {_NAMES[kind]}: the marks beside it would clash with the new ones. "
        "Select whole words, or remove the stray *, _ or ` first."
    )
    raise RefusedError(message)


def _command(kind: Kind, title: str, shortcut: str) -> Command:
    name = _NAMES[kind]
    return Command(f"format.{name}", title, partial(toggle, kind=kind), "Format/1", shortcut, name)


COMMANDS = (
    _command(Kind.BOLD, "Bold", "Ctrl+B"),
    _command(Kind.ITALIC, "Italic", "Ctrl+I"),
    _command(Kind.CODE, "Code", "Ctrl+E"),
)

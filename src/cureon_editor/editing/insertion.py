"""Blocks and text put in at the caret: callouts, rules, plain text, what comes from the clipboard."""

import re
from collections.abc import Sequence

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection
from cureon_editor.editing.command import Command
from cureon_editor.editing.lines import line_above, line_below, paragraph_around, splice
from cureon_editor.editing.tables.model import table_at

_BREAKS = re.compile("\r\n|[\r\u2028\u2029\u0085]")
_UNFIT = re.compile("[\x00\ufeff\ud800-\udfff]")
_BARE_PIPE = re.compile(r"(\\.)|\|", re.DOTALL)
CALLOUTS = ("note", "warning", "key-points", "disclaimer")


def normalised(text: str) -> str:
    """Text from outside with LF line endings, without what a UTF-8 file or the editor cannot hold.

    Unicode's line and paragraph separators and NEL become newlines; NUL, byte order marks and lone
    surrogates go.
    """
    return _UNFIT.sub("", _BREAKS.sub("\n", text))


def insert_block(body: str, offset: int, lines: Sequence[str], *, caret: int, name: str) -> Edit:
    """Insert lines as a block of its own below the paragraph at an offset, with blank lines around.

    `caret` is where in the block's text the caret then stands.
    """
    around = paragraph_around(body, offset, offset)
    here = around[-1]
    start, end = (here.start, here.end) if here.blank else (here.end, here.end)
    above = line_above(body, here) if here.blank else here
    below = line_below(body, here)
    before = "" if above is None or above.blank else "\n" if here.blank else "\n\n"
    after = "" if below is None or below.blank else "\n"
    text = before + "\n".join(lines) + after
    place = start + len(before) + caret
    return Edit(name, (splice(start, end, text),), Selection(place, place))


def insert_rule(article: Article, selection: Selection) -> Edit:
    """Insert a horizontal rule below the caret's paragraph and put the caret on the line after it."""
    return insert_block(article.body, selection.head, ["---", "", ""], caret=5, name="insert rule")


def insert_callout(article: Article, selection: Selection, kind: str = "note") -> Edit:
    """Put the selected paragraphs, or the caret's, into a callout; on a blank line, insert an empty one.

    `kind` is note, warning, key-points or disclaimer.
    """
    if kind not in CALLOUTS:
        message = f"There is no callout called {kind}. Choose one of: {', '.join(CALLOUTS)}."
        raise RefusedError(message)
    body = article.body
    opening = f"::: {{.{kind}}}\n"
    lines = paragraph_around(body, selection.start, selection.end)
    if all(line.blank for line in lines):
        block = [opening.rstrip("\n"), "", ":::"]
        return insert_block(body, selection.head, block, caret=len(opening), name="insert callout")
    first = next(line for line in lines if not line.blank)
    last = next(line for line in reversed(lines) if not line.blank)
    above, below = line_above(body, first), line_below(body, last)
    head = ("" if above is None or above.blank else "\n") + opening
    tail = "\n:::" + ("" if below is None or below.blank else "\n")
    splices = (splice(first.start, first.start, head), splice(last.end, last.end, tail))
    limits = first.start, last.end
    ends = (min(max(end, limits[0]), limits[1]) + len(head) for end in (selection.anchor, selection.head))
    return Edit("insert callout", splices, Selection(*ends))


def insert_text(article: Article, selection: Selection, text: str) -> Edit | None:
    """Put text in place of the selection."""
    return _replace_selection(article, selection, normalised(text), "insert text")


def paste(article: Article, selection: Selection, text: str) -> Edit | None:
    """Put clipboard text in place of the selection; in a table cell it stays in the cell."""
    text = normalised(text)
    table = table_at(article.body, selection.head)
    if table is not None and table.start <= selection.start and selection.end <= table.end:
        text = _BARE_PIPE.sub(lambda found: found[1] or "\\|", " ".join(text.split("\n")))
    return _replace_selection(article, selection, text, "paste")


def _replace_selection(article: Article, selection: Selection, text: str, name: str) -> Edit | None:
    if article.body[selection.start : selection.end] == text:
        return None
    caret = selection.start + len(text)
    return Edit(name, (splice(selection.start, selection.end, text),), Selection(caret, caret))


COMMANDS = (
    Command(
        "insert.callout",
        "Callout…",
        insert_callout,
        "Insert/2",
        icon="message-square-warning",
        asks=("kind",),
    ),
    Command("insert.rule", "Horizontal rule", insert_rule, "Insert/2", icon="minus"),
    Command("insert.text", "Insert text…", insert_text, "", asks=("text",)),
    Command("edit.paste", "Paste text…", paste, "", icon="clipboard", asks=("text",)),
)

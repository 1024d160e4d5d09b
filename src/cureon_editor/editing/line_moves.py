"""Whole lines: duplicated, moved up and down."""

from functools import partial

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Selection
from cureon_editor.editing.command import Command
from cureon_editor.editing.lines import line_above, line_below, lines_between, merged, splice


def duplicate(article: Article, selection: Selection) -> Edit:
    """Repeat the lines of the selection below themselves; the selection goes to the copy."""
    body = article.body
    lines = lines_between(body, selection.start, selection.end)
    text = body[lines[0].start : lines[-1].end] + "\n"
    moved = Selection(selection.anchor + len(text), selection.head + len(text))
    return Edit("duplicate line", (splice(lines[0].start, lines[0].start, text),), moved)


def move(article: Article, selection: Selection, *, up: bool) -> Edit | None:
    """Let the lines of the selection change places with the line above or below; None at the body's end."""
    body = article.body
    lines = lines_between(body, selection.start, selection.end)
    first, last = lines[0], lines[-1]
    neighbour = line_above(body, first) if up else line_below(body, last)
    if neighbour is None:
        return None
    if up:
        splices = (
            splice(neighbour.start, first.start, ""),
            splice(last.end, last.end, "\n" + neighbour.text),
        )
        by = -len(neighbour.text) - 1
    else:
        splices = (
            splice(first.start, first.start, neighbour.text + "\n"),
            splice(last.end, neighbour.end, ""),
        )
        by = len(neighbour.text) + 1
    limit = last.end  # a selection that ends behind the last line's newline must not run past the body
    ends = (min(end, limit) + by for end in (selection.anchor, selection.head))
    return Edit("move line up" if up else "move line down", merged(body, splices), Selection(*ends))


COMMANDS = (
    Command("edit.duplicate_line", "Duplicate line", duplicate, "Edit/3", "Ctrl+Shift+D", "copy"),
    Command("edit.move_line_up", "Move line up", partial(move, up=True), "Edit/3", "Alt+Up", "arrow-up"),
    Command(
        "edit.move_line_down", "Move line down", partial(move, up=False), "Edit/3", "Alt+Down", "arrow-down"
    ),
)

"""Enter: goes on with the list, quote or table the caret is in, and leaves it from an empty line."""

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Selection
from cureon_editor.editing.command import Command
from cureon_editor.editing.line_marks import head_of, in_code_block
from cureon_editor.editing.lines import line_at, splice
from cureon_editor.editing.lists import continue_item, end_block
from cureon_editor.editing.table_moves import row_below
from cureon_editor.editing.tables.model import table_at


def new_line(article: Article, selection: Selection) -> Edit | None:
    """The edit Enter makes inside a list, quote or table; None where a plain newline is right."""
    body, caret = article.body, selection.head
    if selection.start != selection.end or in_code_block(body, caret):
        return None
    line = line_at(body, caret)
    if table_at(body, caret) is not None:
        inside = body[line.start : caret].strip(" \t>")
        return row_below(article, selection) if inside else None
    return continue_item(body, caret) or _continue_quote(body, caret)


def _continue_quote(body: str, caret: int) -> Edit | None:
    """A new line of a quote, or the end of the quote from an empty one."""
    line = line_at(body, caret)
    head = head_of(line.text)
    if not head.quote or head.marker or caret < line.start + len(head.quote):
        return None
    if not line.text[len(head.quote) :].strip():
        return end_block(body, line, "end quote")
    opening = "\n" + head.quote.rstrip() + " "
    place = caret + len(opening)
    return Edit("new line", (splice(caret, caret, opening),), Selection(place, place))


COMMANDS = (Command("edit.new_line", "New line", new_line, ""),)

"""List items: nested deeper and back, numbered in order, continued by Enter."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Selection, Splice
from cureon_editor.editing.command import Command
from cureon_editor.editing.line_marks import NESTING, Head, head_of
from cureon_editor.editing.lines import (
    Line,
    edit,
    line_above,
    line_at,
    line_below,
    lines_between,
    lines_replaced,
    splice,
)


def nest(article: Article, selection: Selection, *, by: int) -> Edit | None:
    """Move the selected items, with all below them, one level deeper (`by` 1) or back (-1).

    None outside lists, for an item that has none above to lie under, and for one that is at the left already.
    """
    body = article.body
    chosen = lines_between(body, selection.start, selection.end)
    head = head_of(chosen[0].text)
    if not head.marker or (by < 0 and not head.depth):
        return None
    run = list_around(body, chosen[0])
    first = next(i for i, line in enumerate(run) if line.start == chosen[0].start)
    if by > 0 and not _can_nest(run[:first], head):
        return None
    last = _end_of_subtree(run, first, chosen[-1].start)
    texts = [line.text for line in run]
    for index in range(first, last + 1):
        texts[index] = _shifted(texts[index], by)
    moved = [i for i in range(first, last + 1) if head_of(run[i].text).depth == head.depth]
    if not _is_lazy(run):
        texts = resequenced(texts, moved)
    splices = lines_replaced(run, texts)
    return edit("indent list item" if by > 0 else "outdent list item", splices, selection)


def continue_item(body: str, caret: int) -> Edit | None:
    """What Enter does in a list: a new item, or the end of the list from an empty one; None elsewhere."""
    line = line_at(body, caret)
    head = head_of(line.text)
    if not head.marker or caret < line.start + head.length:
        return None
    if not head.content.strip():
        selection = Selection(caret, caret)
        return nest(Article(None, body), selection, by=-1) or end_block(body, line, "end list")
    rest = body[caret : line.end]
    start, end = caret, caret + len(rest) - len(rest.lstrip(" "))
    opening, following = _next_item(body, line, head)
    place = start + len(opening)
    return Edit("new list item", (splice(start, end, opening), *following), Selection(place, place))


def end_block(body: str, line: Line, name: str) -> Edit:
    """Empty a line that only holds marks, so that what is typed there is a paragraph of its own."""
    head = head_of(line.text)
    kept = head.quote if head.marker else ""
    above = line_above(body, line)
    text = kept + ("\n" + kept if above and head_of(above.text).content.strip() else "")
    caret = line.start + len(text)
    return Edit(name, (splice(line.start, line.end, text),), Selection(caret, caret))


def list_around(body: str, line: Line) -> tuple[Line, ...]:
    """The lines of the list a line belongs to: items, what is indented under them, blank lines between."""
    above: list[Line] = []
    step = line_above(body, line)
    while step and _in_list(step):
        above.append(step)
        step = line_above(body, step)
    run = [*reversed(above), line]
    step = line_below(body, line)
    while step and _in_list(step):
        run.append(step)
        step = line_below(body, step)
    while run[-1].blank:
        run.pop()
    while run[0].blank:
        run.pop(0)
    return tuple(run)


def resequenced(texts: Sequence[str], moved: Collection[int]) -> list[str]:
    """Lines of a list with items numbered at each depth; `moved` items take the kind of those above."""
    result, above = [], dict[int, Head]()
    for index, text in enumerate(texts):
        head = head_of(text)
        if head.marker:
            above = {depth: item for depth, item in above.items() if depth <= head.depth}
            marker = _marker(head, above.get(head.depth), moved=index in moved)
            above[head.depth] = head = replace(head, marker=marker)
        result.append(head.text)
    return result


def _in_list(line: Line) -> bool:
    """Whether a line next to a list item may belong to its list."""
    head = head_of(line.text)
    return line.blank or bool(head.marker or head.depth)


def _is_lazy(lines: Sequence[Line]) -> bool:
    """Whether a writer left the counting to the page: an item has the number of the one before."""
    numbers: dict[int, int | None] = {}
    for head in (head_of(line.text) for line in lines):
        if head.marker:
            numbers = {depth: number for depth, number in numbers.items() if depth <= head.depth}
            if head.number is not None and numbers.get(head.depth) == head.number:
                return True
            numbers[head.depth] = head.number
    return False


def _marker(head: Head, above: Head | None, *, moved: bool) -> str:
    """The marker of an item below the item `above` of the same depth."""
    if above is None:
        return "1. " if moved and head.number is not None else head.marker
    if above.number is None:
        return above.marker.strip() + " " if moved else head.marker
    if head.number is None and not moved:
        return head.marker
    if head.number == above.number + 1:
        return head.marker
    return f"{above.number + 1}. "


def _can_nest(above: Sequence[Line], head: Head) -> bool:
    """Whether an item has a sibling above it that it can lie under."""
    items = (head_of(line.text) for line in reversed(above))
    nearest = next((item for item in items if item.marker and item.depth <= head.depth), None)
    return nearest is not None and nearest.depth == head.depth


def _end_of_subtree(run: Sequence[Line], first: int, last_start: int) -> int:
    """The index of the last line that moves: the last one chosen, or what lies under the items chosen."""
    last = max(index for index, line in enumerate(run) if index == first or line.start <= last_start)
    depth = head_of(run[first].text).depth
    for index in range(last + 1, len(run)):
        if not run[index].blank:
            if head_of(run[index].text).depth <= depth:
                break
            last = index
    return last


def _shifted(text: str, by: int) -> str:
    """A line one level deeper or less deep; a blank line stays."""
    head = head_of(text)
    if not text.strip():
        return text
    indent = " " * NESTING + head.indent if by > 0 else head.indent.expandtabs(NESTING)[NESTING:]
    return head.quote + indent + text[len(head.quote) + len(head.indent) :]


def _next_item(body: str, line: Line, head: Head) -> tuple[str, tuple[Splice, ...]]:
    """The line break and head of a new item below a line, and the splices that renumber those after it."""
    run = list_around(body, line)
    index = next(i for i, other in enumerate(run) if other.start == line.start)
    marker = head.marker.rstrip()
    if head.number is not None and not _is_lazy(run):
        marker = f"{head.number + 1}."
    opening = head.quote + head.indent + marker + " " + ("[ ] " if head.task else "")
    below = run[index + 1 :]
    if head.number is None or _is_lazy(run):
        return "\n" + opening, ()
    texts = [other.text for other in run]
    texts.insert(index + 1, opening)
    texts = resequenced(texts, ())
    return "\n" + opening, lines_replaced(below, texts[index + 2 :])


COMMANDS = (
    Command("format.indent", "Indent item", partial(nest, by=1), "Format/3", "Ctrl+]", "indent-increase"),
    Command("format.outdent", "Outdent item", partial(nest, by=-1), "Format/3", "Ctrl+[", "indent-decrease"),
)

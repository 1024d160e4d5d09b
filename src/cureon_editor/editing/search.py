"""Find and replace in the body; front matter is never searched."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection, Splice
from cureon_editor.editing.command import Command
from cureon_editor.editing.expression import Expression, compiled
from cureon_editor.editing.insertion import normalised
from cureon_editor.editing.lines import carried, splice

#: Seconds an expression may search one body; looked at between lines.
_TIME_BUDGET = 1.0


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: plain text, or with `expression` a regular expression in Python's syntax."""

    text: str
    whole_word: bool = False
    match_case: bool = False
    expression: bool = False


def find_matches(body: str, query: Query) -> tuple[tuple[int, int], ...]:
    """The offsets (start, end) of all matches in order, none empty, none overlapping.

    Plain text may run over lines and is found in linear time. An expression is run line by line: `^` and `$`
    are the ends of a line and no match goes over one. Raises RefusedError for an expression that is wrong or
    could take too long (see `expression`), and when a search takes longer than a second.
    """
    return tuple((base + found.start(), base + found.end()) for base, found in _matches(body, query))


def replace_matches(
    article: Article,
    selection: Selection,
    text: str,
    replacement: str,
    whole_word: bool = False,
    match_case: bool = False,
    expression: bool = False,
    every: bool = True,
) -> Edit | None:
    """Replace every match in one step, or with `every` off the selected match (see `replace_one`).

    In an expression's replacement `\\1` and `\\g<name>` stand for groups. None when nothing matches.
    """
    query = Query(text, whole_word, match_case, expression)
    if not every:
        return replace_one(article, selection, text, replacement, whole_word, match_case, expression)
    splices = tuple(
        _replaced(base, found, replacement, query) for base, found in _matches(article.body, query)
    )
    changed = tuple(part for part in splices if article.body[part.start : part.end] != part.text)
    if not changed:
        return None
    caret = carried(selection.head, changed)
    return Edit("replace all", changed, Selection(caret, caret))


def replace_one(
    article: Article,
    selection: Selection,
    text: str,
    replacement: str,
    whole_word: bool = False,
    match_case: bool = False,
    expression: bool = False,
) -> Edit | None:
    """Replace the selected match and select the next; without one selected, only select the next.

    The search goes on from the top of the body. None when nothing matches.
    """
    query = Query(text, whole_word, match_case, expression)
    found = list(_matches(article.body, query))
    spans = [(base + match.start(), base + match.end()) for base, match in found]
    here = selection.start, selection.end
    if here not in spans:
        following = _next(spans, selection.end)
        return Edit("find", (), Selection(*following)) if following else None
    index = spans.index(here)
    base, match = found[index]
    change = _replaced(base, match, replacement, query)
    following = _next(spans[:index] + spans[index + 1 :], selection.end)
    if following is None:
        caret = change.start + len(change.text)
        return Edit("replace", (change,), Selection(caret, caret))
    return Edit("replace", (change,), Selection(*(carried(end, (change,)) for end in following)))


def _next(spans: list[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    """The first match at or behind an offset, else the first of all."""
    return next((span for span in spans if span[0] >= offset), spans[0] if spans else None)


def _replaced(base: int, found: re.Match[str], replacement: str, query: Query) -> Splice:
    """The splice that replaces one match."""
    text = replacement
    if query.expression:
        try:
            text = found.expand(replacement)
        except (re.error, IndexError) as error:
            message = f"The replacement does not fit the expression: {error}. Use \\1 for its first group."
            raise RefusedError(message) from None
    return splice(base + found.start(), base + found.end(), normalised(text))


def _matches(body: str, query: Query) -> Iterator[tuple[int, re.Match[str]]]:
    """All matches that are not empty, each with the offset its own offsets count from."""
    if not query.text:
        return
    if query.expression:
        checked = compiled(query.text, match_case=query.match_case, whole_word=query.whole_word)
        yield from _line_matches(body, checked)
        return
    pattern = re.escape(query.text)
    if query.whole_word:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    for found in re.finditer(pattern, body, re.RegexFlag(0) if query.match_case else re.IGNORECASE):
        yield 0, found


def _line_matches(body: str, expression: Expression) -> Iterator[tuple[int, re.Match[str]]]:
    """The matches of an expression line by line, as long as lines and time allow."""
    base = 0
    stop = time.monotonic() + _TIME_BUDGET
    for line in body.split("\n"):
        if len(line) > expression.longest_line:
            message = (
                f"The line that begins “{line[:30]}” is too long for this expression. "
                "Use fewer * and +, or search for plain text."
            )
            raise RefusedError(message)
        if time.monotonic() > stop:
            message = "This expression takes too long in this article. Use fewer * and +, or plain text."
            raise RefusedError(message)
        for found in expression.pattern.finditer(line):
            if found.end() > found.start():
                yield base, found
        base += len(line) + 1


_ASKS = ("text", "replacement")
COMMANDS = (
    Command("edit.replace", "Replace all…", replace_matches, "Edit/2", "Ctrl+H", "replace-all", _ASKS),
    Command("edit.replace_one", "Replace…", replace_one, "", icon="replace", asks=_ASKS),
)

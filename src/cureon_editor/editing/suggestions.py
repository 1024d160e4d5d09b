"""Put the words that the checklist suggests for a passage in its place."""

import re

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Part, RefusedError, Selection, Splice
from cureon_editor.editing.command import Command

#: What stands before the first word of a sentence, list item or heading.
_SENTENCE_BEGINS = re.compile(
    r"(?:^|[.!?…][”’)\"']*\s|\n)(?:[ \t]*(?:[-*+]|#+|>|\d{1,3}[.)])[ \t]+)?[“‘(\"'*_]*\Z"
)


def use_words(article: Article, _selection: Selection, start: int, end: int, words: str) -> Edit | None:
    """Replace the characters `start` to `end` of the body, with a capital where a sentence begins.

    Raises RefusedError when the body has no such place.
    """
    if not 0 <= start < end <= len(article.body):
        raise RefusedError("The passage is no longer where it was. Choose it again in the checklist.")
    if _SENTENCE_BEGINS.search(article.body[max(0, start - 40) : start]):
        words = words[:1].upper() + words[1:]
    if words == article.body[start:end]:
        return None
    place = start + len(words)
    return Edit("use suggested words", (Splice(Part.BODY, start, end, words),), Selection(place, place))


COMMANDS = (
    Command("checklist.use_words", "Use the suggested words", use_words, "", asks=("start", "end", "words")),
)

"""Count words and minutes as readers meet them."""

import math

from cureon_editor.prose.plain import readable


def count_words(body: str, start: int = 0, end: int | None = None) -> int:
    """The words of a body or of a stretch of it, split at white space, markup and citations removed.

    Headings, lists and tables count; code, comments and link targets do not.
    """
    return len(readable(body, start, end).split())


def reading_minutes(words: int, words_per_minute: int) -> int:
    """Minutes to read so many words, rounded up; 0 for none."""
    return math.ceil(words / words_per_minute)

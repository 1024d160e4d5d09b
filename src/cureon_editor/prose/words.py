"""Count words and minutes as readers meet them."""

import math


def reading_minutes(words: int, words_per_minute: int) -> int:
    """Minutes to read so many words, rounded up; 0 for none."""
    return math.ceil(words / words_per_minute)

"""Regular expressions in rule packs: phrases between slashes, whose time is limited."""

import math
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

#: Seconds that an expression may search one stretch of a text.
PATIENCE = 0.25
#: Characters of an expression, and how often all its counts together may repeat a thing: what is larger
#: compiles slowly, and is read by nobody.
_LONGEST, _MOST_REPEATS = 500, 2_000
_COUNT = re.compile(r"\{(\d*)(?:,(\d*))?\}")


class SlowExpressionError(Exception):
    """An expression took too long, so that nothing is known of what it looks for; `expression` names it."""

    def __init__(self, expression: str) -> None:
        super().__init__(expression)
        self.expression = expression


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression as a pack writes it, slashes included."""

    text: str

    def spans(self, text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Where it matches within each of the sentences of a folded text; `^` and `$` are a sentence's ends.

        Raises SlowExpressionError when all of them together take more than PATIENCE seconds.
        """
        compiled = compiled_expression(self.text)
        until = time.monotonic() + PATIENCE
        for start, end in sentences:
            left = until - time.monotonic()
            if left <= 0:
                raise SlowExpressionError(self.text)
            try:
                for found in compiled.finditer(text[start:end], timeout=left):
                    if found[0]:
                        yield start + found.start(), start + found.end()
            except TimeoutError:
                raise SlowExpressionError(self.text) from None


def is_expression(text: str) -> bool:
    """Whether a phrase is a regular expression: `/.../`."""
    return len(text) > 1 and text[0] == text[-1] == "/"


@lru_cache(maxsize=256)
def compiled_expression(text: str) -> "regex.Pattern[str]":
    """The expression between the slashes, compiled; capitals make no difference.

    Raises ValueError with a sentence's end that says what is wrong and where.
    """
    pattern = text[1:-1]
    if not pattern:
        message = "holds no regular expression between its slashes"
        raise ValueError(message)
    if len(pattern) > _LONGEST or _repeats(pattern) > _MOST_REPEATS:
        message = "is a regular expression that is too long or repeats too much"
        raise ValueError(message)
    try:
        return regex.compile(pattern, regex.IGNORECASE)
    except regex.error as error:
        message = f"is no regular expression that can be read: {error}"
        raise ValueError(message) from error
    except (RecursionError, MemoryError, ValueError) as error:
        message = "is a regular expression that is too large, or asks for what is not allowed"
        raise ValueError(message) from error


def _repeats(pattern: str) -> int:
    """How often its counts repeat a thing when they stand within one another: `(a{10}){5}` fifty times."""
    counts = (max(int(low[:9] or 1), int(high[:9] or 1), 1) for low, high in _COUNT.findall(pattern))
    return math.prod(counts)

"""Write to the terminal: UTF-8 whatever the locale, colour only where somebody sees it."""

import os
import sys
from enum import Enum


class Colour(Enum):
    """The few colours of the output, as terminal codes (ECMA-48, SGR)."""

    STRONG = "1"
    QUIET = "2"
    RED = "31"
    GREEN = "32"
    AMBER = "33"
    BLUE = "34"


def show(text: str) -> None:
    """Write text to standard output exactly, line endings included."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def say(sentence: str) -> None:
    """Write one line to standard error."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(sentence.encode(encoding, "replace").decode(encoding) + "\n")


def painted(text: str, colour: Colour) -> str:
    """The text in a colour when standard output is a terminal and NO_COLOR is not set."""
    if not colour.value or os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return text
    return f"\x1b[{colour.value}m{text}\x1b[0m"

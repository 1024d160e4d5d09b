"""Write to the terminal: UTF-8 whatever the locale, colour only where somebody sees it, nothing that acts."""

import os
import re
import shutil
import sys
from dataclasses import dataclass
from enum import Enum

from cureon_editor.cli.command import CommandError

#: Columns of a line where there is no terminal to ask, and at most.
_WIDEST = 100
#: Control characters, those that turn the direction of writing, and halves of characters: a terminal may act
#: on the first, a reader be deceived by the others.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Colour(Enum):
    """The few colours of the output, as terminal codes (ECMA-48, SGR)."""

    STRONG = "1"
    QUIET = "2"
    RED = "31"
    GREEN = "32"
    AMBER = "33"
    BLUE = "34"


@dataclass(frozen=True, slots=True)
class Style:
    """How text for people is laid out: with colour, with symbols, at most so many columns wide."""

    colour: bool = False
    symbols: bool = False
    width: int = _WIDEST

    def painted(self, text: str, colour: Colour) -> str:
        """The text in a colour, if there is colour."""
        return f"\x1b[{colour.value}m{text}\x1b[0m" if self.colour else text


def output_style(colour: str = "auto") -> Style:
    """How standard output is written to: `colour` is auto, always or never.

    By itself there is colour on a terminal, unless NO_COLOR is set (no-color.org) or TERM is dumb.
    """
    if not sys.stdout.isatty():
        return Style(colour=colour == "always")
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return Style(colour == "always" or (colour == "auto" and not plain), symbols=True, width=width)


def show(text: str) -> None:
    """Write text to standard output exactly, line endings included; raises CommandError, BrokenPipeError."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:  # a full disk; what is still held back must not be tried again at the end
        sys.stdout = None
        message = f"The output could not be written: {error.strerror}."
        raise CommandError(message) from error


def say(sentence: str) -> None:
    """Write one line to standard error."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(visible(sentence).encode(encoding, "replace").decode(encoding) + "\n")


def visible(text: str) -> str:
    """The text with every character that a terminal would act on written out, such as `\\n` or `\\x1b`."""
    return _UNSEEN.sub(lambda unseen: unseen[0].encode("unicode_escape").decode(), text)


def painted(text: str, colour: Colour) -> str:
    """The text in a colour when standard output is a terminal and NO_COLOR is not set."""
    return output_style().painted(text, colour)

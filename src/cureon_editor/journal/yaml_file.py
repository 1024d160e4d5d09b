"""Read the YAML files that a journal may write: journal.yaml, rule packs and therapy packs."""

from pathlib import Path

from cureon_editor.article.composing import UnreadableError, compose
from cureon_editor.article.nodes import Node

#: The largest file that is read, in bytes; the bundled packs together take 60,000.
LARGEST = 2_000_000


class UnusableFileError(Exception):
    """A file that holds no text to read; its text is the rest of a sentence that begins with its path."""


def text_of(path: Path) -> str:
    """The text of a file. Raises UnusableFileError."""
    try:
        if not path.is_file():
            raise UnusableFileError("is no file that can be read. It may be a folder, or a link to nothing.")
        if path.stat().st_size > LARGEST:
            raise UnusableFileError(f"is larger than {LARGEST:,} bytes, which no file of settings needs.")
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise UnusableFileError("is not UTF-8 text.") from None
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        message = f"cannot be read ({reason})."
        raise UnusableFileError(message) from None


def root_of(text: str) -> Node | None:
    """The node that a text holds, None for one of comments alone.

    Raises UnreadableError, whose sentence speaks of a file and not of an article.
    """
    try:
        return compose(text)
    except UnreadableError as error:
        sentence = str(error).replace("The front matter", "The file").replace("the front matter", "the file")
        raise UnreadableError(sentence, error.offset) from None


def line_of(text: str, offset: int) -> int:
    """The 1-based line of an offset."""
    return text.count("\n", 0, offset) + 1

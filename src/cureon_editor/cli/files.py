"""Read and write what the command line names; `-` is standard input or output."""

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from cureon_editor.article.article import Article
from cureon_editor.article.reading import read_metadata
from cureon_editor.cli.arguments import STANDARD
from cureon_editor.cli.command import CommandError
from cureon_editor.cli.terminal import show
from cureon_editor.storage.loading import NotUtf8Error, UnreadableError, load
from cureon_editor.storage.saving import SaveError, save


@dataclass(frozen=True, slots=True)
class Opened:
    """An article as named on the command line; `digest` is that of its file, None from standard input."""

    name: str
    article: Article
    digest: str | None = None

    @property
    def folder(self) -> Path:
        """The folder whose journal applies: the file's, or the current one for standard input."""
        return folder_of(self.name)


def folder_of(name: str) -> Path:
    """The folder a named file lies in; the current one for standard input and output."""
    return Path.cwd() if name == STANDARD else Path(name).parent


def open_article(name: str) -> Opened:
    """Read an article. Raises CommandError with a sentence and, for bytes that are not UTF-8, their place."""
    if name == STANDARD:
        return Opened(name, Article.parse(_decoded(sys.stdin.buffer.read(), "Standard input")))
    try:
        loaded = load(Path(name))
    except NotUtf8Error as error:
        _decoded(error.data, f"“{Path(name).name}”")
        raise
    except UnreadableError as error:
        raise CommandError(str(error)) from None
    return Opened(name, loaded.article, loaded.digest)


def open_readable(name: str) -> Opened:
    """Read an article whose front matter can be read. Raises CommandError naming line and column."""
    opened = open_article(name)
    metadata = read_metadata(opened.article.front_matter)
    if not metadata.readable:
        problem = metadata.problems[0]
        line, column = opened.article.line_and_column(problem.part, problem.offset)
        message = f"{name}:{line}:{column}: {problem.message}"
        raise CommandError(message, line, column)
    return opened


def read_text(name: str) -> str:
    """The whole text of a file, byte order mark and line endings included. Raises CommandError."""
    return open_article(name).article.text


def write_new(name: str, text: str, *, replace: bool) -> None:
    """Write a file that did not exist, or any with `replace`. Raises CommandError and then writes nothing."""
    if name != STANDARD and not replace and Path(name).exists():
        message = (
            f"“{name}” exists already and stays as it is. Choose another name, or replace it with --force."
        )
        raise CommandError(message)
    write(name, text, None)


def write_result(name: str, text: str, source: Opened) -> None:
    """Write what was made from an article, which itself must not be overwritten. Raises CommandError."""
    if STANDARD not in (name, source.name) and Path(name).resolve() == Path(source.name).resolve():
        message = f"“{name}” is the article itself. Choose another name for the result."
        raise CommandError(message)
    write(name, text, None)


def write(name: str, text: str, expected: str | None) -> None:
    """Write a file as UTF-8; `expected` is the digest it must still have. Raises CommandError."""
    if name == STANDARD:
        show(text)
        return
    folder = Path(name).parent
    if not folder.is_dir():
        message = f"The folder “{folder}” does not exist, so “{Path(name).name}” was not written."
        raise CommandError(message)
    try:
        save(Path(name), text, expected)
    except SaveError as error:
        raise CommandError(str(error)) from None


def local_today() -> date:
    """Today where the person is."""
    return datetime.now(UTC).astimezone().date()


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        line, column = data.count(b"\n", 0, start) + 1, len(data[start : error.start].decode("utf-8")) + 1
        message = (
            f"{name} is not valid UTF-8 text: line {line}, column {column} holds the byte "
            f"0x{data[error.start]:02X}. Convert it to UTF-8 first."
        )
        raise CommandError(message, line, column) from None

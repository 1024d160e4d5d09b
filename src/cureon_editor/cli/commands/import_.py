"""`import`: an article from another format, with everything that is not certain noted on standard error."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

from cureon_editor.cli.arguments import STANDARD, add_force, add_output
from cureon_editor.cli.command import Command, CommandError
from cureon_editor.cli.exits import OK
from cureon_editor.cli.files import folder_of, read_text, write_new
from cureon_editor.cli.terminal import say
from cureon_editor.exchange.formats import Imported, Note, formats
from cureon_editor.journal import Journal, find_journal


def _prepare(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the text of a published page; - reads standard input")
    add_output(parser, "OUT.md")
    add_force(parser)


def _run(options: Namespace) -> int:
    read = _reader(options.file)
    imported = read(read_text(options.file), find_journal(folder_of(options.output)))
    write_new(options.output, imported.article.text, replace=options.force)
    for note in imported.notes:
        say(_line(options.file, note))
    if imported.notes:
        say(f"{len(imported.notes)} places to look at again.")
    return OK


def _reader(name: str) -> Callable[[str, Journal], Imported]:
    """What reads a file with this ending; standard input is the text of a page. Raises CommandError."""
    suffix = ".txt" if name == STANDARD else Path(name).suffix.lower()
    readers = {ending: known.read for known in formats().values() if known.read for ending in known.suffixes}
    if suffix not in readers:
        message = f"“{Path(name).name}” cannot be imported. Save the page's text as {_either(readers)}."
        raise CommandError(message)
    return readers[suffix]


def _either(endings: Iterable[str]) -> str:
    return " or ".join(endings)


def _line(name: str, note: Note) -> str:
    context = f" “{note.context}”" if note.context else ""
    return f"{name}:{note.line}: {note.message}{context}"


COMMAND = Command("import", "Read the plain text of a published page.", _prepare, _run)

"""`merge`: put together what two people made of one article, as version control asks of a merge driver."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable
from pathlib import Path

from cureon_editor.cli.arguments import STANDARD
from cureon_editor.cli.command import Command, CommandError
from cureon_editor.cli.exits import INCOMPLETE, OK
from cureon_editor.cli.files import Opened, open_article, write
from cureon_editor.cli.terminal import say
from cureon_editor.comparison.markers import MARKER_SIZE, marked
from cureon_editor.comparison.merging import merge


def _prepare(parser: ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help="the article as it was before both changed it")
    parser.add_argument("ours", metavar="OURS", help="our article, into which theirs is merged")
    parser.add_argument("theirs", metavar="THEIRS", help="their article")
    parser.add_argument("-o", "--output", metavar="OUT", help="write there and leave OURS; - prints it")
    parser.add_argument("--name", metavar="NAME", help="what to call the article in messages")
    parser.add_argument(
        "--marker-size",
        metavar="N",
        type=_size,
        default=MARKER_SIZE,
        help=f"signs in a conflict marker; {MARKER_SIZE} if left out",
    )


def _size(text: str) -> int:
    if not text.isdecimal() or not 1 <= len(text) <= 2 or not int(text):
        raise ArgumentTypeError("a marker has 1 to 99 signs")
    return int(text)


def _run(options: Namespace) -> int:
    if options.output not in (None, STANDARD):
        _check_output(Path(options.output), (options.base, options.theirs))
    base, ours, theirs = map(_opened, (options.base, options.ours, options.theirs))
    merged = merge(base.article.text, ours.article.text, theirs.article.text)
    result = marked(merged, size=options.marker_size)
    name = options.name or options.ours
    for note in merged.notes:
        say(f"{name}: {note}")
    for conflict, line in zip(merged.conflicts, result.lines, strict=True):
        say(f"{name}:{line}: {conflict.about}")
    if options.output is not None:
        write(options.output, result.text, None)
    elif result.text != ours.article.text:
        write(options.ours, result.text, ours.digest)
    return INCOMPLETE if merged.conflicts else OK


def _check_output(output: Path, sources: Iterable[str]) -> None:
    """Refuse to write over what is merged, save for ours. Raises CommandError."""
    if output.resolve() in [Path(name).resolve() for name in sources]:
        message = f"“{output}” is one of the articles to merge. Choose another name for the result."
        raise CommandError(message)


def _opened(name: str) -> Opened:
    if name == STANDARD:
        raise CommandError("A merge needs three files. Name them; standard input is none.")
    return open_article(name)


COMMAND = Command("merge", "Merge two versions of an article; a merge driver for git.", _prepare, _run)

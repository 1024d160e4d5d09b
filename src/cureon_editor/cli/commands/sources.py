"""`sources`: the numbered source list."""

from argparse import ArgumentParser, Namespace

from cureon_editor.citations.styles import house_style, styles
from cureon_editor.cli.arguments import add_article
from cureon_editor.cli.command import Command
from cureon_editor.cli.exits import OK
from cureon_editor.cli.files import open_readable
from cureon_editor.cli.terminal import Colour, painted, show
from cureon_editor.journal import find_journal
from cureon_editor.rendering.protocol import SourceRow


def _prepare(parser: ArgumentParser) -> None:
    add_article(parser)
    parser.add_argument(
        "--style", choices=tuple(styles()), help="how to write them; without it as the journal does"
    )


def _run(options: Namespace) -> int:
    from cureon_editor.rendering.source_rows import source_rows

    opened = open_readable(options.file)
    style = options.style or house_style(find_journal(opened.folder))
    rows = source_rows(opened.article, style)
    show("".join(map(_row, rows)) or "This article has no sources and cites none.\n")
    return OK


def _row(row: SourceRow) -> str:
    number = "?" if not row.known else "–" if row.number is None else str(row.number)
    times = {0: "never cited", 1: "cited once", 2: "cited twice"}.get(row.cited, f"cited {row.cited} times")
    colour = Colour.QUIET if row.known and row.cited else Colour.AMBER
    return f"{number:>3}  {row.text}\n     {painted(f'@{row.key}, {times}', colour)}\n"


COMMAND = Command("sources", "List the sources with their numbers.", _prepare, _run)

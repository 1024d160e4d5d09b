"""`new`: begin an article."""

from argparse import ArgumentParser, Namespace

from cureon_editor.cli.arguments import add_force, add_output
from cureon_editor.cli.command import Command
from cureon_editor.cli.exits import OK
from cureon_editor.cli.files import local_today, write_new


def _prepare(parser: ArgumentParser) -> None:
    add_output(parser, "FILE")
    parser.add_argument("--title", default="", help="the title, when there is one already")
    add_force(parser)


def _run(options: Namespace) -> int:
    from cureon_editor.exchange.blank import new_article

    write_new(options.output, new_article(options.title, local_today()).text, replace=options.force)
    return OK


COMMAND = Command("new", "Begin an article with the fields that every article needs.", _prepare, _run)

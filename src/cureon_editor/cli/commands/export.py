"""`export`: an article in another format."""

from argparse import ArgumentParser, Namespace

from cureon_editor.cli.arguments import add_article, add_output
from cureon_editor.cli.command import Command


def _prepare(parser: ArgumentParser) -> None:
    from cureon_editor.exchange.formats import formats

    names = [known.name for known in formats().values() if known.write]
    add_article(parser)
    parser.add_argument("--to", choices=names, required=True, help="the format")
    add_output(parser, "OUT")


def _run(options: Namespace) -> int:
    from cureon_editor.cli.converting import export_article

    return export_article(options.file, options.to, options.output)


COMMAND = Command("export", "Write the article in another format.", _prepare, _run)

"""`render`: the journal page of an article as one HTML file."""

from argparse import ArgumentParser, Namespace

from cureon_editor.cli.command import Command
from cureon_editor.cli.converting import export_article
from cureon_editor.cli.files import STANDARD


def _prepare(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the article; - reads standard input")
    parser.add_argument(
        "-o", "--output", metavar="OUT.html", default=STANDARD, help="where it goes (default: printed)"
    )


def _run(options: Namespace) -> int:
    return export_article(options.file, "html", options.output)


COMMAND = Command("render", "Write the page as it will be published.", _prepare, _run)

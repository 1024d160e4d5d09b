"""`render`: the journal page of an article as one HTML file."""

from argparse import ArgumentParser, Namespace

from cureon_editor.cli.arguments import add_article, add_output
from cureon_editor.cli.command import Command


def _prepare(parser: ArgumentParser) -> None:
    add_article(parser)
    add_output(parser, "OUT.html")


def _run(options: Namespace) -> int:
    from cureon_editor.cli.converting import export_article

    return export_article(options.file, "html", options.output)


COMMAND = Command("render", "Write the page as it will be published.", _prepare, _run)

"""Write an article in one of the formats of the exchange package."""

from cureon_editor.cli.command import CommandError
from cureon_editor.cli.exits import OK
from cureon_editor.cli.files import local_today, open_readable, write_result
from cureon_editor.exchange.formats import formats
from cureon_editor.journal import find_journal


def export_article(name: str, to: str, output: str) -> int:
    """Write the named article to `output` in the format `to`; gives the exit code. Raises CommandError."""
    opened = open_readable(name)
    write = formats()[to].write
    if write is None:
        message = f"Articles cannot be written as {to}."
        raise CommandError(message)
    write_result(output, write(opened.article, find_journal(opened.folder), local_today()), opened)
    return OK

"""`check`: the checklist of articles, for people and for other programs."""

from argparse import ArgumentParser, Namespace

from cureon_editor.cli.command import Command
from cureon_editor.cli.exits import FAILED, INCOMPLETE, OK
from cureon_editor.cli.files import local_today
from cureon_editor.cli.terminal import say, show


def _prepare(parser: ArgumentParser) -> None:
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="articles, or folders of them; - reads standard input"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text for people (default), or json"
    )


def _run(options: Namespace) -> int:
    from cureon_editor.cli.checking import check_paths
    from cureon_editor.cli.report_json import report_json
    from cureon_editor.cli.report_text import report_text

    files = []
    for checked in check_paths(options.paths, local_today()):
        files.append(checked)
        if options.format == "text" and checked.readable:
            show(report_text(checked))
        if not checked.readable:
            place = checked.troubles[0]
            say(f"{checked.path}:{place.line}:{place.column}: {place.message}")
    if options.format == "json":
        show(report_json(files))
    if not all(checked.readable for checked in files):
        return FAILED
    return INCOMPLETE if any(checked.blocked for checked in files) else OK


COMMAND = Command("check", "See which required statements are missing.", _prepare, _run)

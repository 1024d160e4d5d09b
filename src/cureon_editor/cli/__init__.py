"""The command line: `cureon-editor [FILE ...]` opens windows, a subcommand does its work without one."""

import argparse
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from cureon_editor import __version__
from cureon_editor.cli.checking import child
from cureon_editor.cli.command import Command, CommandError
from cureon_editor.cli.exits import FAILED, OK
from cureon_editor.cli.registry import subcommands
from cureon_editor.cli.terminal import say
from cureon_editor.rendering.worker import entry

_INTERRUPTED = 130
#: Qt ends the whole process without a sentence when none of these leads to a screen.
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code; a failure is one sentence on standard error."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == [entry.ARGUMENT]:
        return entry.main(*arguments[1:])
    if arguments[:1] == [child.ARGUMENT]:
        return child.main(*arguments[1:])
    try:
        return _dispatch(arguments, subcommands())
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else FAILED
    except CommandError as error:
        say(str(error))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough, as in `cureon-editor check . | head`
        sys.stdout = None
        return OK
    except Exception as error:  # a person never meets a traceback
        say(f"This is a fault in Cureon Editor, not in your file: {type(error).__name__}: {error}")
    return FAILED


def _dispatch(arguments: list[str], known: Mapping[str, Command]) -> int:
    parser = _parser(known, arguments[0] if arguments else "")
    if arguments and (arguments[0] in known or arguments[0].startswith("-")):
        options = parser.parse_args(arguments)
        return known[options.command].run(options)
    if arguments and re.fullmatch(r"\w+", arguments[0]) and not Path(arguments[0]).exists():
        message = f"“{arguments[0]}” is neither a command ({', '.join(known)}) nor a file."
        raise CommandError(message)
    return _open_windows(arguments)


def _parser(known: Mapping[str, Command], asked: str) -> argparse.ArgumentParser:
    """A parser that lists all commands and knows the arguments of the one asked for."""
    parser = argparse.ArgumentParser(
        prog="cureon-editor",
        usage="cureon-editor [FILE ...]\n       cureon-editor COMMAND ...",
        description="Write and check evidence-based health articles. Without a COMMAND it opens a window.",
    )
    parser.add_argument("--version", action="version", version=f"Cureon Editor {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, prog="cureon-editor")
    for command in known.values():
        subparser = subparsers.add_parser(command.name, help=command.help, description=command.help)
        if command.name == asked:
            command.prepare(subparser)
    return parser


def _open_windows(names: list[str]) -> int:
    """Open a window for each file, or one for none; the only step that loads Qt. Raises CommandError."""
    if sys.platform == "linux" and not any(map(os.environ.get, _SCREENS)):
        message = "There is no screen to open a window on. See cureon-editor --help for what needs none."
        raise CommandError(message)
    try:
        from cureon_editor.app import main as open_windows
    except ImportError as error:
        message = f"The window cannot open because a part of Qt is missing: {error}."
        raise CommandError(message) from error
    return open_windows(names)

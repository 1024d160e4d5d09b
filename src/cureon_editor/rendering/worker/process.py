"""Starts a process of ours: the same Python or program anew, joined to us by one inherited pipe.

`multiprocessing` would import the main script of whoever opened the window once more, which a script without
a guard, a notebook or a program that embeds Python does not survive. Only its pipes are used.
"""

import os
import sys
from multiprocessing import Pipe
from subprocess import DEVNULL, Popen
from typing import Any

from cureon_editor.rendering.protocol import FromWorker, Line, ToWorker
from cureon_editor.rendering.worker import entry
from cureon_editor.rendering.worker.role import Role

#: Finds our modules where this process has found them, whatever put them there.
_PROGRAM = (
    "import sys; from importlib import import_module; module, count, *rest = sys.argv[1:]; "
    "words, sys.path = rest[:int(count)], rest[int(count):]; sys.exit(import_module(module).main(*words))"
)


def start(role: Role) -> "tuple[Popen[bytes], Line[ToWorker, FromWorker]]":
    """A worker process and our end of its pipe, which closes when the process ends. Raises OSError."""
    return launch(entry.__name__, entry.ARGUMENT, role)


def launch(module: str, argument: str, *words: str) -> "tuple[Popen[bytes], Line[Any, Any]]":
    """A process that runs `main(*words, handle)` of a module, and our end of its pipe; `handle` is the other.

    A packaged program is called with `argument`, the words and the handle instead, and `cli.main` does as
    much. Raises OSError.
    """
    ours, its = Pipe()
    with its:
        words = (*words, str(its.fileno()))
        command = [sys.executable, *_arguments(module, argument, words)]
        try:
            return _inheriting(its.fileno(), command), ours
        except OSError:
            ours.close()
            raise


def _arguments(module: str, argument: str, words: tuple[str, ...]) -> list[str]:
    if getattr(sys, "frozen", False):
        return [argument, *words]
    return ["-c", _PROGRAM, module, str(len(words)), *words, *sys.path]


if sys.platform == "win32":
    from subprocess import CREATE_NO_WINDOW, STARTUPINFO

    def _inheriting(handle: int, command: list[str]) -> Popen[bytes]:
        """Run a program that has one handle of ours under the same number."""
        os.set_handle_inheritable(handle, True)
        startup = STARTUPINFO(lpAttributeList={"handle_list": [handle]})
        return Popen(command, stdin=DEVNULL, startupinfo=startup, creationflags=CREATE_NO_WINDOW)

else:

    def _inheriting(handle: int, command: list[str]) -> Popen[bytes]:
        """Run a program that has one file descriptor of ours under the same number."""
        return Popen(command, stdin=DEVNULL, pass_fds=(handle,))

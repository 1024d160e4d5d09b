"""Starts a worker process: the same Python or program anew, joined to us by one inherited pipe.

`multiprocessing` would import the main script of whoever opened the window once more, which a script without
a guard, a notebook or a program that embeds Python does not survive. Only its pipes are used.
"""

import os
import sys
from multiprocessing import Pipe
from subprocess import DEVNULL, Popen

from cureon_editor.rendering.protocol import FromWorker, Line, ToWorker
from cureon_editor.rendering.worker import entry
from cureon_editor.rendering.worker.role import Role

#: Finds our modules where this process has found them, whatever put them there.
_PROGRAM = (
    "import sys; role, handle, *sys.path = sys.argv[1:]; "
    f"from {entry.__name__} import main; sys.exit(main(role, handle))"
)


def start(role: Role) -> "tuple[Popen[bytes], Line[ToWorker, FromWorker]]":
    """A worker process and our end of its pipe, which closes when the process ends. Raises OSError."""
    ours, its = Pipe()
    with its:
        command = [sys.executable, *_arguments(role, str(its.fileno()))]
        try:
            return _inheriting(its.fileno(), command), ours
        except OSError:
            ours.close()
            raise


def _arguments(role: Role, handle: str) -> list[str]:
    """What makes this program a worker: a packaged one is its own, see `cli.main`."""
    if getattr(sys, "frozen", False):
        return [entry.ARGUMENT, role, handle]
    return ["-c", _PROGRAM, role, handle, *sys.path]


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

"""Where a worker process begins, apart from the worker: the window need not load what that uses."""

import signal

#: The first argument that makes a packaged program a worker process: there is no Python to run `main` then.
ARGUMENT = "--worker"


def main(role: str, handle: str) -> int:
    """Answer what comes in on an inherited pipe, given by number, until it closes; gives the exit code."""
    # Ctrl+C in a terminal goes to all processes; ending is the window's business.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from cureon_editor.rendering.protocol import FromWorker, Line, ToWorker
    from cureon_editor.rendering.worker.limits import bound_memory, give_way
    from cureon_editor.rendering.worker.role import Role
    from cureon_editor.rendering.worker.serving import serve

    bound_memory()
    if role == Role.ANALYSIS:
        give_way()
    line: Line[FromWorker, ToWorker] = Line(int(handle))
    with line:
        return serve(line, Role(role))

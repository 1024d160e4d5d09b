"""Where the worker process begins, apart from the worker: the window need not load what that uses."""

import signal

#: The first argument that makes a packaged program the worker process: there is no Python to run `main` then.
ARGUMENT = "--page-and-checks"


def main(handle: str) -> int:
    """Answer what comes in on an inherited pipe, given by number, until it closes; gives the exit code."""
    # Ctrl+C in a terminal goes to both processes; ending is the window's business.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from cureon_editor.rendering.protocol import FromWorker, Line, ToWorker
    from cureon_editor.rendering.worker.serving import serve

    line: Line[FromWorker, ToWorker] = Line(int(handle))
    with line:
        serve(line)
    return 0

"""Where the worker process begins, apart from the worker: the window need not load what that uses."""

from multiprocessing.connection import Connection

from cureon_editor.rendering.protocol import FromWorker, ToWorker


def run(inbox: "Connection[object, ToWorker]", outbox: "Connection[FromWorker, object]") -> None:
    """Answer what comes in until there is nothing more to answer."""
    from cureon_editor.rendering.worker import serve

    serve(inbox, outbox)

"""A checking process that does what an article's text tells it to: `word rule`, one a line."""

import os
import time
from collections.abc import Callable

from cureon_editor.cli.checking.child import serve
from cureon_editor.cli.checking.task import Task


def main(handle: str) -> int:
    return serve(handle, _work)


def _work(task: Task, begin: Callable[[str], None]) -> bytes:
    begin("")
    for line in task.text.splitlines():
        deed, _, rule = line.partition(" ")
        if rule and rule in task.avoid:
            continue
        if rule:
            begin(rule)
        _do(deed)
    return f"{task.name} without {sorted(task.avoid)}".encode()


def _do(deed: str) -> None:
    if deed == "hang":
        time.sleep(600)
    elif deed == "die":
        os._exit(3)
    elif deed == "fail":
        raise ValueError("a bug")
    elif deed == "eat":
        raise MemoryError
    elif deed == "rest":
        time.sleep(0.05)

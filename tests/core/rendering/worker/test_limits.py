"""What a worker process may use."""

import subprocess
import sys

from cureon_editor.rendering.worker.limits import MOST_MEMORY

GREEDY = f"""
from cureon_editor.rendering.worker.limits import bound_memory
bound_memory()
try:
    bytearray({MOST_MEMORY} + 1)
except MemoryError:
    print("refused")
"""
HANGS = """
import re
from cureon_editor.rendering.worker.limits import Watchdog
watchdog = Watchdog()
watchdog.wait(60)
watchdog.rest()
print("rested", flush=True)
watchdog.wait(0.2)
re.match("(a*)*b", "a" * 40)
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=False
    )


def test_work_that_wants_too_much_memory_fails() -> None:
    ended = run(GREEDY)
    assert (ended.stdout, ended.returncode) == ("refused\n", 0) or sys.platform in ("win32", "darwin")


def test_the_watchdog_ends_what_holds_the_interpreter_and_says_nothing() -> None:
    ended = run(HANGS)
    assert (ended.stdout, ended.stderr) == ("rested\n", "")
    assert ended.returncode

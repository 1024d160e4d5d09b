"""The other proofs that no word is lost, each by its name: `python3 dev.py soak robot [TIMES]`."""

import sys
from collections.abc import Callable

#: How often each is tried unless a number is given.
TIMES = {"keep": 3_000, "robot": 200, "edits": 1_000_000}


def main(name: str, arguments: list[str]) -> int:
    """Run one proof as often as the only argument says; 1 if it fails."""
    if not arguments:
        return _proof(name)(TIMES[name])
    if len(arguments) > 1 or not arguments[0].isdecimal() or not int(arguments[0]):
        sys.stdout.write(f"After {name} comes how often, such as {TIMES[name]}, or nothing.\n")
        return 2
    return _proof(name)(int(arguments[0]))


def _proof(name: str) -> Callable[[int], int]:
    """What runs a proof so often: loaded only when it is wanted, as some need what Windows has not."""
    if name == "keep":
        from tests.core.storage.killed_keeping import main as keep

        return keep
    if name == "robot":
        from soak.robot import main as robot

        return robot
    from tests.core.session.random_edits import main as edits

    return edits

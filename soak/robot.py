"""kill -9 of the whole program while a robot types: `python3 dev.py soak robot [KILLS]`."""

import sys
from collections.abc import Sequence
from statistics import median

from tests.ui.robot.killing import Verdict, kill_many

#: Programs at work at the same time: each rests between its keys.
AT_ONCE = 3


def main(kills: int) -> int:
    """Kill so often; say each fault, now and then how it goes, and the whole at the end; 1 at a fault."""
    verdicts: list[Verdict] = []
    for verdict in kill_many(range(1, kills + 1), AT_ONCE):
        verdicts.append(verdict)
        if verdict.fault:
            _say(f"Kill {len(verdicts)}: {verdict.fault} ({verdict.seconds:.2f} s)")
        elif len(verdicts) % 20 == 0:
            _say(_told(verdicts))
    _say(_told(verdicts))
    return 1 if any(verdict.fault for verdict in verdicts) else 0


def _told(verdicts: Sequence[Verdict]) -> str:
    """What so many kills have shown."""
    lost = [verdict.seconds for verdict in verdicts] or [0.0]
    return (
        f"{len(verdicts):,} kills; {sum(verdict.typed for verdict in verdicts):,} keys; "
        f"{sum(verdict.saves for verdict in verdicts):,} saves; "
        f"typing lost: {median(lost):.2f} s in the middle, {max(lost):.2f} s at most; "
        f"faults: {sum(bool(verdict.fault) for verdict in verdicts)}"
    )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()

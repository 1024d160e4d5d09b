"""Programs that are killed while they keep texts leave all that they said was kept."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
KILLS = 30


def test_nothing_that_was_kept_is_lost_to_a_kill() -> None:
    command = [sys.executable, "-m", "tests.core.storage.killed_keeping", str(KILLS)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stdout.startswith(f"{KILLS} kills, "), ended.stdout + ended.stderr
    assert ended.stdout.endswith(" 0 torn, 0 lost\n")
    assert int(ended.stdout.split()[2]) >= 1

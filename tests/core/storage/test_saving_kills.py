"""A save that is killed at a random moment tears nothing and loses nothing that was called saved."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
KILLS = 500

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9 and no fork")


def killed(folder: Path, count: int, *arguments: str) -> dict[str, int]:
    """The tally of so many killed savers."""
    program = [sys.executable, "-m", "tests.core.storage.killing", str(folder), str(count), "1", *arguments]
    return dict(json.loads(subprocess.run(program, cwd=ROOT, capture_output=True, check=True).stdout))


def test_kills_tear_and_lose_nothing(tmp_path: Path) -> None:
    tally = killed(tmp_path, KILLS)
    assert tally["kills"] == KILLS
    assert (tally["torn"], tally["lost"]) == (0, 0)
    assert tally["mid_save"] > KILLS / 20
    assert tally["saves"] > KILLS / 20


def test_writing_in_place_would_be_found_out(tmp_path: Path) -> None:
    assert killed(tmp_path, 50, "in-place")["torn"] > 0

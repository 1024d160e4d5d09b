"""kill -9 at random moments of saving: is the file ever torn, and is anything lost that was called saved?

As a program (`python -m tests.core.storage.killing FOLDER COUNT SEED [in-place]`) it kills savers, looks at
the file after each, and prints the tally as JSON.
"""

import json
import mmap
import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from cureon_editor.storage.files import Files
from cureon_editor.storage.loading import digest, load
from cureon_editor.storage.saving import TEMPORARY_PREFIX, save, sweep

Saver = Callable[[Path, str, str | None], str]
_LINE = "A line of the article.\n"
_WHOLE = re.compile(r"(\d+)\n((?:A line of the article\.\n)*)end (\d+)\n")


@dataclass(slots=True)
class Tally:
    """How many kills there were, and after how many of them what was found.

    `torn`: the file is missing or not whole. `lost`: it is older than the last text that was called saved.
    `mid_save`: the kill left a temporary file, so it came in the middle. `saves`: texts called saved in all.
    """

    kills: int = 0
    torn: int = 0
    lost: int = 0
    mid_save: int = 0
    saves: int = 0


class LongAgo(Files):
    """What a dead saver left looks old at once."""

    def changed(self, path: Path) -> float:
        return 0.0 if path.name.startswith(".") else super().changed(path)


def text(version: int) -> str:
    """A whole text of a version; lengths differ."""
    lines = _LINE * (50 + version * 37 % 400)
    return f"{version}\n{lines}end {version}\n"


def version_of(data: str) -> int | None:
    """Which version a text is; None if it is not whole."""
    found = _WHOLE.fullmatch(data)
    return int(found[1]) if found and text(int(found[1])) == data else None


def kill_savers(folder: Path, count: int, seed: int, saver: Saver = save) -> Tally:
    """Begin savers one after the other and kill each after some milliseconds."""
    chance, path, tally = random.Random(seed), folder / "a.md", Tally()  # noqa: S311 - repeatable
    path.write_text(text(0), encoding="utf-8")
    with called_saved() as last:
        for _ in range(count):
            before = int.from_bytes(last[:])
            child = begin_saver(path, last, saver)
            time.sleep(chance.uniform(0, 0.016))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            if judge(path, last, before, tally):
                path.write_text(text(int.from_bytes(last[:])), encoding="utf-8")
    return tally


def called_saved() -> mmap.mmap:
    """Eight bytes that outlive a process: the last version that was called saved."""
    return mmap.mmap(-1, 8)


def judge(path: Path, last: mmap.mmap, before: int, tally: Tally) -> bool:
    """Look at what a dead saver left, and sweep up after it; whether there is damage."""
    said = int.from_bytes(last[:])
    found = version_of(path.read_text(encoding="utf-8")) if path.exists() else None
    tally.kills += 1
    tally.torn += found is None
    tally.lost += found is not None and found < said
    tally.mid_save += any(path.parent.glob(TEMPORARY_PREFIX + "*"))
    rescued = sweep(path.parent, LongAgo())
    if rescued or [one.name for one in path.parent.glob("*.*")] != [path.name]:
        raise AssertionError(f"left after the sweep: {list(path.parent.iterdir())}")
    if found is not None and found > said:  # saved, but killed before it could be said
        last[:] = found.to_bytes(8)
    tally.saves += int.from_bytes(last[:]) - before
    return found is None or found < said


def begin_saver(path: Path, last: mmap.mmap, saver: Saver = save) -> int:
    """Begin a process that saves one version after the other; gives its number."""
    child = os.fork()
    if child:
        return child
    try:
        known = load(path)
        version = version_of(known.article.text) or 0
        expected = known.digest
        while True:
            version += 1
            expected = saver(path, text(version), expected)
            last[:] = version.to_bytes(8)
    finally:
        os._exit(1)


def in_place(path: Path, data: str, _expected: str | None) -> str:
    """How most programs save; for contrast."""
    path.write_text(data, encoding="utf-8")
    return digest(data.encode())


def main(folder: str, count: int, seed: int, saver: Saver = save) -> None:
    """Kill, and print."""
    sys.stdout.write(json.dumps(asdict(kill_savers(Path(folder), count, seed, saver))))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), in_place if "in-place" in sys.argv else save)

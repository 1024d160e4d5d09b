"""Kills the program while the robot types into it, and judges what journal and file have of the text."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from cureon_editor.storage.recovery.entry import Kept
from cureon_editor.storage.recovery.journal import Journal
from tests.ui.robot import keys

#: Seconds of typing that may be lost.
PROMISE = 2.0
#: A beat of the robot counts for so many seconds at most: see `Log.working`.
LONGEST_BEAT = 0.1
#: Seconds after the first key between which the program is killed.
BETWEEN = (0.3, 8.0)
#: Seconds after which a program that types nothing is given up.
PATIENCE = 120.0
ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one kill showed.

    `fault` says what is wrong, empty when nothing is. `typed` counts the keys, `lost` those whose text is
    gone; `seconds` lie between the first lost key and the kill; `saves` were called done.
    """

    fault: str
    typed: int = 0
    lost: int = 0
    seconds: float = 0.0
    saves: int = 0


class Log:
    """What the robot said: when each key was taken, what was saved, and that the machine let it work."""

    def __init__(self, text: str) -> None:
        lines = [line.split() for line in text.splitlines()]
        self._said = [(float(when), what, int(number)) for when, what, number in lines]
        self.stamps = sorted(when for when, _what, _number in self._said)
        self.keys = {number: when for when, what, number in self._said if what == "key"}

    def last(self, what: str) -> int:
        """The last key of which this was said, 0 if it never was."""
        return max((number for _when, said, number in self._said if said == what), default=0)

    def times(self, what: str) -> int:
        """How often this was said."""
        return sum(said == what for _when, said, _number in self._said)

    def working(self, since: float, until: float) -> float:
        """Seconds between two moments in which this machine let the robot work.

        The robot waits for processor and disk twenty times a second. Where it waited longer than a tenth of a
        second, so did everybody on the machine; the rest of the wait is nobody's typing.
        """
        between = [since, *(stamp for stamp in self.stamps if since < stamp < until), until]
        return sum(min(later - earlier, LONGEST_BEAT) for earlier, later in pairwise(between))


def kill_many(
    seeds: Sequence[int], at_once: int, between: tuple[float, float] = BETWEEN
) -> Iterator[Verdict]:
    """A kill for each seed, some programs at once: they mostly wait, as a typist's program does."""

    def kill(seed: int) -> Verdict:
        with TemporaryDirectory() as folder:
            return kill_once(Path(folder), seed, between)

    with ThreadPoolExecutor(at_once) as pool:
        yield from pool.map(kill, seeds)


def kill_once(folder: Path, seed: int, between: tuple[float, float]) -> Verdict:
    """Begin the program with the robot, kill it so many seconds into its typing, and judge."""
    article, log = folder / "article.md", folder / "log"
    article.write_text(keys.texts(seed, 0)[0], encoding="utf-8", newline="")
    killed = _killed(folder, seed, random.Random(seed).uniform(*between))  # noqa: S311 - repeatable
    if isinstance(killed, str):
        return Verdict(killed)
    entries = Journal(folder / "settings" / "recovery", _now).found()
    kept = [entry.text for entry in entries if isinstance(entry, Kept)]
    if len(entries) != len(kept) or len(kept) > 1:
        return Verdict(f"the journal holds {entries!r}")
    with article.open(encoding="utf-8", newline="") as stream:
        return judged(Log(log.read_text(encoding="ascii")), seed, killed, stream.read(), kept)


def _killed(folder: Path, seed: int, after: float) -> float | str:
    """The moment at which the program was killed, or why it could not be."""
    command = [sys.executable, "-m", "tests.ui.robot.typist", str(folder), str(seed)]
    with (folder / "errors").open("wb") as errors:
        program = subprocess.Popen(
            command, cwd=ROOT, stdout=errors, stderr=errors, start_new_session=True, env=_environment()
        )
    try:
        _wait_for_first_key(program, folder / "log")
        time.sleep(after)
        died, killed = program.poll(), time.monotonic()
        program.kill()
    finally:
        with suppress(ProcessLookupError):  # its page and its worker end by themselves, but later
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()
    if died is None:
        return killed
    said = (folder / "errors").read_text(errors="replace")
    return f"the program ended by itself with {died}: {said[-500:]}"


def judged(log: Log, seed: int, killed: float, file: str, kept: list[str]) -> Verdict:
    """Whether file and journal are states of the text, none too old."""
    typed, saves = log.last("key"), log.times("saved")
    # The last key may have been taken and not yet told of.
    texts = keys.texts(seed, typed + 1)
    states = {text: number for number, text in enumerate(texts)}
    places = [states.get(text) for text in (file, *kept)]
    if None in places:
        return Verdict("a text that was never typed", typed, saves=saves)
    if texts[log.last("saved")] != file and texts[log.last("saving")] != file:
        return Verdict("a saved text is gone", typed, saves=saves)
    if log.times("refused"):
        return Verdict("a save was refused", typed, saves=saves)
    found = max(place for place in places if place is not None)
    lost = [when for number, when in log.keys.items() if number > found and texts[number] != texts[found]]
    if not lost:
        return Verdict("", typed, saves=saves)
    late = log.working(lost[0], killed) > PROMISE
    fault = f"typed more than {PROMISE:g} seconds before, and gone" if late else ""
    return Verdict(fault, typed, len(lost), killed - lost[0], saves)


def _wait_for_first_key(program: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while program.poll() is None and not (log.exists() and b"key" in log.read_bytes()):
        if time.monotonic() > end:
            message = f"the robot typed nothing within {PATIENCE:g} seconds"
            raise TimeoutError(message)
        time.sleep(0.02)


def _environment() -> dict[str, str]:
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ}


def _now() -> datetime:
    return datetime.now(UTC)

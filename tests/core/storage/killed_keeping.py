"""Kills programs that keep texts at random moments and reads back what each has left; `ROUNDS [SEED]`.

Every text a program was told is kept must be there, exactly; of the one it was keeping when it died, all or
nothing. Prints what was found, and ends with 1 at the first fault.
"""

import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from cureon_editor.storage.keeping import DocumentKey
from cureon_editor.storage.recovery.entry import Kept
from cureon_editor.storage.recovery.journal import Journal
from cureon_editor.storage.versions.versions import Versions

DOCUMENT = DocumentKey.of_draft("killed")
#: Seconds within which a program is killed; keeping a text takes some five milliseconds on a quiet disk.
LONGEST = 0.1


def now() -> datetime:
    return datetime(2026, 7, 1, tzinfo=UTC)


def text(number: int) -> str:
    """A text that only this number has, long enough to be written in several pieces."""
    return f"{number} " + random.Random(number).randbytes(5_000).hex()  # noqa: S311 - the same each time


def keep_on(folder: Path, told: int) -> None:
    """Keep one text after the other for ever, and say each time which one is kept now."""
    journal, versions = Journal(folder / "journal", now), Versions(folder / "versions", now)
    for number in range(1, 1_000_000):
        journal.keep(DOCUMENT, text(number), None, number, "killed")
        versions.keep(DOCUMENT, text(number), str(number))
        os.write(told, b".")


def killed(folder: Path, after: float) -> int:
    """How many texts a program said were kept before it was killed."""
    hear, tell = os.pipe()
    child = os.fork()
    if not child:
        keep_on(folder, tell)
    os.close(tell)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(hear, "rb") as heard:
        return len(heard.read())


def fault(folder: Path, told: int) -> str:
    """What is wrong with what a program left that was told of so many texts; empty when all is well."""
    found = Journal(folder / "journal", now).found()
    if len(found) != 1 and (told or found):
        return f"the journal has {len(found)} entries"
    for entry in found:
        if not isinstance(entry, Kept) or entry.caret not in (told, told + 1):
            return f"the journal has another text than {told}"
        if entry.text != text(entry.caret):
            return f"the journal has a wrong text for {told}"
    versions = Versions(folder / "versions", now)
    listed = versions.listed(DOCUMENT)[::-1]
    if len(listed) not in (told, told + 1):
        return f"{len(listed)} versions where {told} were told"
    for number, version in enumerate(listed, 1):
        if version.why != str(number) or not version.readable or versions.text(version) != text(number):
            return f"version {number} of {told} is wrong"
    return ""


def main(rounds: int, seed: int = 1) -> int:
    rng, kept = random.Random(seed), 0  # noqa: S311 - no secret
    for turn in range(rounds):
        with TemporaryDirectory() as temporary:
            told = killed(Path(temporary), rng.uniform(0, LONGEST))
            wrong = fault(Path(temporary), told)
        if wrong:
            sys.stdout.write(f"Kill {turn + 1}: {wrong}\n")
            return 1
        kept += told
    sys.stdout.write(f"{rounds} kills, {kept} texts kept, 0 torn, 0 lost\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

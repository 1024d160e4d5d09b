"""Another program writes to the article while it is being saved: how, and whether its words are still there.

As a program (`python -m tests.core.storage.racing COUNT SEED`) it lets two processes race and prints, as
JSON, how often what happened.
"""

import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from cureon_editor.storage.files import Files
from cureon_editor.storage.loading import digest
from cureon_editor.storage.saving import ChangedOnDiskError, save

OLD = b"What was opened, " * 200
NEW = "What this window has made of it, " * 200


def in_place(path: Path, data: bytes) -> None:
    """Write over a file without shortening it first; slowly, as large files are written."""
    with path.open("r+b", buffering=0) as stream:
        stream.write(data[:100])
        time.sleep(0.0003)
        stream.write(data[100:])


def from_empty(path: Path, data: bytes) -> None:
    """Empty a file, then fill it, as most programs do."""
    with path.open("wb", buffering=0) as stream:
        time.sleep(0.0003)
        stream.write(data)


def by_rename(path: Path, data: bytes) -> None:
    """Write another file and rename it, as careful programs do."""
    made = path.with_name("made-by-another-program")
    made.write_bytes(data)
    made.replace(path)


MANNERS: dict[str, Callable[[Path, bytes], None]] = {
    "in place": in_place,
    "from empty": from_empty,
    "by rename": by_rename,
}


def same_time(manner: Callable[[Path, bytes], None], path: Path, data: bytes, time_ns: int) -> None:
    """Write so that neither the size nor the time tells."""
    manner(path, data)
    os.utime(path, ns=(time_ns, time_ns))


def other_words(number: int) -> bytes:
    """A text as long as the old one, known by a mark at its beginning and its end."""
    mark = f"<{number:08}>".encode()
    return mark + OLD[len(mark) : -len(mark)] + mark


def still_there(folder: Path, words: bytes) -> bool:
    """Whether a file that can be seen holds what the other program wrote."""
    return any(
        words in path.read_bytes()
        for path in folder.iterdir()
        if path.suffix == ".md" and not path.name.startswith(".")
    )


def race(folder: Path, number: int, chance: random.Random, files: Files | None = None) -> str:
    """One save against one write at a random moment; what came of it, “overwritten unseen” being a fault."""
    path, words = folder / "a.md", other_words(number)
    path.write_bytes(OLD)
    manner, moment = chance.choice(list(MANNERS)), chance.uniform(0, 0.010)
    other = _begin(lambda: _write_at(moment, manner, path, words))
    time.sleep(chance.uniform(0, 0.001))
    try:
        save(path, NEW, digest(OLD), files)
        outcome = "saved, then overwritten by the other program"
    except ChangedOnDiskError:
        outcome = "refused"
    if os.waitpid(other, 0)[1]:
        raise ChildProcessError("the other program failed")
    if not still_there(folder, words):
        return f"overwritten unseen ({manner})"
    return outcome


def _write_at(moment: float, manner: str, path: Path, words: bytes) -> None:
    until = time.perf_counter() + moment
    while time.perf_counter() < until:
        pass
    same_time(MANNERS[manner], path, words, 1_000_000_000)


def _begin(work: Callable[[], None]) -> int:
    """Begin a function in a process of its own; gives its number."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def main(count: int, seed: int) -> None:
    """Race and print."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable race, not a secret
    outcomes: Counter[str] = Counter()
    for number in range(count):
        with TemporaryDirectory() as folder:
            outcomes[race(Path(folder), number, chance)] += 1
    sys.stdout.write(json.dumps(outcomes))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

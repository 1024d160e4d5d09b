"""Keeping a text of 600 KB: an entry of the recovery journal, a version, and what reading them back costs.

The text is made of random words, so it packs worse than any article; every round has another one. All of
this is done on worker threads: no key press waits for it.
"""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from cureon_editor.storage.keeping import DocumentKey
from cureon_editor.storage.recovery.journal import Journal
from cureon_editor.storage.versions.versions import Versions
from support.figures import milliseconds, show, slowest

SIZE = 600_000
ROUNDS = 30
#: Milliseconds that keeping a version may take.
WANTED = 30
#: How many documents have versions, and how many each, when all are thinned.
DOCUMENTS, VERSIONS = 100, 30
START = datetime(2026, 7, 1, 9, tzinfo=UTC)


class Clock:
    """Goes on by a minute with each look."""

    def __init__(self) -> None:
        self._now = START

    def look(self) -> datetime:
        """The time, a minute after the look before."""
        self._now += timedelta(minutes=1)
        return self._now


def main() -> None:
    """Measure each way of keeping in turn, beside writing the same bytes to a plain file."""
    texts = [_text(seed) for seed in range(ROUNDS)]
    document = DocumentKey.of_draft("benchmark")
    with TemporaryDirectory() as temporary:
        folder, clock = Path(temporary), Clock().look
        journal, versions = Journal(folder / "recovery", clock), Versions(folder / "versions", clock)
        ways: dict[str, Callable[[str], object]] = {
            "a plain file, not synced": lambda text: (folder / "plain").write_text(text, encoding="utf-8"),
            "an entry of the journal": lambda text: journal.keep(document, text, None, 0, "Untitled"),
            f"a version ({WANTED} wanted)": lambda text: versions.keep(document, text, "saved"),
            "the same version again": lambda text: versions.keep(document, text, "saved"),
            "the list of versions": lambda _text: versions.listed(document),
            "the text of a version": lambda _text: versions.text(versions.listed(document)[0]),
        }
        times: dict[str, list[float]] = {name: [] for name in ways}
        for text in texts:
            for name, keep in ways.items():
                began = perf_counter()
                keep(text)
                times[name].append(perf_counter() - began)
        journal.close()
    bare = milliseconds(next(iter(times.values())))
    rows = [
        (name, milliseconds(taken), slowest(taken), milliseconds(taken) / bare)
        for name, taken in times.items()
    ]
    title = f"Keeping {SIZE // 1000} KB, ms, {ROUNDS} rounds, up to {ROUNDS} versions"
    show(title, ("", "median", "95 %", "ratio"), rows)
    _thinning()


def _thinning() -> None:
    """Measure the look through all documents that the first `keep` of a start and of every hour makes."""
    with TemporaryDirectory() as temporary:
        versions = Versions(Path(temporary), Clock().look)
        for number in range(DOCUMENTS):
            for version in range(VERSIONS):
                versions.keep(DocumentKey.of_draft(str(number)), f"{number} {version}", "saved")
        began = perf_counter()
        versions.thin()
        print(f"  thinning {VERSIONS} versions each of {DOCUMENTS} documents: {_ms(began):.0f} ms")


def _ms(began: float) -> float:
    return (perf_counter() - began) * 1000


def _text(seed: int) -> str:
    """A text of `SIZE` characters in random words."""
    rng = random.Random(seed)  # noqa: S311 - the same texts each time
    words = ["".join(rng.choices("etaoinshrdlu", k=rng.randint(2, 9))) for _ in range(5_000)]
    return " ".join(rng.choices(words, k=SIZE // 5))[:SIZE]

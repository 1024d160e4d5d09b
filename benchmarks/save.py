"""Saving an article at three sizes, beside a bare write of the same bytes with and without a sync."""

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from cureon_editor.storage.loading import digest
from cureon_editor.storage.saving import save
from support import articles
from support.figures import Cell, milliseconds, show, slowest

ROUNDS = 30
LIMIT = 100


def main() -> None:
    """Save by turns, each time another text over the last."""
    rows: list[list[Cell]] = []
    for name, path in articles.of_each_size():
        text = path.read_text(encoding="utf-8")
        writers = {"bare write": _bare(path), "bare write, synced": _synced(path), "save": _saver(path, text)}
        times = _measured(writers, text)
        floor = milliseconds(times["bare write, synced"])
        rows += [
            [f"{name} {what}", milliseconds(seconds), slowest(seconds), milliseconds(seconds) / floor]
            for what, seconds in times.items()
        ]
    show(f"Saving, ms ({LIMIT} wanted for 100k words)", ("", "median", "95 %", "ratio to synced"), rows)


def _measured(writers: dict[str, Callable[[str], None]], text: str) -> dict[str, list[float]]:
    """Seconds of each writer in each round; the first warms up."""
    times: dict[str, list[float]] = {what: [] for what in writers}
    for number in range(ROUNDS + 1):
        for what, write in writers.items():
            began = perf_counter()
            write(f"{text}\n{number}\n")
            times[what].append(perf_counter() - began)
    return {what: seconds[1:] for what, seconds in times.items()}


def _bare(path: Path) -> Callable[[str], None]:
    def write(text: str) -> None:
        path.with_name("bare.md").write_bytes(text.encode())

    return write


def _synced(path: Path) -> Callable[[str], None]:
    def write(text: str) -> None:
        with path.with_name("synced.md").open("wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())

    return write


def _saver(path: Path, text: str) -> Callable[[str], None]:
    known = [digest(text.encode())]

    def write(text: str) -> None:
        known[0] = save(path, text, known[0])

    return write

"""The whole proof that a save neither tears, loses nor overwrites anything: `python3 dev.py soak save`."""

import random
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.core.storage import generated, killing, racing
from tests.core.storage.faults import Plain

from cureon_editor.storage.files import Files
from soak import save_calls, save_disks

KILLS, RACES, FILES, CUTS, FILLS = 10_000, 2_000, 10_000, 200, 200
SEED = 20261122
#: What never may be counted.
_FAULTS = ("torn", "lost", "overwritten", "FAULT", "changed", "refused badly")


def main(names: list[str]) -> int:
    """Run these parts, or all, and print how each went; 1 if one failed."""
    parts = _parts()
    unknown = [name for name in names if name not in parts]
    if unknown:
        _say(f"No part is called {', '.join(unknown)}. There are: {', '.join(parts)}.")
        return 2
    failed = [name for name in names or parts if not _passes(name, parts[name])]
    _say(f"Failed: {', '.join(failed)}." if failed else "Nothing failed.")
    return 1 if failed else 0


def _parts() -> dict[str, Callable[[], Mapping[str, int] | str]]:
    """Each part by its name: it gives what was counted, or why it cannot be done here."""
    return {
        "kills": lambda: _in_folder(lambda folder: asdict(killing.kill_savers(folder, KILLS, SEED))),
        "kills-in-place": lambda: _in_folder(_kills_in_place),
        "races": lambda: _in_folder(_races),
        "races-plain": lambda: _in_folder(_plain_races),
        "calls": lambda: save_calls.why_not() or save_calls.run(),
        "files": lambda: _in_folder(_files),
        "power": lambda: save_disks.why_not("ext4") or asdict(save_disks.cut(CUTS, SEED)),
        "power-in-place": lambda: save_disks.why_not("ext4") or _power_in_place(),
        **{f"full-{kind}": _on(kind, _fill) for kind in save_disks.KINDS},
        **{f"kills-{kind}": _on(kind, _kill) for kind in save_disks.KINDS},
    }


def _fill(kind: str) -> Mapping[str, int]:
    return save_disks.fill(kind, FILLS)


def _kill(kind: str) -> Mapping[str, int]:
    return save_disks.kill(kind, KILLS // 20, SEED)


def _on(kind: str, run: Callable[[str], Mapping[str, int]]) -> Callable[[], Mapping[str, int] | str]:
    return lambda: save_disks.why_not(kind) or run(kind)


def _in_folder(run: Callable[[Path], Mapping[str, int]]) -> Mapping[str, int]:
    with TemporaryDirectory() as folder:
        return run(Path(folder))


def _kills_in_place(folder: Path) -> Mapping[str, int]:
    return _contrast(killing.kill_savers(folder, KILLS // 10, SEED, killing.in_place))


def _power_in_place() -> Mapping[str, int]:
    return _contrast(save_disks.cut(CUTS // 10, SEED, killing.in_place))


def _contrast(tally: killing.Tally) -> Mapping[str, int]:
    """What most programs do: its faults are expected, so they have another name."""
    return {"times": tally.kills, "damaged by writing in place": tally.torn + tally.lost}


def _races(folder: Path, files: Files | None = None) -> Mapping[str, int]:
    chance = random.Random(SEED)  # noqa: S311 - repeatable
    folders = (_made(folder / str(number)) for number in range(RACES))
    return Counter(racing.race(made, number, chance, files) for number, made in enumerate(folders))


def _plain_races(folder: Path) -> Mapping[str, int]:
    """What is left where files cannot change places: some are expected, so they have another name."""
    return {f"(plain) {outcome}": times for outcome, times in _races(folder, Plain()).items()}


def _files(folder: Path) -> Mapping[str, int]:
    return Counter(generated.verdict(folder / "a.md", data) for data in generated.files(FILES, SEED))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _passes(name: str, run: Callable[[], Mapping[str, int] | str]) -> bool:
    began = perf_counter()
    counted = run()
    if isinstance(counted, str):
        _say(f"{name:15} not done: {counted}")
        return True
    told = "; ".join(f"{what}: {times:,}" for what, times in counted.items())
    _say(f"{name:15} {perf_counter() - began:5.0f} s  {told}")
    return not any(times for what, times in counted.items() if what.startswith(_FAULTS))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()

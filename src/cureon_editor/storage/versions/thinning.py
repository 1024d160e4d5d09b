"""Carry out what the rota and the size limit say: shorten the indexes, then remove texts nobody needs."""

from datetime import datetime
from pathlib import Path

from cureon_editor.storage.atomic import remove
from cureon_editor.storage.versions import index
from cureon_editor.storage.versions.bounding import Holding, staying_within
from cureon_editor.storage.versions.index import Version
from cureon_editor.storage.versions.rota import staying
from cureon_editor.storage.versions.texts import Texts


def thin(folder: Path, texts: Texts, now: datetime, largest: int) -> None:
    """Thin all versions in a folder. Nobody else may write there meanwhile.

    Raises OSError, also when an index cannot be read: its texts cannot be told from those nobody needs. A
    text is removed only after every index that named it is written without it.
    """
    before = {path: index.read(path) for path in sorted(folder.glob("*" + index.SUFFIX))}
    by_age = {path: _by_rota(versions, now) for path, versions in before.items()}
    sizes = texts.sizes()
    after = _within(largest, by_age, sizes)
    for path, versions in after.items():
        if not versions:
            remove(path)
        elif len(versions) < len(before[path]):
            index.replace(path, versions)
    needed = {version.digest for versions in after.values() for version in versions}
    for name in sizes.keys() - needed:
        texts.forget(name)


def _by_rota(versions: list[Version], now: datetime) -> list[Version]:
    stay = staying([version.when for version in versions], now)
    return [version for at, version in enumerate(versions) if at in stay]


def _within(
    largest: int, indexes: dict[Path, list[Version]], sizes: dict[str, int]
) -> dict[Path, list[Version]]:
    entries = [(path, version) for path, versions in indexes.items() for version in versions]
    holdings = [Holding(path.name, version.when, version.digest) for path, version in entries]
    stay = staying_within(largest, holdings, sizes)
    after: dict[Path, list[Version]] = {path: [] for path in indexes}
    for at, (path, version) in enumerate(entries):
        if at in stay:
            after[path].append(version)
    return after

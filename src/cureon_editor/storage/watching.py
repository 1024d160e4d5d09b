"""What has become of an article's file since it was read: the same, changed, renamed, gone or unreadable."""

import contextlib
import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from cureon_editor.storage.loading import Loaded, UnreadableError, load

#: So many names of a folder are looked at for a file that was renamed.
MOST_NAMES = 5_000

#: What tells one file from another whatever its name: device and number. None for a file that is not there.
FileIdentity = tuple[int, int] | None


class Fate(Enum):
    """What has become of a file."""

    SAME = "same"
    CHANGED = "changed"
    RENAMED = "renamed"
    GONE = "gone"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Sight:
    """One look at a file.

    `loaded` is what stands there when it changed, `moved_to` its new place when it was renamed, `why` the
    sentence that says why it cannot be read.
    """

    fate: Fate
    loaded: Loaded | None = None
    moved_to: Path | None = None
    why: str = ""

    @property
    def digest(self) -> str:
        """The digest of what stands there; empty when nothing could be read."""
        return self.loaded.digest if self.loaded else ""


def identity_of(path: Path) -> FileIdentity:
    """A file's identity, which a renaming keeps and a replacement does not."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def look(path: Path, digest: str, identity: FileIdentity) -> Sight:
    """Compare a file with what was read from it or last written to it; never raises.

    The content alone decides: sizes and times may lie, on network folders above all.
    """
    if not os.path.lexists(path):
        moved = _renamed(path.parent, digest, identity)
        return Sight(Fate.RENAMED, moved_to=moved) if moved else Sight(Fate.GONE)
    try:
        loaded = load(path)
    except UnreadableError as error:
        # It may have gone between the two looks.
        return Sight(Fate.UNREADABLE, why=str(error)) if path.exists() else Sight(Fate.GONE)
    return Sight(Fate.SAME) if loaded.digest == digest else Sight(Fate.CHANGED, loaded)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one place, by links or in another spelling; never raises."""
    identity = identity_of(one)
    if identity is not None and identity == identity_of(other):
        return True
    with contextlib.suppress(ValueError):
        return os.path.realpath(one) == os.path.realpath(other)
    return False


def watched_places(path: Path) -> tuple[Path, ...]:
    """The file and the folders to listen to; a link is followed to where changes happen.

    In place of a folder that has gone stands the nearest one above it, where it would come back.
    """
    target = Path(os.path.realpath(path))
    folders = (_standing(path.parent), _standing(target.parent))
    return tuple(place for place in dict.fromkeys((*folders, path)) if place.exists())


def _renamed(folder: Path, digest: str, identity: FileIdentity) -> Path | None:
    """The file under another name in its folder; its number alone may belong to a new file by now."""
    if identity is None:
        return None
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry, _count in zip(entries, range(MOST_NAMES), strict=False):
            path = Path(entry.path)
            if entry.inode() == identity[1] and identity_of(path) == identity and _holds(path, digest):
                return path
    return None


def _standing(folder: Path) -> Path:
    return next((place for place in (folder, *folder.parents) if place.exists()), folder)


def _holds(path: Path, digest: str) -> bool:
    try:
        return load(path).digest == digest
    except UnreadableError:
        return False

"""The versions of one document: a file of lines, each with its own checksum, to which lines are only added.

A line that was cut short by a crash, or changed, is passed over; the lines around it are read as ever.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from cureon_editor.storage.atomic import write_atomically
from cureon_editor.storage.files import Files

#: The end of an index's file name.
SUFFIX = ".index"
_CHECKSUM = 16
_APPENDING = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Version:
    """A text as it stood once: `why` it was kept, its number of words, the SHA-256 of its UTF-8 bytes.

    `readable` is False for one whose text is damaged or gone.
    """

    id: str
    when: datetime
    why: str
    words: int
    digest: str
    readable: bool = True


def read(path: Path) -> list[Version]:
    """The versions in the order in which they were added, none without a file. Raises other OSErrors."""
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    versions = [_read(line) for line in lines]
    return [version for version in versions if version is not None]


def append(path: Path, version: Version) -> None:
    """Add a version durably. Raises OSError; what was there before is then still there."""
    files = Files()
    is_new = not path.exists()
    with os.fdopen(os.open(path, _APPENDING, 0o600), "a+b") as stream:
        stream.write(_line_end(stream) + _written(version))
        stream.flush()
        files.sync(stream.fileno())
    if is_new:
        files.sync_folder(path.parent)


def _line_end(stream: BinaryIO) -> bytes:
    """What ends a line that was cut short, so that it does not spoil the next."""
    if not stream.seek(0, os.SEEK_END):
        return b""
    stream.seek(-1, os.SEEK_END)
    return b"" if stream.read(1) == b"\n" else b"\n"


def replace(path: Path, versions: Sequence[Version]) -> None:
    """Let the file hold these versions and no others, in one step. Raises OSError."""
    write_atomically(path, b"".join(map(_written, versions)))


def _written(version: Version) -> bytes:
    fields = {
        "id": version.id,
        "when": version.when.isoformat(),
        "why": version.why,
        "words": version.words,
        "digest": version.digest,
    }
    text = json.dumps(fields).encode("ascii")
    return b"%s %s\n" % (_checksum(text), text)


def _read(line: bytes) -> Version | None:
    checksum, _, text = line.partition(b" ")
    if checksum != _checksum(text):
        return None
    try:
        fields = json.loads(text)
        when = datetime.fromisoformat(fields["when"])
        return Version(fields["id"], when, fields["why"], fields["words"], fields["digest"])
    except (ValueError, KeyError, TypeError):  # whole, but written by another version of this program
        return None


def _checksum(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest()[:_CHECKSUM].encode("ascii")

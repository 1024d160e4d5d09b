"""Texts kept by content: each is a compressed file named after its digest, so equal texts are kept once."""

import zlib
from pathlib import Path

from cureon_editor.storage.atomic import remove, write_atomically
from cureon_editor.storage.keeping import to_text
from cureon_editor.storage.loading import LARGEST_FILE, UnreadableError, digest, reason

#: Fast: what a higher level saves in space is not worth the wait at each save.
_LEVEL = 1
#: Bytes of the checksum before the compressed text, by which damage is seen without unpacking.
_HEAD = 4
#: No text is larger; a file that would unpack to more was not written here.
_LARGEST = 4 * LARGEST_FILE
_DAMAGED = "This version cannot be shown: its file was cut short or changed by a fault of the disk."


class Texts:
    """The texts in a folder, by the SHA-256 of their UTF-8 bytes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes) -> str:
        """Keep a text's bytes durably and give their digest; a damaged copy is replaced. Raises OSError."""
        name = digest(data)
        path = self._path(name)
        if _unpacked(_bytes(path), name) is None:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            packed = zlib.compress(data, _LEVEL)
            write_atomically(path, zlib.crc32(packed).to_bytes(_HEAD, "big") + packed)
        return name

    def is_whole(self, name: str) -> bool:
        """Whether a text is there and its file as it was written; cheaper than reading the text."""
        data = _bytes(self._path(name))
        return data is not None and data[:_HEAD] == zlib.crc32(data[_HEAD:]).to_bytes(_HEAD, "big")

    def text(self, name: str) -> str:
        """The text with a digest, exactly. Raises UnreadableError with a sentence."""
        try:
            data = self._path(name).read_bytes()
        except FileNotFoundError:
            raise UnreadableError("This version cannot be shown: its file is not there any more.") from None
        except OSError as error:
            raise UnreadableError(f"This version cannot be shown: {reason(error)}.") from None
        unpacked = _unpacked(data, name)
        if unpacked is None:
            raise UnreadableError(_DAMAGED)
        return to_text(unpacked)

    def sizes(self) -> dict[str, int]:
        """The bytes that each file here takes, those included that killed programs left half written.

        Raises OSError.
        """
        return {path.name: path.stat().st_size for path in self._folder.glob("*")}

    def forget(self, name: str) -> None:
        """Remove a file; one that cannot be removed is tried again at the next thinning."""
        remove(self._path(name))

    def _path(self, name: str) -> Path:
        return self._folder / name


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _unpacked(data: bytes | None, name: str) -> bytes | None:
    """The bytes of a text; None unless they are those of its digest."""
    if data is None:
        return None
    try:
        unpacked = zlib.decompressobj().decompress(data[_HEAD:], _LARGEST)
    except zlib.error:
        return None
    return unpacked if digest(unpacked) == name else None

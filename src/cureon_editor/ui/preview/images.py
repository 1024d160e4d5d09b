"""The pictures of an article: read from its folder and nowhere else, known to the page by opaque ids."""

import os
import re
import stat
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

#: A larger file is not shown, in bytes.
LARGEST = 20 * 1024 * 1024

#: Names that Windows gives to devices, whatever the extension ("Naming Files, Paths, and Namespaces").
_DEVICE = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])[ ]*(?:\..*)?", re.IGNORECASE | re.DOTALL
)
#: Separators and stream marks of other systems, and what no file is called on purpose.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
#: What may stand before the root element of an SVG, in as much of the file as is looked at.
_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>)*<svg[\s/>]"
)
_SVG_HEAD = 4096


class ImageShelf:
    """What the page may show: `folder` is the article's, None for one that was never saved."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self._paths: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._paths)

    def put(self, images: Iterable[tuple[str, str]]) -> None:
        """Take the pictures of the page as it is now, id and path as written, in place of those before."""
        self._paths = dict(images)

    def get(self, image_id: str) -> tuple[bytes, bytes] | None:
        """The media type and the bytes of a picture; None when there is none to show under this id."""
        written = self._paths.get(image_id)
        path = None if written is None or self.folder is None else jailed(self.folder, written)
        data = b"" if path is None else _read(path)
        kind = media_type(data)
        return None if kind is None else (kind, data)


def jailed(folder: Path, written: str) -> Path | None:
    """The file that a path in the text names, links followed; None unless it is inside the folder.

    The path is percent-decoded once, as a browser does, and checked afterwards. What another system would
    read as something else (a drive, a share, a device, a stream) is refused on every system.
    """
    try:
        name = unquote(written, errors="strict")
        relative = PurePosixPath(name)
        if _FORBIDDEN.search(name) or relative.is_absolute() or not all(map(_harmless, relative.parts)):
            return None
        inside = folder.resolve(strict=True)
        path = inside.joinpath(*relative.parts).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):  # not there, a circle of links, a name no system takes
        return None
    return path if path.is_relative_to(inside) and path != inside else None


def media_type(data: bytes) -> bytes | None:
    """The type of a picture by its first bytes, never by its name; None when it is not one."""
    return next((kind for kind, fits in _KINDS if fits(data)), None)


def _harmless(part: str) -> bool:
    """Whether a part of a path is a plain name: Windows drops dots and spaces at its end, `..` included."""
    return part == part.rstrip(". ") and not _DEVICE.fullmatch(part)


def _read(path: Path) -> bytes:
    """The bytes of a regular file of bearable size; nothing of anything else, and never a wait for a pipe."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
                return b""
            data = file.read(LARGEST + 1)
    except OSError:
        return b""
    return data if len(data) <= LARGEST else b""


def _avif(data: bytes) -> bool:
    """Whether the file type box (ISO 14496-12) names AVIF as its brand or as a compatible one."""
    if data[4:8] != b"ftyp":
        return False
    brands = data[8 : min(int.from_bytes(data[:4]), 256)]
    return any(brands[place : place + 4] in (b"avif", b"avis") for place in range(0, len(brands), 4))


_KINDS: tuple[tuple[bytes, Callable[[bytes], bool]], ...] = (
    (b"image/png", lambda data: data.startswith(b"\x89PNG\r\n\x1a\n")),
    (b"image/jpeg", lambda data: data.startswith(b"\xff\xd8\xff")),
    (b"image/gif", lambda data: data.startswith((b"GIF87a", b"GIF89a"))),
    (b"image/webp", lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP"),
    (b"image/avif", _avif),
    (b"image/svg+xml", lambda data: _SVG.match(data[:_SVG_HEAD]) is not None),
)

"""Read an article from disk; what cannot be read is refused in one sentence."""

import errno
import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from cureon_editor.article.article import Article

#: Larger files are refused: they are no article, and no check of them ends in reasonable time.
LARGEST_FILE = 64 * 1024 * 1024

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "it is too large for this disk",
    errno.EROFS: "the disk is write-protected",
    errno.EIO: "the disk reported an error",
    errno.ESTALE: "the network folder is no longer there",
    errno.ELOOP: "its links lead in a circle",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ENOTDIR: "part of its path is not a folder",
    errno.EINTR: "the system interrupted it",
}


class UnreadableError(Exception):
    """A file that cannot be opened; its text is a sentence for the person."""


class NotUtf8Error(UnreadableError):
    """A file that is not UTF-8; `data` are its bytes, so that a converted copy can be offered."""

    def __init__(self, sentence: str, data: bytes) -> None:
        super().__init__(sentence)
        self.data = data


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article and the SHA-256 of the bytes it was read from."""

    article: Article
    digest: str


def load(path: Path) -> Loaded:
    """Read an article. Raises UnreadableError with a sentence that names the file and the reason."""
    data = _bytes(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(data, error.start)
        message = (
            f"“{path.name}” is not valid UTF-8 text: line {line}, column {column} holds the byte "
            f"0x{data[error.start]:02X}. Convert a copy to UTF-8 and open that."
        )
        raise NotUtf8Error(message, data) from None
    return Loaded(Article.parse(text), digest(data))


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal; how a changed file is recognised."""
    return hashlib.sha256(data).hexdigest()


def reason(error: OSError) -> str:
    """An operating system's error as half a sentence."""
    if isinstance(error, PermissionError):
        return "you do not have permission"
    if isinstance(error, FileNotFoundError):
        return "it does not exist"
    if error.errno in _REASONS:
        return _REASONS[error.errno]
    return (error.strerror or str(error) or type(error).__name__).lower()


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            message = f"“{path.name or path}” is a folder. Choose an article (a .md file) in it."
            raise UnreadableError(message)
        if not stat.S_ISREG(status.st_mode):
            message = f"“{path.name}” is not an ordinary file. Choose an article (a .md file)."
            raise UnreadableError(message)
        if status.st_size > LARGEST_FILE:
            message = f"“{path.name}” is {status.st_size // 2**20} MB, too large for an article. Split it."
            raise UnreadableError(message)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "its name is not a valid file name"
        message = f"“{path.name or path}” cannot be opened: {why}."
        raise UnreadableError(message) from None


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """The 1-based line and column, in code points, of a byte that is not UTF-8."""
    start = data.rfind(b"\n", 0, offset) + 1
    return data.count(b"\n", 0, offset) + 1, len(data[start:offset].decode("utf-8")) + 1

"""Read a small text file that stands beside an article, with the digest by which a later save knows it."""

import stat
from dataclasses import dataclass
from pathlib import Path

from cureon_editor.storage.loading import UnreadableError, digest, reason

#: The digest of a file that is not there: a save that expects it refuses to write over any file.
ABSENT = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A file's text exactly, byte order mark and line endings included, and the SHA-256 of its bytes."""

    text: str = ""
    digest: str = ABSENT


def read_beside(path: Path, largest: int) -> Beside:
    """The file's text; an empty one when there is no such file.

    Raises UnreadableError with half a sentence (what is wrong) for a file that is no ordinary one, has more
    than `largest` bytes, is not UTF-8 or may not be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("it is not an ordinary file")
        if status.st_size > largest:
            raise UnreadableError(f"it is larger than {largest // 2**20} MB")
        data = path.read_bytes()
        return Beside(data.decode("utf-8"), digest(data))
    except FileNotFoundError:
        return Beside()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"line {line} is not valid UTF-8 text") from None
    except OSError as error:
        raise UnreadableError(reason(error)) from None
    except ValueError:  # a null character in the name
        raise UnreadableError("its name is not a valid file name") from None

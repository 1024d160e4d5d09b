"""What the recovery journal and the versions share: which document, its text as bytes, a refusal in words."""

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cureon_editor.storage.loading import reason


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """Names a document for good: the full path of its file, or the identity of a draft that has none.

    Two files of the same name in different folders are two documents; a link is the file it leads to.
    """

    value: str
    is_draft: bool = False

    @classmethod
    def of_file(cls, path: Path) -> "DocumentKey":
        """The document in a file. Raises ValueError for a name that no file can have."""
        return cls(os.path.realpath(path))

    @classmethod
    def of_draft(cls, identity: str) -> "DocumentKey":
        """An untitled draft, by a UUID of its own."""
        return cls(identity, is_draft=True)

    @property
    def path(self) -> Path | None:
        """The file's full path; None for a draft."""
        return None if self.is_draft else Path(self.value)

    @property
    def file_name(self) -> str:
        """A name for files about this document: safe on every system, different for every document."""
        kind = "draft" if self.is_draft else "file"
        return hashlib.sha256(to_bytes(f"{kind}:{self.value}")).hexdigest()[:40]


class NotKeptError(Exception):
    """A text that could not be kept; what was kept before it is untouched.

    Its text says what happened and, in `then`, what to do or what it means; `why` is the reason alone, half a
    sentence.
    """

    def __init__(self, what: str, error: OSError, then: str) -> None:
        self.why = reason(error)
        super().__init__(f"{what}: {self.why}. {then}")


def to_bytes(text: str) -> bytes:
    """A text as UTF-8. Every text can be kept, lone surrogates, which a paste can bring, included."""
    return text.encode("utf-8", "surrogatepass")


def to_text(data: bytes) -> str:
    """The text that `to_bytes` wrote. Raises UnicodeDecodeError for other bytes."""
    return data.decode("utf-8", "surrogatepass")


def aware(moment: datetime) -> datetime:
    """A moment with its offset from UTC; one without is taken for local time."""
    return moment if moment.tzinfo else moment.astimezone()

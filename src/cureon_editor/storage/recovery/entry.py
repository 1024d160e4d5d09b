"""The form of a journal entry: a line that names the form, a checksum of all the rest, a header, the text."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cureon_editor.storage.keeping import DocumentKey, to_bytes, to_text

_FORM = b"cureon-recovery 1"
_CUT_OR_CHANGED = "it was cut short or changed by a fault of the disk"


class DamagedError(Exception):
    """Bytes that are no whole entry; its text is the reason, half a sentence."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A text that was not saved yet, and what is needed to go on with it.

    `text` is the article's exact text. `base_digest` is the SHA-256 of the file as it was read or last saved,
    None when there was none. `caret` is where the caret stood, as its keeper counts. `name` is what the
    document was called, `when` the moment it was kept.
    """

    document: DocumentKey
    text: str
    base_digest: str | None
    caret: int
    name: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Kept(Unsaved):
    """An entry that was found; `path` is its own file in the journal, `document.path` the article's."""

    path: Path


@dataclass(frozen=True, slots=True)
class Damaged:
    """An entry's file that cannot be trusted and is never restored.

    `reason` is half a sentence; `when` is when the file was last written, None if it cannot be read now.
    """

    path: Path
    reason: str
    when: datetime | None = None


def written(unsaved: Unsaved) -> bytes:
    """An entry as the bytes of its file."""
    header = {
        "document": unsaved.document.value,
        "draft": unsaved.document.is_draft,
        "base": unsaved.base_digest,
        "caret": unsaved.caret,
        "name": unsaved.name,
        "when": unsaved.when.isoformat(),
    }
    rest = b"%s\n%s" % (json.dumps(header).encode("ascii"), to_bytes(unsaved.text))
    return b"%s\n%s\n%s" % (_FORM, _checksum(rest), rest)


def read(data: bytes, path: Path) -> Kept:
    """The entry in a file's bytes. Raises DamagedError unless every byte is as it was written."""
    form, _, body = data.partition(b"\n")
    checksum, _, rest = body.partition(b"\n")
    if form != _FORM or checksum != _checksum(rest):
        raise DamagedError(_CUT_OR_CHANGED)
    try:
        head, text = rest.split(b"\n", 1)
        return _read(head, text, path)
    except (ValueError, KeyError, TypeError):
        # The checksum holds, so this is what was written, by a program that is not this one.
        raise DamagedError("another version of this program wrote it") from None


def _read(head: bytes, text: bytes, path: Path) -> Kept:
    header = json.loads(head)
    return Kept(
        DocumentKey(header["document"], header["draft"]),
        to_text(text),
        header["base"],
        header["caret"],
        header["name"],
        datetime.fromisoformat(header["when"]),
        path,
    )


def _checksum(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode("ascii")

"""How an unsaved text stands to its file as the file is now."""

from enum import Enum, auto

from cureon_editor.storage.beside import ABSENT, read_beside
from cureon_editor.storage.keeping import to_bytes
from cureon_editor.storage.loading import LARGEST_FILE, UnreadableError, digest
from cureon_editor.storage.recovery.entry import Unsaved


class Standing(Enum):
    """What a person should know before restoring."""

    #: An untitled draft that never had a file.
    DRAFT = auto()
    #: The file holds this very text: there is nothing to restore.
    SAVED = auto()
    #: The file is the one the text was typed into.
    NEWER = auto()
    #: The file was changed since by somebody else, so both have something.
    BOTH_CHANGED = auto()
    #: There is no such file any more: it was moved, renamed or deleted.
    MISSING = auto()
    #: The file cannot be read now.
    UNREADABLE = auto()


def standing(unsaved: Unsaved) -> Standing:
    """Compare an unsaved text with its file, reading that, which may take long on a network; never raises."""
    if unsaved.document.path is None:
        return Standing.DRAFT
    try:
        found = read_beside(unsaved.document.path, LARGEST_FILE).digest
    except UnreadableError:
        return Standing.UNREADABLE
    if found == ABSENT:
        return Standing.MISSING
    if found == digest(to_bytes(unsaved.text)):
        return Standing.SAVED
    return Standing.NEWER if found == unsaved.base_digest else Standing.BOTH_CHANGED

"""Why a save did not happen: what went wrong, in words and as a value, and what helps."""

import errno
from enum import Enum
from pathlib import Path

from cureon_editor.storage.loading import reason


class Fault(Enum):
    """What kept a text from being saved; the value is what helps, a sentence or two."""

    FULL = "Make room, or save it in another place."
    FORBIDDEN = "Save it under another name or in another folder."
    PLACE = "Try another name or another folder."
    DISK = "Save it on another disk, then have this one looked at."
    CHANGED = "Save it under another name, or open the file again to see the change."
    LINKED = "Save it under another name."
    TEXT = "Remove or retype that character, then save again."


_FAULTS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), Fault.FULL),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), Fault.FORBIDDEN),
    **dict.fromkeys((errno.EIO, errno.ESTALE), Fault.DISK),
}


class SaveError(Exception):
    """A save that did not happen. The text is a sentence for the person who saves an article.

    `why` is the reason alone, half a sentence. `fault` is its kind. The file is as it was, unless `written`
    is not empty: then the new text stands there whole, with this SHA-256, but may not outlive a power cut,
    and must go on counting as not saved.
    """

    def __init__(
        self, sentence: str, why: str = "", fault: Fault = Fault.PLACE, *, written: str = ""
    ) -> None:
        super().__init__(sentence)
        self.why = why
        self.fault = fault
        self.written = written

    @property
    def elsewhere(self) -> bool:
        """Whether saving under another name or in another folder can help, so that it should be offered."""
        return self.fault is not Fault.TEXT


class ChangedOnDiskError(SaveError):
    """The file is no longer what was opened, so it was not overwritten."""


def refusal(path: Path, why: str, fault: Fault) -> SaveError:
    """The sentence for a file that was not saved, from half of one."""
    return SaveError(f"“{path.name or path}” was not saved: {why}. {fault.value}", why, fault)


def refusal_of(path: Path, error: OSError | ValueError) -> SaveError:
    """The sentence for what the system, or the text's encoding, refused."""
    if isinstance(error, UnicodeEncodeError):
        place = error.object.count("\n", 0, error.start) + 1
        why = f"line {place} holds half a character (U+{ord(error.object[error.start]):04X})"
        return refusal(path, why, Fault.TEXT)
    if isinstance(error, ValueError):
        return refusal(path, "its name is not a valid file name", Fault.PLACE)
    if isinstance(error, FileNotFoundError):
        return refusal(path, "its folder does not exist", Fault.PLACE)
    return refusal(path, reason(error), _FAULTS.get(error.errno or 0, Fault.PLACE))


def changed(path: Path, why: str = "was changed by another program since it was opened") -> SaveError:
    """The sentence for a file that is another by now."""
    sentence = f"“{path.name}” {why}, so it was not overwritten. {Fault.CHANGED.value}"
    return ChangedOnDiskError(sentence, f"it {why}", Fault.CHANGED)

"""What is wrong with a file, in a sentence and at a place."""

from dataclasses import dataclass
from enum import StrEnum

from cureon_editor.article.edits import Part


class Severity(StrEnum):
    """How much a problem matters: an error makes the front matter unreadable as a whole."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence for the person and the place it speaks of: an offset in code points into a part."""

    message: str
    part: Part
    offset: int
    severity: Severity = Severity.WARNING

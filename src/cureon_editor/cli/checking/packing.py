"""Results as bytes, for pipe and cache: JSON and no pickle, since a cache is a file like any other."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from cureon_editor.article.edits import Part
from cureon_editor.article.problems import Severity
from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.cli.checking.checked import Checked, Judged, Place, Trouble

_FINDING, _PASSAGE, _PLACE, _TROUBLE = (
    tuple(field.name for field in fields(kind)) for kind in (Finding, Passage, Place, Trouble)
)
_STATE, _PASSAGES, _MISSING = (_FINDING.index(name) for name in ("state", "passages", "missing"))
_PART, _SEVERITY = _PASSAGE.index("part"), _TROUBLE.index("severity")
#: Fast rather than small: a result shrinks to a sixth of its size at the lowest level already.
_LEVEL = 1
#: Bytes that no honest result comes near once unpacked.
_LARGEST = 256 * 2**20


def pack(checked: Checked) -> bytes:
    """A result without its path: the same text beside the same rules has the same result anywhere."""
    content = {
        "words": checked.words,
        "minutes": checked.minutes,
        "readable": checked.readable,
        "troubles": [_values(trouble, _TROUBLE) for trouble in checked.troubles],
        "judged": [
            [_finding(judged.finding), [_values(place, _PLACE) for place in judged.places]]
            for judged in checked.judged
        ],
    }
    return zlib.compress(json.dumps(content, separators=(",", ":")).encode(), _LEVEL)


def unpack(data: bytes, path: str) -> Checked:
    """The result that was packed, as that of the file at `path`. Raises ValueError for anything else."""
    try:
        content = json.loads(_inflated(data))
        return Checked(
            path=path,
            words=int(content["words"]),
            minutes=int(content["minutes"]),
            judged=tuple(_judged(*pair) for pair in content["judged"]),
            troubles=tuple(Trouble(*_typed(row, _SEVERITY, Severity)) for row in content["troubles"]),
            readable=bool(content["readable"]),
        )
    except (KeyError, TypeError, IndexError, RecursionError, zlib.error) as error:
        message = "This is no packed result."
        raise ValueError(message) from error


def _inflated(data: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(data, _LARGEST)
    if not unpacking.eof:  # cut off, or a bomb
        message = "This is no packed result."
        raise ValueError(message)
    return content


def _values(value: object, names: Sequence[str]) -> list[Any]:
    return [getattr(value, name) for name in names]


def _finding(finding: Finding) -> list[Any]:
    row = _values(finding, _FINDING)
    row[_PASSAGES] = [_passage(passage) for passage in finding.passages]
    return row


def _passage(passage: Passage) -> list[Any]:
    row = _values(passage, _PASSAGE)
    row[_PART] = passage.part.value
    return row


def _judged(row: list[Any], places: list[list[Any]]) -> Judged:
    if len(places) != len(row[_PASSAGES]):
        raise ValueError(places)
    row[_STATE] = State(row[_STATE])
    row[_PASSAGES] = tuple(Passage(*_typed(passage, _PART, Part)) for passage in row[_PASSAGES])
    row[_MISSING] = tuple(row[_MISSING])
    return Judged(Finding(*row), tuple(Place(*place) for place in places))


def _typed(row: list[Any], index: int, kind: type[Part] | type[Severity]) -> list[Any]:
    """The row with one of its values as the member of an enumeration."""
    row[index] = kind(row[index])
    return row

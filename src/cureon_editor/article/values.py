"""Read nodes as the types of our schema: text, person, date; what does not fit is told, never raised."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cureon_editor.article.nodes import Mapping, Node, Scalar, Sequence
from cureon_editor.article.sources import PartialDate

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")
_NUMBER = re.compile(r"\d{1,4}")


class Complaint(NamedTuple):
    """A sentence about a node, at an offset that counts from wherever the node's own offsets count."""

    message: str
    offset: int


Complaints = list[Complaint]


def text(node: Node | None, name: str, complaints: Complaints) -> str:
    """The text of a field; empty when it is missing, has no value, or is no text (which is told)."""
    if node is None:
        return ""
    if isinstance(node, Scalar):
        return "" if node.is_absent else node.text
    kind = "a list" if isinstance(node, Sequence) else "a set of fields"
    complaints.append(
        Complaint(f"“{name}” should be text, but it is {kind}. Write it as one text.", node.start)
    )
    return ""


def value(mapping: Mapping, key: str) -> Node | None:
    """The value of a key, or None."""
    pair = mapping.find(key)
    return pair.value if pair else None


def member(mapping: Mapping, key: str, complaints: Complaints) -> str:
    """The text of one field of a mapping."""
    return text(value(mapping, key), key, complaints)


def listed(node: Node | None, name: str, complaints: Complaints) -> tuple[Node, ...]:
    """The items of a list field; a value that is no list is told."""
    if node is None or (isinstance(node, Scalar) and node.is_absent):
        return ()
    if isinstance(node, Sequence):
        return node.items
    message = f"“{name}” should be a list. Begin each item on a line of its own with a dash."
    complaints.append(Complaint(message, node.start))
    return ()


def repeated_keys(node: Node) -> Iterator[Complaint]:
    """A complaint for every key that stands twice in the same set of fields, at any depth."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from repeated_keys(item)
    elif isinstance(node, Mapping):
        seen: set[str] = set()
        for pair in node.pairs:
            if pair.key.text in seen:
                yield repeated(pair.key.text, pair.key.start)
            seen.add(pair.key.text)
            yield from repeated_keys(pair.value)


def repeated(key: str, offset: int) -> Complaint:
    """What is said of a key that stands twice."""
    return Complaint(f"“{key}” stands here twice; only the last one counts. Remove one of them.", offset)


def iso_date(node: Node | None, name: str, complaints: Complaints) -> str:
    """A whole date as it was written; one that is no ISO date is told."""
    written = text(node, name, complaints)
    if node is not None and written and not _is_iso_date(written):
        message = f"“{name}” should be a date such as 2026-06-17, but it is “{written[:40]}”."
        complaints.append(Complaint(message, node.start))
    return written


def _is_iso_date(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def partial_date(node: Node | None, name: str, complaints: Complaints) -> PartialDate | None:
    """A date of a source in any of the forms CSL files use, known to the year, month or day."""
    if isinstance(node, Sequence) and node.items:  # Pandoc's own YAML has a list of one date
        node = node.items[0]
    if isinstance(node, Mapping):
        return _date_fields(node, name, complaints)
    written = text(node, name, complaints)
    if not written or node is None:
        return None
    found = _PARTIAL.fullmatch(written)
    parsed = _from_numbers([int(part) for part in found.groups() if part]) if found else None
    if parsed is None:
        message = f"“{name}” is kept as “{written[:40]}”. Write it as 2022, 2022-09 or 2022-09-15."
        complaints.append(Complaint(message, node.start))
    return parsed or PartialDate(raw=written)


def _date_fields(node: Mapping, name: str, complaints: Complaints) -> PartialDate | None:
    parts = value(node, "date-parts")
    numbers = _date_parts(parts, name, complaints) if parts else []
    if not parts:
        numbers = _leading_numbers([value(node, key) for key in ("year", "month", "day")])
    raw = member(node, "raw", complaints) or member(node, "literal", complaints)
    if numbers:
        parsed = _from_numbers(numbers)
        if parsed:
            return parsed
        complaints.append(
            Complaint(f"“{name}” holds a date that does not exist. Check month and day.", node.start)
        )
        return PartialDate(raw=raw or "-".join(str(number) for number in numbers))
    found = _PARTIAL.fullmatch(raw)
    parsed = _from_numbers([int(part) for part in found.groups() if part]) if found else None
    return parsed or (PartialDate(raw=raw) if raw else None)


def _date_parts(parts: Node, name: str, complaints: Complaints) -> list[int]:
    """The numbers of `date-parts`, a list of lists; a flat list is read all the same, and told."""
    if not isinstance(parts, Sequence) or not parts.items:
        complaints.append(
            Complaint(f"“date-parts” of “{name}” should be a list such as [[2022, 9]].", parts.start)
        )
        return []
    first = parts.items[0]
    if isinstance(first, Sequence):
        return _leading_numbers(first.items)
    message = f"“date-parts” of “{name}” needs two pairs of brackets, such as [[2022, 9]]."
    complaints.append(Complaint(message, parts.start))
    return _leading_numbers(parts.items)


def _leading_numbers(nodes: "list[Node | None] | tuple[Node, ...]") -> list[int]:
    """The numbers up to the first node that is none."""
    numbers: list[int] = []
    for node in nodes[:3]:
        if not isinstance(node, Scalar) or not _NUMBER.fullmatch(node.text):
            break
        numbers.append(int(node.text))
    return numbers


def _from_numbers(numbers: list[int]) -> PartialDate | None:
    """The date of year, month and day as far as they are given; None when the calendar has no such day."""
    year, month, day = (*numbers, None, None)[:3]
    try:
        date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return PartialDate(year, month, day)

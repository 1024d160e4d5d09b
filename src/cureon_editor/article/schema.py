"""How each field of the front matter is read: by its key, into the type that Metadata gives it."""

from collections.abc import Callable
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from cureon_editor.article.metadata import CitationOrder, Person, Therapy, Waiver
from cureon_editor.article.nodes import Mapping, Node, Sequence
from cureon_editor.article.values import (
    Complaint,
    Complaints,
    iso_date,
    listed,
    member,
    text,
    value,
)

STAGES = ("preclinical", "experimental", "approved-elsewhere", "approved")
_OFFERED = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}


Read = Callable[[Node], tuple[Any, tuple[Complaint, ...]]]


def _reader(read: Callable[[Node, str, Complaints], Any], key: str) -> Read:
    """A reader that hands back its complaints instead of filling a list; remembers what it has read."""

    @lru_cache(maxsize=16)
    def remembered(node: Node) -> tuple[Any, tuple[Complaint, ...]]:
        complaints: Complaints = []
        result = read(node, key, complaints)
        return result, tuple(complaints)

    return remembered


def _authors(node: Node, key: str, complaints: Complaints) -> tuple[Person, ...]:
    items = node.items if isinstance(node, Sequence) else (node,)
    people = (_person(item, key, complaints) for item in items)
    return tuple(person for person in people if person)


def _person(node: Node, key: str, complaints: Complaints) -> Person | None:
    """A person from fields or from a plain name; None when there is no name."""
    if not isinstance(node, Mapping):
        name = text(node, key, complaints)
        return Person(name) if name else None
    person = Person(*(member(node, part, complaints) for part in ("name", "credentials", "registration")))
    if person.name:
        return person
    if person != Person(""):
        complaints.append(Complaint(f"“{key}” has no name. Add “name”.", node.start))
    return None


def _therapies(node: Node, key: str, complaints: Complaints) -> tuple[Therapy, ...]:
    therapies = (_therapy(item, complaints) for item in listed(node, key, complaints))
    return tuple(therapy for therapy in therapies if therapy.name)


def _therapy(node: Node, complaints: Complaints) -> Therapy:
    if not isinstance(node, Mapping):
        return Therapy(text(node, "therapies", complaints))
    name = member(node, "name", complaints)
    if not name:
        complaints.append(Complaint("This therapy has no name. Add “name”.", node.start))
    stage = member(node, "stage", complaints)
    if stage and stage not in STAGES:
        message = f"“{stage[:40]}” is not a stage. Use {', '.join(STAGES[:-1])} or {STAGES[-1]}."
        complaints.append(Complaint(message, _start(node, "stage")))
        stage = ""
    offered = member(node, "offered", complaints)
    if offered and offered.lower() not in _OFFERED:
        complaints.append(Complaint("“offered” should be yes or no.", _start(node, "offered")))
    return Therapy(name, member(node, "use", complaints), stage, _OFFERED.get(offered.lower(), ""))


def _start(node: Mapping, key: str) -> int:
    found = value(node, key)
    return found.start if found else node.start


def _waivers(node: Node, key: str, complaints: Complaints) -> tuple[Waiver, ...]:
    waivers = (_waiver(item, complaints) for item in listed(node, key, complaints))
    return tuple(waiver for waiver in waivers if waiver.rule)


def _waiver(node: Node, complaints: Complaints) -> Waiver:
    rule = member(node, "rule", complaints) if isinstance(node, Mapping) else ""
    if not isinstance(node, Mapping) or not rule:
        complaints.append(Complaint("This waiver names no rule, so it does nothing. Add “rule”.", node.start))
        return Waiver("")
    reason, by, quote = (member(node, part, complaints) for part in ("reason", "by", "quote"))
    return Waiver(rule, reason, by, iso_date(value(node, "date"), "date", complaints), quote)


def _words(node: Node, key: str, complaints: Complaints) -> tuple[str, ...]:
    words = (text(item, key, complaints) for item in listed(node, key, complaints))
    return tuple(word for word in words if word)


def _citation_order(node: Node, key: str, complaints: Complaints) -> CitationOrder:
    written = text(node, key, complaints)
    if written in tuple(CitationOrder):
        return CitationOrder(written)
    if written:
        message = (
            f"“{written[:40]}” is no citation order, so sources are numbered by mention. Use mention or list."
        )
        complaints.append(Complaint(message, node.start))
    return CitationOrder.MENTION


#: Each key of the schema with the field of Metadata it fills and how it is read.
READERS = MappingProxyType(
    {
        key: (name, _reader(read, key))
        for key, name, read in (
            *(
                (key, key, text)
                for key in ("id", "title", "standfirst", "category", "slug", "lang", "interests")
            ),
            *((key, key, iso_date) for key in ("date", "review_due")),
            ("author", "authors", _authors),
            ("medical_reviewer", "medical_reviewer", _person),
            ("therapies", "therapies", _therapies),
            ("citation_order", "citation_order", _citation_order),
            ("waivers", "waivers", _waivers),
            ("spelling", "spelling", _words),
        )
    }
)

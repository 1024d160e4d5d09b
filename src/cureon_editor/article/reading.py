"""Read the front matter as metadata: each scalar as text, typed by our schema, each problem at its place."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from cureon_editor.article.composing import UnreadableError
from cureon_editor.article.edits import Part
from cureon_editor.article.fields import REFERENCES, Field, Piece, fields
from cureon_editor.article.metadata import CitationOrder, Metadata, Person, Therapy, Waiver
from cureon_editor.article.nodes import Mapping, Node, Scalar, Sequence
from cureon_editor.article.problems import Problem, Severity
from cureon_editor.article.source_reading import read_source
from cureon_editor.article.sources import Source
from cureon_editor.article.values import (
    Complaint,
    Complaints,
    iso_date,
    listed,
    member,
    repeated,
    repeated_keys,
    text,
    value,
)

STAGES = ("preclinical", "experimental", "approved-elsewhere", "approved")
_OFFERED = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}

#: A citation as Pandoc would see it in a field: not in an address, not after a backslash.
_CITATION = re.compile(r"(?<![\w\\.@])-?@(?:\w|\{[^{}\s]+\})")

#: `nocite` is Pandoc's own list of sources to print without a number in the text.
_MAY_CITE = frozenset((REFERENCES, "nocite"))


@lru_cache(maxsize=16)
def read_metadata(front_matter: str | None) -> Metadata:
    """The metadata of a front matter text; None (no front matter) and an empty text have nothing filled in.

    Problems carry offsets into the text. When the text cannot be read at all, `readable` is False and the
    only problem is an error that says why and where. Never raises.
    """
    try:
        found = fields(front_matter or "")
    except UnreadableError as error:
        problem = Problem(str(error), Part.FRONT_MATTER, error.offset, Severity.ERROR)
        return Metadata(readable=False, problems=(problem,))
    return _metadata(found)


def _metadata(found: tuple[Field, ...]) -> Metadata:
    last = {field.key: field for field in found}
    problems = [*_repeated(found), *_citations(found)]
    values: dict[str, Any] = {}
    for key, (name, read) in _READERS.items():
        if key in last:
            values[name], complaints = read(last[key].piece.value)
            problems += _placed(complaints, last[key].base)
    if REFERENCES in last:
        base = last[REFERENCES].base
        values["sources"], complaints, spans = _sources(last[REFERENCES].piece)
        values["source_spans"] = tuple((base + start, base + end) for start, end in spans)
        problems += _placed(complaints, base)
    return Metadata(
        **values,
        other=tuple(key for key in last if key not in _READERS and key != REFERENCES),
        problems=tuple(sorted(problems, key=lambda problem: problem.offset)),
        spans=MappingProxyType({key: (field.value.start, field.value.end) for key, field in last.items()}),
    )


def _placed(complaints: tuple[Complaint, ...], base: int) -> Iterator[Problem]:
    """Complaints as problems at their place in the front matter."""
    return (Problem(message, Part.FRONT_MATTER, base + offset) for message, offset in complaints)


def _repeated(found: tuple[Field, ...]) -> Iterator[Problem]:
    """A problem for each key that is repeated, at the top or inside a field (sources tell their own)."""
    seen: set[str] = set()
    for field in found:
        if field.key in seen:
            yield from _placed((repeated(field.key, field.key_start),), 0)
        seen.add(field.key)
        if field.key != REFERENCES:
            yield from _placed(tuple(repeated_keys(field.piece.value)), field.base)


def _citations(found: tuple[Field, ...]) -> Iterator[Problem]:
    """A problem for each field that holds a citation: Pandoc would count it before those of the text."""
    for field in found:
        if field.key in _MAY_CITE:
            continue
        for scalar in _scalars(field.piece.value):
            if _CITATION.search(scalar.text):
                message = (
                    f"“{field.key}” holds a citation. Pandoc would number it first: cite in the text instead."
                )
                yield Problem(message, Part.FRONT_MATTER, field.base + scalar.start)


def _scalars(node: Node) -> Iterator[Scalar]:
    """Every value below a node."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for pair in node.pairs:
            yield from _scalars(pair.value)


@lru_cache(maxsize=8)
def _sources(piece: Piece) -> tuple[tuple[Source, ...], tuple[Complaint, ...], tuple[tuple[int, int], ...]]:
    """The sources of `references`, one for each item, with complaints and places at offsets of the piece."""
    complaints: Complaints = []
    if not isinstance(piece.value, Sequence):
        listed(piece.value, REFERENCES, complaints)
        return (), tuple(complaints), ()
    sources: list[Source] = []
    seen: set[str] = set()
    for item in piece.items:
        source, found = _read_source(item.node)
        sources.append(source)
        complaints += (Complaint(message, item.base + at) for message, at in found)
        if source.key and source.key in seen:
            message = f"Two sources have the id “{source.key}”. Give one of them another id."
            complaints.append(Complaint(message, item.start))
        seen.add(source.key)
    spans = tuple((item.start, item.end) for item in piece.items)
    return tuple(sources), tuple(complaints), spans


_read_source = lru_cache(maxsize=8192)(read_source)


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
_READERS = MappingProxyType(
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

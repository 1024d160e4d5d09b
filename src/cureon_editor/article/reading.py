"""Read the front matter as metadata: each scalar as text, typed by our schema, each problem at its place."""

import re
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from cureon_editor.article.composing import UnreadableError
from cureon_editor.article.edits import Part
from cureon_editor.article.fields import REFERENCES, Field, Piece, fields
from cureon_editor.article.metadata import Metadata
from cureon_editor.article.nodes import Node, Scalar, Sequence
from cureon_editor.article.problems import Problem, Severity
from cureon_editor.article.schema import READERS, STAGES
from cureon_editor.article.source_reading import read_source
from cureon_editor.article.sources import Source
from cureon_editor.article.values import Complaint, Complaints, listed, repeated, repeated_keys

__all__ = ["STAGES", "read_metadata"]

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
    for key, (name, read) in READERS.items():
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
        other=tuple(key for key in last if key not in READERS and key != REFERENCES),
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

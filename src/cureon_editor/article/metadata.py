"""What the front matter says, typed by our schema; every scalar is read as the text it looks like."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from cureon_editor.article.problems import Problem
from cureon_editor.article.sources import Source


class CitationOrder(StrEnum):
    """How sources are numbered: by first mention in the text, or as the list stands."""

    MENTION = "mention"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Person:
    """An author or reviewer as named on the page."""

    name: str
    credentials: str = ""
    registration: str = ""


@dataclass(frozen=True, slots=True)
class Therapy:
    """A therapy for one use; `stage` is preclinical, experimental, approved-elsewhere, approved or empty."""

    name: str
    use: str = ""
    stage: str = ""
    offered: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A checklist rule set aside, by whom and why; with `quote`, one passage of it only."""

    rule: str
    reason: str = ""
    by: str = ""
    date: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of file-format.md. Texts are empty when the key is missing or has no value.

    Dates stay the text that was written. `other` names the keys outside the schema, in file order.
    `readable` is False when the front matter as a whole could not be read (`problems` says where).
    `sources` keeps the list's order, duplicates included.
    """

    id: str = ""
    title: str = ""
    standfirst: str = ""
    category: str = ""
    slug: str = ""
    lang: str = ""
    date: str = ""
    authors: tuple[Person, ...] = ()
    medical_reviewer: Person | None = None
    review_due: str = ""
    interests: str = ""
    therapies: tuple[Therapy, ...] = ()
    citation_order: CitationOrder = CitationOrder.MENTION
    sources: tuple[Source, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    spelling: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    readable: bool = True
    #: For each key present, the offsets (start, end) of its value in the front matter.
    spans: Mapping[str, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))
    #: For each source, in the order of `sources`, the offsets of its item in the front matter.
    source_spans: tuple[tuple[int, int], ...] = ()

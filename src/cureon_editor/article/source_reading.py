"""Read one item of `references` as a source: the CSL fields that the page shows and our own."""

from cureon_editor.article.nodes import Mapping, Node, Scalar, Sequence
from cureon_editor.article.sources import Correction, Name, Source, Study
from cureon_editor.article.values import (
    Complaint,
    Complaints,
    iso_date,
    member,
    partial_date,
    repeated_keys,
    text,
    value,
)

#: The fields of `Source` that are one text, and the CSL variable of each (CSL 1.0.2, appendix IV).
TEXT_FIELDS = {
    "title": "title",
    "container": "container-title",
    "container_short": "container-title-short",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "doi": "DOI",
    "pmid": "PMID",
    "url": "URL",
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "edition": "edition",
    "number": "number",
    "genre": "genre",
    "isbn": "ISBN",
    "pmcid": "PMCID",
}
#: The other fields of `Source`, and the name of each in an item; `status_checked` and below are ours.
OTHER_FIELDS = {
    "key": "id",
    "type": "type",
    "authors": "author",
    "editors": "editor",
    "issued": "issued",
    "accessed": "accessed",
    "status_checked": "status_checked",
    "correction": "correction",
    "study": "study",
}
STUDY_FIELDS = ("design", "people", "follow_up", "comparison", "funding")
KNOWN_KEYS = frozenset((*OTHER_FIELDS.values(), *TEXT_FIELDS.values()))


def read_source(item: Node) -> tuple[Source, tuple[Complaint, ...]]:
    """The source an item describes and what is wrong with it, at offsets that count as the item's do."""
    if not isinstance(item, Mapping):
        return Source(""), (
            Complaint("A source should be a set of fields that begins with “id”.", item.start),
        )
    complaints: Complaints = list(repeated_keys(item))
    source = Source(
        key=_key(item, complaints),
        type=member(item, "type", complaints) or "article-journal",
        authors=_names(value(item, "author"), "author", complaints),
        editors=_names(value(item, "editor"), "editor", complaints),
        issued=partial_date(value(item, "issued"), "issued", complaints),
        accessed=partial_date(value(item, "accessed"), "accessed", complaints),
        status_checked=iso_date(value(item, "status_checked"), "status_checked", complaints),
        correction=_correction(item, complaints),
        study=_study(value(item, "study"), complaints),
        other=tuple(dict.fromkeys(pair.key.text for pair in item.pairs if pair.key.text not in KNOWN_KEYS)),
        **{name: member(item, csl, complaints) for name, csl in TEXT_FIELDS.items()},
    )
    return source, tuple(complaints)


def _key(item: Mapping, complaints: Complaints) -> str:
    key = member(item, "id", complaints)
    if not key:
        message = "This source has no “id”, so it cannot be cited. Give it one."
        complaints.append(Complaint(message, item.start))
    return key


def _names(node: Node | None, field: str, complaints: Complaints) -> tuple[Name, ...]:
    """The authors or editors; a text stands for an organisation, as does a text in the list."""
    if node is None or (isinstance(node, Scalar) and node.is_absent):
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    names = (read_name(item, field, complaints) for item in items)
    return tuple(name for name in names if name != Name())


def read_name(node: Node, field: str, complaints: Complaints) -> Name:
    """One name of `field`: fields of a person or an organisation, or a text for the latter."""
    if not isinstance(node, Mapping):
        return Name(literal=text(node, field, complaints))
    particles = (member(node, f"{kind}-particle", complaints) for kind in ("dropping", "non-dropping"))
    family = " ".join(part for part in (*particles, member(node, "family", complaints)) if part)
    return Name(family, member(node, "given", complaints), member(node, "literal", complaints))


def _study(node: Node | None, complaints: Complaints) -> Study | None:
    if node is None or (isinstance(node, Scalar) and node.is_absent):
        return None
    if not isinstance(node, Mapping):
        message = f"“study” should be fields: {', '.join(STUDY_FIELDS)}."
        complaints.append(Complaint(message, node.start))
        return None
    return Study(*(member(node, name, complaints) for name in STUDY_FIELDS))


def _correction(item: Mapping, complaints: Complaints) -> Correction | None:
    written = member(item, "correction", complaints)
    if written in tuple(Correction):
        return Correction(written)
    if written:
        found = value(item, "correction")
        *others, last = Correction
        message = f"“{written[:40]}” is no such finding. Use {', '.join(others)} or {last}."
        complaints.append(Complaint(message, found.start if found else item.start))
    return None

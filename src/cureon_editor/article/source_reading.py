"""Read one item of `references` as a source: the CSL fields that the page shows and our own two."""

from cureon_editor.article.nodes import Mapping, Node, Scalar, Sequence
from cureon_editor.article.sources import Name, Source, Study
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
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "doi": "DOI",
    "pmid": "PMID",
    "url": "URL",
    "publisher": "publisher",
}
STUDY_FIELDS = ("design", "people", "follow_up", "comparison")
KNOWN_KEYS = frozenset(
    ("id", "type", "author", "issued", "accessed", "status_checked", "study", *TEXT_FIELDS.values())
)


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
        authors=_names(value(item, "author"), complaints),
        issued=partial_date(value(item, "issued"), "issued", complaints),
        accessed=partial_date(value(item, "accessed"), "accessed", complaints),
        status_checked=iso_date(value(item, "status_checked"), "status_checked", complaints),
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


def _names(node: Node | None, complaints: Complaints) -> tuple[Name, ...]:
    """The authors; a text stands for an organisation, as does a text in the list."""
    if node is None or (isinstance(node, Scalar) and node.is_absent):
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    names = (read_name(item, complaints) for item in items)
    return tuple(name for name in names if name != Name())


def read_name(node: Node, complaints: Complaints) -> Name:
    """One author: fields of a person or organisation, or a text, which stands for an organisation."""
    if not isinstance(node, Mapping):
        return Name(literal=text(node, "author", complaints))
    particles = (member(node, f"{kind}-particle", complaints) for kind in ("dropping", "non-dropping"))
    family = " ".join(part for part in (*particles, member(node, "family", complaints)) if part)
    return Name(family, member(node, "given", complaints), member(node, "literal", complaints))


def _study(node: Node | None, complaints: Complaints) -> Study | None:
    if node is None or (isinstance(node, Scalar) and node.is_absent):
        return None
    if not isinstance(node, Mapping):
        message = "“study” should be fields: design, people, follow_up, comparison."
        complaints.append(Complaint(message, node.start))
        return None
    return Study(*(member(node, name, complaints) for name in STUDY_FIELDS))

"""Write a source as a CSL item: its fields in the order readers expect, only those that are filled."""

from collections.abc import Mapping as Fields
from dataclasses import replace

from cureon_editor.article.emitting import Value
from cureon_editor.article.nodes import Data, Mapping, Node, Sequence, data
from cureon_editor.article.source_reading import STUDY_FIELDS, TEXT_FIELDS, read_name, read_source
from cureon_editor.article.sources import Name, PartialDate, Source, Study

#: Text fields that stand above and below the date in a written item.
_ABOVE_DATE = ("title", "container", "container_short", "genre", "number", "edition")
_BELOW_DATE = (
    "volume",
    "issue",
    "page",
    "publisher_place",
    "publisher",
    "isbn",
    "doi",
    "pmid",
    "pmcid",
    "url",
)


def csl_item(source: Source) -> dict[str, Value]:
    """The item for `references`; empty fields are left out."""
    item: dict[str, Value] = {
        "id": source.key,
        "type": source.type,
        "author": [_name(name) for name in source.authors],
        "editor": [_name(name) for name in source.editors],
        **{TEXT_FIELDS[name]: getattr(source, name) for name in _ABOVE_DATE},
        "issued": _date(source.issued),
        **{TEXT_FIELDS[name]: getattr(source, name) for name in _BELOW_DATE},
        "accessed": _date(source.accessed),
        "status_checked": source.status_checked,
        "correction": str(source.correction or ""),
        "study": _study(source.study),
    }
    return {key: value for key, value in item.items() if value}


def normal(source: Source) -> Source:
    """The source as it reads once written: no empty names, dates or studies, no fields outside our schema."""
    return replace(
        source,
        type=source.type or "article-journal",
        authors=_filled(source.authors),
        editors=_filled(source.editors),
        issued=_normal_date(source.issued),
        accessed=_normal_date(source.accessed),
        study=None if source.study == Study() else source.study,
        other=(),
    )


def merged_item(item: Mapping, source: Source) -> dict[str, Value]:
    """What an item should say to describe `source`: fields that differ anew, every other field as it is."""
    before, after = csl_item(normal(read_source(item)[0])), csl_item(source)
    merged: dict[str, Value] = {**_fields(data(item))}
    for key in before.keys() - after.keys():
        merged.pop(key, None)
    for key, value in after.items():
        if before.get(key) != value:
            merged[key] = _kept_parts(item, key, value)
    return merged


def _kept_parts(item: Mapping, key: str, value: Value) -> Value:
    """A changed field with the parts of it that our schema does not know."""
    pair = item.find(key)
    if pair and key in ("author", "editor") and isinstance(value, list):
        return _kept_names(pair.value, value)
    if pair and key == "study" and isinstance(value, dict):
        others = {name: old for name, old in _fields(data(pair.value)).items() if name not in STUDY_FIELDS}
        return value | others
    return value


def _kept_names(authors: Node, names: list[Value]) -> list[Value]:
    """The names, those that stood there before exactly as they were written (particles, suffixes)."""
    old = authors.items if isinstance(authors, Sequence) else (authors,)
    written = [(_name(read_name(node, "author", [])), data(node)) for node in old]
    return [next((text for read, text in written if read == name), name) for name in names]


def _fields(value: Data) -> Fields[str, Data]:
    return value if isinstance(value, dict) else {}


def _filled(names: tuple[Name, ...]) -> tuple[Name, ...]:
    return tuple(name for name in names if name != Name())


def _name(name: Name) -> dict[str, Value]:
    parts = {"family": name.family, "given": name.given, "literal": name.literal}
    return {key: part for key, part in parts.items() if part}


def _date(when: PartialDate | None) -> Value:
    """An ISO text; words that are no date are marked as such, so that nothing guesses at them."""
    if when is None or when.year is not None:
        return when.iso if when else ""
    return {"literal": when.raw} if when.raw else ""


def _normal_date(when: PartialDate | None) -> PartialDate | None:
    if when is None or (when.year is None and not when.raw):
        return None
    return PartialDate(raw=when.raw) if when.year is None else replace(when, raw="")


def _study(study: Study | None) -> dict[str, Value]:
    parts = {name: getattr(study, name) for name in STUDY_FIELDS} if study else {}
    return {key: part for key, part in parts.items() if part}

"""Read a source from CSL fields given as plain values, by the rules that read it from the front matter."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cureon_editor.article import nodes
from cureon_editor.article.edits import RefusedError
from cureon_editor.article.emitting import Value
from cureon_editor.article.source_reading import OTHER_FIELDS, TEXT_FIELDS, read_source
from cureon_editor.article.sources import Source

#: The fields of `Source` by the names CSL and the front matter give them.
_FIELDS = {csl: name for name, csl in (TEXT_FIELDS | OTHER_FIELDS).items()}
#: Stands for an id while an item without one is read.
_NO_KEY = "\N{REPLACEMENT CHARACTER}"


def source_from(item: Mapping[str, Any], base: Source | None = None) -> Source:
    """The source of CSL fields such as `{"title": ..., "issued": 2022}`; its key may be empty.

    With `base`, only the fields given are changed. Fields outside our schema are left out: see
    `other_fields`. Raises RefusedError with a sentence about the field that cannot be read.
    """
    item = {field: value for field, value in item.items() if field in _FIELDS}
    source, complaints = read_source(_node({"id": _NO_KEY} | {key: item[key] for key in item if item[key]}))
    if complaints:
        raise RefusedError(complaints[0].message)
    if source.key == _NO_KEY:
        source = replace(source, key=base.key if base else "")
    if base is None:
        return source
    return replace(
        base, **{_FIELDS[field]: getattr(source, _FIELDS[field]) for field in item if field != "id"}
    )


def other_fields(item: Mapping[str, Any]) -> dict[str, Value]:
    """The fields of a CSL item that are outside our schema, as they can be written into the front matter."""
    return {field: _written(value) for field, value in item.items() if field not in _FIELDS and value}


def _written(value: Any) -> Value:
    if isinstance(value, Mapping):
        return {str(key): _written(part) for key, part in value.items()}
    return [_written(part) for part in value] if isinstance(value, list | tuple) else str(value)


def _node(value: Any) -> nodes.Node:
    """A plain value as the front matter's reader would hand it over."""
    if isinstance(value, Mapping):
        pairs = (nodes.Pair(nodes.Scalar(0, 0, str(key), "'"), _node(part)) for key, part in value.items())
        return nodes.Mapping(0, 0, tuple(pairs), flow=False)
    if isinstance(value, list | tuple):
        return nodes.Sequence(0, 0, tuple(_node(part) for part in value), flow=False)
    return nodes.Scalar(0, 0, "" if value is None else str(value), "'")

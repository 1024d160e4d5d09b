"""Change fields of the front matter by splices: only the characters that change, each splice proven."""

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Splice
from cureon_editor.article.emitting import Value
from cureon_editor.article.fields import Field
from cureon_editor.article.nodes import Data, Node, Sequence, shifted
from cureon_editor.article.proving import Want, first_proven, proven, readable_fields
from cureon_editor.article.rewriting import Rewriter, Slot, as_data


def set_field(article: Article, key: str, value: Value | None) -> tuple[Splice, ...]:
    """The splices that give a field a value; None takes its key away. No splice when it says so already.

    `key` may lead into a mapping or a list by dots ("medical_reviewer.name", "author.0.name"). A new key
    goes below all others; an article without front matter gets one. Raises RefusedError when the change
    cannot be proven.
    """
    name, *path = key.split(".")
    found = readable_fields(article)
    field = _last(found, name)
    if path:
        value = _with_part(field.piece.data if field else "", name, path, value)
    if value is None:
        return _without(article, found, field) if field else ()
    if field is None:
        splice = Rewriter(article.front_matter or "").appended(name, value)
        return proven(article, [splice], [*_unchanged(found), (name, as_data(value))])
    return _changed(article, found, field, value)


def field_data(article: Article, key: str) -> Data:
    """What a field, or a part of it named by dots, says; empty when it is not there. Raises RefusedError."""
    name, *path = key.split(".")
    field = _last(readable_fields(article), name)
    found: Data = field.piece.data if field else ""
    for part in path:
        found = _part(found, part)
    return found


def _part(value: Data, part: str) -> Data:
    """A key of a mapping or a 0-based place in a list; empty when there is none."""
    if isinstance(value, dict):
        return value.get(part, "")
    if isinstance(value, tuple) and part.isdecimal() and int(part) < len(value):
        return value[int(part)]
    return ""


def append_item(article: Article, key: str, item: Value) -> tuple[Splice, ...]:
    """The splices that add an item at the end of a list field, which is made when it is missing.

    Raises RefusedError when the field is no list or the change cannot be proven.
    """
    old = field_data(article, key) or ()
    if not isinstance(old, tuple):
        raise RefusedError(
            f"“{key}” is not a list, so nothing can be added to it. Make it a list in the YAML text."
        )
    return set_field(article, key, [*old, item])


def _last(found: tuple[Field, ...], key: str) -> Field | None:
    """The field of a key; the last one when it is repeated."""
    return next((field for field in reversed(found) if field.key == key), None)


def _changed(article: Article, found: tuple[Field, ...], field: Field, value: Value) -> tuple[Splice, ...]:
    """The finest splices that prove."""
    if field.piece.data == as_data(value):
        return ()
    text = article.front_matter or ""
    rewriter = Rewriter(text)
    node = _whole_node(field)
    colon = text.index(":", field.base + field.piece.key.end)
    slot = Slot(colon + 1, column=0)
    wanted = [(other.key, as_data(value) if other is field else other.piece) for other in found]
    return first_proven(article, rewriter.ways(node, value, slot), wanted)


def _without(article: Article, found: tuple[Field, ...], field: Field) -> tuple[Splice, ...]:
    rest = [other for other in found if other is not field]
    if any(other.key == field.key for other in rest):
        raise RefusedError(f"“{field.key}” stands there twice. Remove one of them in the YAML text first.")
    splice = Rewriter(article.front_matter or "").removed(field.key_start, field.value.end)
    return proven(article, [splice], _unchanged(rest))


def _unchanged(found: tuple[Field, ...] | list[Field]) -> list[tuple[str, Want]]:
    return [(field.key, field.piece) for field in found]


def _whole_node(field: Field) -> Node:
    """The field's value with offsets of the front matter, its items included."""
    value = field.piece.value
    if not isinstance(value, Sequence):
        return shifted(value, field.base)
    items = tuple(shifted(item.node, item.base) for item in field.items)
    return Sequence(field.value.start, field.value.end, items, value.flow)


#: Fields whose people may stand as bare names; naming a part of one turns it into a mapping.
_PEOPLE = ("author", "medical_reviewer")


def _with_part(old: Data, name: str, path: list[str], value: Value | None) -> Value | None:
    """A field's value with one part set or, for None, taken away; None when nothing is left of it.

    A part is a key of a mapping or the 0-based place of an item; the place after the last one adds an item.
    """
    head, *rest = path
    if head.isdecimal():
        return _with_item(old, name, int(head), rest, value)
    if isinstance(old, str) and old and name in _PEOPLE:
        old = {"name": old}
    if old and not isinstance(old, dict):
        raise RefusedError(f"“{name}” has no named parts as it is written. Change it in the YAML text.")
    parts: dict[str, Value] = dict(old) if isinstance(old, dict) else {}
    part = _with_part(as_data(parts.get(head, "")), head, rest, value) if rest else value
    if part is None:
        parts.pop(head, None)
    else:
        parts[head] = part
    return parts or None


def _with_item(old: Data, name: str, place: int, rest: list[str], value: Value | None) -> Value | None:
    if old and not isinstance(old, tuple) and name in _PEOPLE:
        old = (old if isinstance(old, dict) else {"name": old},)
    items: list[Value] = list(old) if isinstance(old, tuple) else []
    if isinstance(old, dict) or (isinstance(old, str) and old) or place > len(items):
        raise RefusedError(f"“{name}” is no list with a place {place + 1}. Change it in the YAML text.")
    there = as_data(items[place]) if place < len(items) else ""
    item = _with_part(there, name, rest, value) if rest else value
    items[place : place + 1] = [] if item is None else [item]
    return items or None

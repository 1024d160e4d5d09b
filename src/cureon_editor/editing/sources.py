"""Commands on sources: add one or many, edit, remove, rename; text and list change in one step."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection, Splice
from cureon_editor.article.emitting import Value
from cureon_editor.article.source_splicing import (
    insert_items,
    remove_source,
    rename_source,
    replace_source,
)
from cureon_editor.article.source_writing import csl_item, normal
from cureon_editor.article.sources import Source
from cureon_editor.citations.items import other_fields, source_from
from cureon_editor.citations.keys import NewKeys, suggest_key
from cureon_editor.citations.rewriting import with_key_renamed, without_key
from cureon_editor.editing.command import Command
from cureon_editor.editing.listed import Listed

Item = Source | Mapping[str, Any]


def add(article: Article, _selection: Selection, item: Item, at: int | None = None) -> Edit:
    """Put a source into the list before row `at` of the file's own order, or at its end.

    `item` is a Source or CSL fields; without an id it gets a key from its author and year.
    """
    listed = Listed(article)
    source = _source(item)
    if not source.key:
        source = replace(source, key=suggest_key(source, listed.taken))
    listed.check_new_key(source.key)
    return Edit("add source", insert_items(article, _place(listed, at), [_written(source, item)]))


def add_all(
    article: Article, _selection: Selection, items: Iterable[Item], at: int | None = None
) -> Edit | None:
    """Put many sources into the list in one step, in their order, before row `at` or at its end.

    A source whose key is empty, taken or cannot be cited gets one from its author and year.
    """
    listed = Listed(article)
    keys = NewKeys(listed.taken)
    written: list[dict[str, Value]] = []
    for item in items:
        source = _source(item)
        if not keys.keep(source.key):
            source = replace(source, key=keys.make(source))
        written.append(_written(source, item))
    name = "import 1 source" if len(written) == 1 else f"import {len(written)} sources"
    return _edit(name, insert_items(article, _place(listed, at), written))


def edit(article: Article, _selection: Selection, key: str, item: Item) -> Edit | None:
    """Change a source; CSL fields that are not given stay. A new id is also written wherever it is cited."""
    listed = Listed(article)
    index = listed.index(key)
    if not isinstance(item, Source) and (others := other_fields(item)):
        message = f"The field “{next(iter(others))}” cannot be changed here. Change it in the raw details."
        raise RefusedError(message)
    before = listed.metadata.sources[index]
    source = item if isinstance(item, Source) else source_from(item, before)
    new_key = source.key if isinstance(item, Source) else str(item.get("id", "")) or key
    source = replace(source, key=new_key)
    body: tuple[Splice, ...] = ()
    if new_key != key:
        listed.check_new_key(new_key)
        body = with_key_renamed(article.body, key, new_key)
    return _edit("edit source", (*replace_source(article, index, source), *body))


def remove(article: Article, _selection: Selection, key: str) -> Edit:
    """Take a source out of the list and out of every citation; an emptied citation goes too."""
    index = Listed(article).index(key)
    return Edit("remove source", (*remove_source(article, index), *without_key(article.body, key)))


def rename(article: Article, _selection: Selection, key: str, new_key: str) -> Edit | None:
    """Give a source another key, in the list and wherever it is cited."""
    listed = Listed(article)
    index = listed.index(key)
    if new_key == key:
        return None
    listed.check_new_key(new_key)
    return Edit(
        "rename source",
        (*rename_source(article, index, new_key), *with_key_renamed(article.body, key, new_key)),
    )


def _source(item: Item) -> Source:
    return item if isinstance(item, Source) else source_from(item)


def _written(source: Source, item: Item) -> dict[str, Value]:
    """What the list shall say of a source that came as `item`, with its fields outside our schema."""
    others = {} if isinstance(item, Source) else other_fields(item)
    return {**csl_item(normal(source)), **others}


def _place(listed: Listed, at: int | None) -> int:
    count = len(listed.metadata.sources)
    return count if at is None else min(max(at, 0), count)


def _edit(name: str, splices: tuple[Splice, ...]) -> Edit | None:
    return Edit(name, splices) if splices else None


COMMANDS = (
    Command("source.add", "Add source…", add, "Sources/1", icon="plus", asks=("item",)),
    Command("source.add_all", "Add sources", add_all, "", asks=("items",)),
    Command("source.edit", "Edit source…", edit, "Sources/1", icon="pencil", asks=("key", "item")),
    Command("source.remove", "Remove source…", remove, "Sources/1", icon="trash-2", asks=("key",)),
    Command("source.rename", "Rename key…", rename, "Sources/2", icon="tag", asks=("key", "new_key")),
)

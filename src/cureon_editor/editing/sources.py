"""Commands on sources: add, edit, remove, move, rename, merge; text and list change in one step."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection, Splice
from cureon_editor.article.source_splicing import (
    remove_source,
    rename_source,
    replace_source,
)
from cureon_editor.article.sources import Source
from cureon_editor.citations.items import other_fields, source_from
from cureon_editor.citations.keys import suggest_key
from cureon_editor.citations.rewriting import with_key_renamed, with_keys_merged, without_key
from cureon_editor.editing.command import Command
from cureon_editor.editing.listed import Listed, inserted, reordered

Item = Source | Mapping[str, Any]


def add(article: Article, _selection: Selection, item: Item, at: int | None = None) -> Edit:
    """Put a source into the list before row `at` of the file's own order, or at its end.

    `item` is a Source or CSL fields; without an id it gets a key from its author and year.
    """
    listed = Listed(article)
    source = item if isinstance(item, Source) else source_from(item)
    if not source.key:
        source = replace(source, key=suggest_key(source, listed.taken))
    listed.check_new_key(source.key)
    count = len(listed.metadata.sources)
    index = count if at is None else min(max(at, 0), count)
    others = {} if isinstance(item, Source) else other_fields(item)
    return Edit("add source", inserted(article, index, source, others))


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


def move(article: Article, _selection: Selection, key: str, to: int) -> Edit | None:
    """Move a source to the final row `to` of the list as it is shown, counted from 0.

    When sources are numbered by mention, the list is first brought into the order shown, and numbers then
    follow the list.
    """
    listed = Listed(article)
    listed.index(key)
    rows = listed.rows
    if not 0 <= to < len(rows):
        message = f"There is no row {to + 1} in the list of sources. Choose one from 1 to {len(rows)}."
        raise RefusedError(message)
    if rows.index(key) == to:
        return None
    wanted = [row for row in rows if row != key]
    wanted.insert(to, key)
    return _edit("move source", reordered(article, wanted))


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


def merge(article: Article, _selection: Selection, keep: str, drop: str) -> Edit:
    """Cite `keep` wherever `drop` is cited, and take `drop` out of the list."""
    listed = Listed(article)
    listed.index(keep)
    index = listed.index(drop)
    if keep == drop:
        message = f"“{keep}” cannot be merged with itself. Choose two sources."
        raise RefusedError(message)
    return Edit(
        "merge sources", (*remove_source(article, index), *with_keys_merged(article.body, keep, drop))
    )


def _edit(name: str, splices: tuple[Splice, ...]) -> Edit | None:
    return Edit(name, splices) if splices else None


COMMANDS = (
    Command("source.add", "Add source…", add, "Sources/1", icon="plus", asks=("item",)),
    Command("source.edit", "Edit source…", edit, "Sources/1", icon="pencil", asks=("key", "item")),
    Command("source.remove", "Remove source…", remove, "Sources/1", icon="trash-2", asks=("key",)),
    Command("source.move", "Move source…", move, "Sources/2", asks=("key", "to")),
    Command("source.rename", "Rename source…", rename, "Sources/2", asks=("key", "new_key")),
    Command("source.merge", "Merge sources…", merge, "Sources/2", asks=("keep", "drop")),
)

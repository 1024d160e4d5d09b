"""Change the front matter by splices: the functions that commands and importers call."""

from cureon_editor.article.emitting import Value
from cureon_editor.article.field_splicing import append_item, field_data, set_field
from cureon_editor.article.source_splicing import (
    fill_source,
    insert_items,
    insert_source,
    move_source,
    remove_source,
    rename_source,
    reorder_sources,
    replace_source,
)

__all__ = [
    "Value",
    "append_item",
    "field_data",
    "fill_source",
    "insert_items",
    "insert_source",
    "move_source",
    "remove_source",
    "rename_source",
    "reorder_sources",
    "replace_source",
    "set_field",
]

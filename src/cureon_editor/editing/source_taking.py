"""The command by which an import comes in: new sources and what others lacked, in one step."""

from collections.abc import Iterable, Mapping
from itertools import chain

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Selection
from cureon_editor.article.source_splicing import replace_source
from cureon_editor.article.sources import Source
from cureon_editor.editing.command import Command
from cureon_editor.editing.listed import Listed, difference
from cureon_editor.editing.sources import Item, add_all


def take_in(
    article: Article,
    selection: Selection,
    items: Iterable[Item] = (),
    completed: Mapping[str, Source] | None = None,
) -> Edit | None:
    """Put new sources at the end of the list, and give listed ones, by key, what they lacked.

    Raises RefusedError when a source is not in the list or a change cannot be made safely.
    """
    items, completed = list(items), completed or {}
    changed = article
    for key, source in completed.items():
        changed = changed.spliced(replace_source(changed, Listed(changed).index(key), source))
    added = add_all(changed, selection, items)
    changed = changed.spliced(added.splices if added else ())
    splices = difference(article.front_matter or "", changed.front_matter or "")
    count = len(list(chain(items, completed)))
    return Edit(f"import {count} source{'' if count == 1 else 's'}", splices) if splices else None


COMMANDS = (Command("source.take_in", "Take in sources", take_in, "", asks=("items",)),)

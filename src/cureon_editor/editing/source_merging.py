"""Commands that let one source stand for another: merge two, merge duplicates, replace one by another."""

from collections.abc import Iterable, Mapping

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection, Splice
from cureon_editor.article.source_splicing import fill_source, remove_source
from cureon_editor.citations.rewriting import with_keys_merged
from cureon_editor.editing.command import Command
from cureon_editor.editing.listed import Listed, difference


def merge(article: Article, _selection: Selection, keep: str, drop: str) -> Edit:
    """Cite `keep` wherever `drop` is cited, and take `drop` out of the list.

    What `keep` does not say and `drop` does is filled in. Of two findings about the work the graver counts,
    and of the days on which it was looked up the later; nothing else is overwritten.
    """
    return Edit("merge sources", _merged(article, {drop: keep}))


def merge_duplicates(
    article: Article, _selection: Selection, merges: Mapping[str, Iterable[str]]
) -> Edit | None:
    """Merge several sources in one step: for each key to keep, the keys to merge into it."""
    kept = {drop: keep for keep, drops in merges.items() for drop in drops}
    if not kept:
        return None
    name = "merge sources" if len(kept) == 1 else f"merge {len(kept)} sources"
    return Edit(name, _merged(article, kept))


def replace(article: Article, _selection: Selection, key: str, by: str) -> Edit | None:
    """Cite `by` wherever `key` is cited, once where both are; `key` stays in the list, uncited."""
    listed = Listed(article)
    listed.index(key)
    listed.index(by)
    _check_different(key, by)
    splices = with_keys_merged(article.body, {key: by})
    if not splices:
        message = f"“{key}” is not cited, so there is nothing to replace. Remove it if it is not needed."
        raise RefusedError(message)
    return Edit("replace source", splices)


def _merged(article: Article, kept: Mapping[str, str]) -> tuple[Splice, ...]:
    """The splices that merge each key of `kept` into the one it names."""
    changed = article
    for drop, keep in kept.items():
        _check_different(keep, drop)
        listed = Listed(changed)
        index, other = listed.index(keep), listed.index(drop)
        changed = changed.spliced(fill_source(changed, index, other))
        changed = changed.spliced(remove_source(changed, other))
    return (
        *difference(article.front_matter or "", changed.front_matter or ""),
        *with_keys_merged(article.body, kept),
    )


def _check_different(one: str, other: str) -> None:
    if one == other:
        message = f"“{one}” cannot stand for itself. Choose two sources."
        raise RefusedError(message)


COMMANDS = (
    Command("source.merge", "Merge with another…", merge, "Sources/2", asks=("keep", "drop")),
    Command("source.merge_duplicates", "Merge duplicates…", merge_duplicates, "Sources/2", asks=("merges",)),
    Command(
        "source.replace",
        "Replace by another…",
        replace,
        "Sources/2",
        icon="replace",
        asks=("key", "by"),
    ),
)

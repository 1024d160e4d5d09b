"""Commands on the order of the list of sources: move some, sort all."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection
from cureon_editor.article.metadata import CitationOrder
from cureon_editor.article.sources import Name, Source
from cureon_editor.editing.command import Command
from cureon_editor.editing.listed import Listed, reordered

#: What sources can be sorted by, as the person reads it.
SORTS: Mapping[str, str] = MappingProxyType(
    {
        "mention": "First mention in the text",
        "author": "Author",
        "year": "Year, newest first",
        "title": "Title",
        "cited": "Times cited, most first",
    }
)
_ARTICLES = ("a ", "an ", "the ")

#: What stands first is smaller; None puts a source last.
_Rank = Callable[[Source], tuple[int | str, ...] | None]


def move(article: Article, _selection: Selection, key: str | Iterable[str], to: int) -> Edit | None:
    """Move a source to the final row `to` of the list as it is shown, counted from 0.

    Of several keys the first comes to that row and the others below it, in the order of the list. When
    sources are numbered by mention, the list is first brought into the order shown, and numbers then follow
    the list.
    """
    listed = Listed(article)
    moved = frozenset([key] if isinstance(key, str) else key)
    for each in moved:
        listed.index(each)
    rows = listed.rows
    rest = [row for row in rows if row not in moved]
    if not 0 <= to <= len(rest):
        message = f"There is no row {to + 1} in the list of sources. Choose one from 1 to {len(rest) + 1}."
        raise RefusedError(message)
    wanted = [*rest[:to], *(row for row in rows if row in moved), *rest[to:]]
    return _reordered("move source" if len(moved) == 1 else "move sources", article, rows, wanted)


def sort(article: Article, _selection: Selection, by: str) -> Edit | None:
    """Sort the list, and number the sources as it then stands; None when it is shown in that order already.

    `by` is one of SORTS. Sources that are alike in it, or have nothing to be sorted by, keep their order,
    the latter at the end.
    """
    if by not in SORTS:
        message = f"Sources cannot be sorted by “{by}”. Choose {', '.join([*SORTS][:-1])} or {[*SORTS][-1]}."
        raise RefusedError(message)
    listed = Listed(article)
    rows = listed.rows
    if by == "mention":
        return _reordered("sort sources", article, rows, listed.numbered(CitationOrder.MENTION).order)
    rank = _rank(by, listed)
    known = {source.key: source for source in reversed(listed.metadata.sources)}
    ranks = {row: rank(known[row]) for row in rows}
    wanted = sorted(rows, key=lambda row: (ranks[row] is None, ranks[row] or ()))
    return _reordered("sort sources", article, rows, wanted)


def _reordered(name: str, article: Article, rows: Iterable[str], wanted: Iterable[str]) -> Edit | None:
    order = list(wanted)
    return None if order == list(rows) else Edit(name, reordered(article, order))


def _rank(by: str, listed: Listed) -> _Rank:
    if by == "cited":
        cited = listed.numbered(CitationOrder.LIST).cited
        return lambda source: (-cited.get(source.key, 0),)
    return {"author": _by_author, "year": _by_year, "title": _by_title}[by]


def _by_author(source: Source) -> tuple[str, ...] | None:
    return tuple(map(_folded_name, source.authors)) or None


def _by_year(source: Source) -> tuple[int, ...] | None:
    year = source.issued.year if source.issued else None
    return None if year is None else (-year,)


def _by_title(source: Source) -> tuple[str, ...] | None:
    title = _folded(source.title)
    article = next((word for word in _ARTICLES if title.startswith(word)), "")
    return (title.removeprefix(article),) if title else None


def _folded_name(name: Name) -> str:
    return _folded(f"{name.family} {name.given}" if name.family else name.literal or name.given)


def _folded(text: str) -> str:
    """The text as it is sorted: without case, accents and marks before its first letter or digit."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    first = next((at for at, letter in enumerate(plain) if letter.isalnum()), len(plain))
    return plain[first:]


COMMANDS = (
    Command("source.move", "Move source…", move, "Sources/2", asks=("key", "to")),
    Command("source.sort", "Sort sources…", sort, "Sources/3", icon="list-ordered", asks=("by",)),
)

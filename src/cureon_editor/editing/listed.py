"""The list of sources as the commands on it see it: keys, rows as shown, and a new order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, RefusedError, Splice, trimmed
from cureon_editor.article.field_splicing import set_field
from cureon_editor.article.metadata import CitationOrder, Metadata
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.source_splicing import reorder_sources
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.keys import is_key
from cureon_editor.citations.numbering import Numbering, number


@dataclass(frozen=True)
class Listed:
    """The sources of an article that can be changed."""

    article: Article

    @cached_property
    def metadata(self) -> Metadata:
        """What the front matter says; raises RefusedError when it cannot be read."""
        found = read_metadata(self.article.front_matter)
        if not found.readable:
            message = (
                "The details at the top of the file cannot be read. Correct them in the raw details first."
            )
            raise RefusedError(message)
        return found

    @property
    def taken(self) -> frozenset[str]:
        """The keys of all sources."""
        return frozenset(source.key for source in self.metadata.sources)

    @property
    def rows(self) -> tuple[str, ...]:
        """The keys in the order in which the list is shown."""
        return self.numbered(self.metadata.citation_order).order

    def numbered(self, order: CitationOrder) -> Numbering:
        """The numbers that sources have, or would have, in an order."""
        return number(find_clusters(self.article.body), self.metadata.sources, order)

    def index(self, key: str) -> int:
        """Where in the file's list a source stands; raises RefusedError when it is not there."""
        for index, source in enumerate(self.metadata.sources):
            if source.key == key:
                return index
        message = f"There is no source with the key “{key}”. Choose one from the list of sources."
        raise RefusedError(message)

    def check_new_key(self, key: str) -> None:
        """Raises RefusedError when a key is taken or could not be cited."""
        if key in self.taken:
            message = f"The key “{key}” belongs to another source. Choose another, or merge the two sources."
            raise RefusedError(message)
        if not is_key(key):
            message = f"“{key[:40]}” cannot be a key. Use letters and digits only, such as mackensen2022."
            raise RefusedError(message)


def reordered(article: Article, wanted: Sequence[str]) -> tuple[Splice, ...]:
    """The splices after which the list stands in the wanted order and numbers follow the list.

    Sources without a key or with that of an earlier one come last. Raises RefusedError when the list cannot
    be changed safely.
    """
    listed = Listed(article).metadata
    changed = article.spliced(reorder_sources(article, _order(_identities(listed), wanted)))
    if listed.citation_order is not CitationOrder.LIST:
        changed = changed.spliced(set_field(changed, "citation_order", str(CitationOrder.LIST)))
    return difference(article.front_matter or "", changed.front_matter or "")


# A source in the list: its key, and how many with the same key stand above it.
_Identity = tuple[str, int]


def _identities(metadata: Metadata) -> list[_Identity]:
    seen: Counter[str] = Counter({"": 1})
    found: list[_Identity] = []
    for source in metadata.sources:
        found.append((source.key, seen[source.key]))
        seen[source.key] += 1
    return found


def _order(rows: list[_Identity], wanted: Sequence[str]) -> list[int]:
    """The places of the rows in the order wanted by key, then of those that no key names, as they stand."""
    place = {row: index for index, row in enumerate(rows)}
    named = [place[(key, 0)] for key in wanted]
    rest = frozenset(named)
    return [*named, *(index for index in range(len(rows)) if index not in rest)]


def difference(before: str, after: str) -> tuple[Splice, ...]:
    """The one splice of the front matter that makes `after` of `before`; none when they are equal."""
    splice = trimmed(Splice(Part.FRONT_MATTER, 0, len(before), after), before)
    return (splice,) if splice else ()

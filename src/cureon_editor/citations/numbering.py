"""Number sources by either order; numbers are computed, never typed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cureon_editor.article.metadata import CitationOrder
from cureon_editor.article.sources import Source
from cureon_editor.citations.find import Cluster


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers of an article's sources.

    `numbers` gives each numbered key its number (1-based); `order` lists all source keys as the list shows
    them: numbered ones in number order, then (under `mention`) the uncited ones in file order.
    `cited` counts how often each key is cited, unknown keys included. `unknown` are cited keys without a
    source, in order of first mention; `uncited` the sources never cited, in file order.
    """

    numbers: Mapping[str, int]
    order: tuple[str, ...]
    cited: Mapping[str, int]
    unknown: tuple[str, ...]
    uncited: tuple[str, ...]


def number(clusters: Sequence[Cluster], sources: Sequence[Source], order: CitationOrder) -> Numbering:
    """Number the sources by first mention, or as the list stands.

    By mention only cited sources have numbers; by list all have. Of sources that share a key the first
    counts; a source without a key is left out.
    """
    cited = Counter(item.key for cluster in clusters for item in cluster.items)
    listed = dict.fromkeys(source.key for source in sources if source.key)
    mentioned = [key for key in cited if key in listed]
    uncited = tuple(key for key in listed if key not in cited)
    numbered = list(listed) if order is CitationOrder.LIST else mentioned
    return Numbering(
        numbers=MappingProxyType({key: number for number, key in enumerate(numbered, start=1)}),
        order=tuple(listed) if order is CitationOrder.LIST else (*mentioned, *uncited),
        cited=MappingProxyType(dict(cited)),
        unknown=tuple(key for key in cited if key not in listed),
        uncited=uncited,
    )

"""Show a renumbering before it happens: old and new number of each source, and every place that changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from cureon_editor.article.article import Article
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.sources import Source
from cureon_editor.citations.find import Cluster, find_clusters
from cureon_editor.citations.labels import cluster_label
from cureon_editor.citations.numbering import Numbering, number
from cureon_editor.citations.styles import DEFAULT, format_source
from cureon_editor.prose.plain import readable

#: How many code points of text before a citation are shown with it.
_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class RenumberedSource:
    """A source and its numbers; None where it has no number or is not in the list."""

    key: str
    text: str
    old: int | None
    new: int | None


@dataclass(frozen=True, slots=True)
class TouchedPlace:
    """A citation whose label changes: offsets in the body before, the words it follows, both labels.

    A label is empty when the citation is not there, and has a question mark for a key without a source.
    """

    start: int
    end: int
    excerpt: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a change will do: all sources in their new order, then those it takes away; the places touched."""

    sources: tuple[RenumberedSource, ...]
    places: tuple[TouchedPlace, ...]

    @property
    def changes(self) -> bool:
        """Whether any number or label changes."""
        return bool(self.places) or any(row.old != row.new for row in self.sources)


@dataclass(frozen=True, slots=True)
class _Reading:
    body: str
    sources: tuple[Source, ...]
    clusters: tuple[Cluster, ...]
    numbering: Numbering


def rehearse(before: Article, after: Article, style: str = DEFAULT) -> Rehearsal:
    """Compare the numbers of an article before and after a change of its sources or citations.

    The sources are written in `style`. Raises KeyError for a style that does not exist.
    """
    old, new = _read(before), _read(after)
    return Rehearsal(tuple(_rows(old, new, style)), tuple(_places(old, new)))


def _read(article: Article) -> _Reading:
    metadata = read_metadata(article.front_matter)
    clusters = find_clusters(article.body)
    numbering = number(clusters, metadata.sources, metadata.citation_order)
    return _Reading(article.body, metadata.sources, clusters, numbering)


def _rows(old: _Reading, new: _Reading, style: str) -> Iterator[RenumberedSource]:
    known = {source.key: source for source in (*reversed(old.sources), *reversed(new.sources))}
    before, after = old.numbering.numbers, new.numbering.numbers
    for key in dict.fromkeys((*new.numbering.order, *old.numbering.order)):
        yield RenumberedSource(key, format_source(known[key], style), before.get(key), after.get(key))


def _places(old: _Reading, new: _Reading) -> Iterator[TouchedPlace]:
    for before, after in _paired(old, new):
        was = place_label(before, old.numbering) if before else ""
        becomes = place_label(after, new.numbering) if after else ""
        if before and was != becomes:
            yield TouchedPlace(before.start, before.end, _excerpt(old.body, before.start), was, becomes)


def _paired(old: _Reading, new: _Reading) -> Iterator[tuple[Cluster | None, Cluster | None]]:
    """The clusters before with what they become; when the text changed, by the keys they hold."""
    if len(old.clusters) == len(new.clusters):
        yield from zip(old.clusters, new.clusters, strict=True)
        return
    matcher = SequenceMatcher(None, _keys(old.clusters), _keys(new.clusters), autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        yield from zip_longest(old.clusters[start:end], new.clusters[new_start:new_end])


def _keys(clusters: Sequence[Cluster]) -> list[tuple[str, ...]]:
    return [tuple(item.key for item in cluster.items) for cluster in clusters]


def place_label(cluster: Cluster, numbering: Numbering) -> str:
    """The numbers a reader sees for a cluster, and a question mark when a key has no source."""
    numbers = [numbering.numbers.get(item.key) for item in cluster.items]
    known = cluster_label(found for found in numbers if found is not None)
    return ",".join(part for part in (known, "?" if None in numbers else "") if part)


def _excerpt(body: str, end: int) -> str:
    """The words before an offset, from the start of their line or of a word, without markup."""
    line = readable(body, body.rfind("\n", 0, end) + 1, end)
    words = line[-_EXCERPT:].split()
    return " ".join(("…", *words[1:]) if len(line) > _EXCERPT else words)

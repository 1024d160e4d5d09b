"""Where a source is cited: each place with its sentence, and whether that cites anything else."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cureon_editor.article.article import Article
from cureon_editor.citations.find import Cluster, find_clusters
from cureon_editor.editing.listed import Listed
from cureon_editor.editing.rehearsal import place_label
from cureon_editor.prose.blocks import blocks
from cureon_editor.prose.plain import plain, readable
from cureon_editor.prose.sentences import sentences

_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place that cites a source: body offsets of the key, the label of its cluster, the sentence in words.

    `sentence_start` is the body offset at which the sentence begins. `alone` says that the sentence cites
    nothing else, so that it stood bare without this source.
    """

    start: int
    end: int
    label: str
    sentence: str
    sentence_start: int
    alone: bool


def cited_places(article: Article, key: str) -> tuple[CitedPlace, ...]:
    """Every place that cites `key`, in the order of the text.

    Raises RefusedError when the details cannot be read.
    """
    body, clusters = article.body, find_clusters(article.body)
    if not any(item.key == key for cluster in clusters for item in cluster.items):
        return ()
    listed = Listed(article)
    numbering = listed.numbered(listed.metadata.citation_order)
    places: list[CitedPlace] = []
    for cluster in clusters:
        for item in cluster.items:
            if item.key == key:
                start, end = _sentence(body, cluster.start)
                others = _keys_in(clusters, start, end) - {key}
                words = " ".join(readable(body[start:end]).split())
                label = place_label(cluster, numbering)
                places.append(CitedPlace(item.start, item.end, label, words, start, alone=not others))
    return tuple(places)


def left_bare(places: Sequence[CitedPlace]) -> tuple[CitedPlace, ...]:
    """The sentences that would cite nothing without the source, each at its first place."""
    first = {place.sentence_start: place for place in reversed(places) if place.alone}
    return tuple(first[start] for start in sorted(first))


def _keys_in(clusters: Sequence[Cluster], start: int, end: int) -> frozenset[str]:
    """The keys cited from `start` to before `end`."""
    low = bisect_right(clusters, start - 1, key=_start)
    high = bisect_right(clusters, end - 1, key=_start)
    return frozenset(item.key for cluster in clusters[low:high] for item in cluster.items)


def _start(cluster: Cluster) -> int:
    return cluster.start


def _sentence(body: str, offset: int) -> tuple[int, int]:
    """The sentence a citation at `offset` belongs to, up to the next one; a citation behind it is its own."""
    top, bottom = _paragraph(body, offset)
    spans = _sentences(body[top:bottom])
    index = bisect_right(spans, offset - top, key=_first) - 1
    if index < 0:
        return top, bottom
    return top + spans[index][0], top + spans[index][1]


@lru_cache(maxsize=64)
def _sentences(paragraph: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a paragraph, each ending where the next begins or its block ends."""
    text = plain(paragraph).text
    found: list[tuple[int, int]] = []
    for block in blocks(paragraph):
        starts = [start for start, _ in sentences(text, block.start, block.end)]
        found += pairwise([*starts, block.end])
    return tuple(found)


def _first(span: tuple[int, int]) -> int:
    return span[0]


def _paragraph(body: str, offset: int) -> tuple[int, int]:
    """What stands between the empty lines around an offset: read alone, it costs little in a long article."""
    start = 0
    before = body.rfind("\n\n", 0, offset)
    for match in _EMPTY_LINE.finditer(body, max(before, 0), offset):
        start = match.end()
    following = _EMPTY_LINE.search(body, offset)
    return start, following.start() if following else len(body)

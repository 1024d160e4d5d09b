"""What a stretch of the text cites, and how a source is named to the person who reads a finding."""

from bisect import bisect_left

from cureon_editor.article.sources import Source
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.text import Span
from cureon_editor.citations.find import Cluster

#: How far behind a name its sentence may begin.
_NEAR = 80


def cited_sources(facts: Facts, span: Span) -> tuple[Source, ...]:
    """The sources that a stretch of the body cites, each once; keys without a source are left out."""
    first = bisect_left(facts.clusters, span[0], key=lambda cluster: cluster.start)
    last = bisect_left(facts.clusters, span[1], first, key=lambda cluster: cluster.start)
    keys = (item.key for cluster in facts.clusters[first:last] for item in cluster.items)
    return tuple(facts.sources[key] for key in dict.fromkeys(keys) if key in facts.sources)


def citing_sentences(facts: Facts, key: str) -> tuple[Span, ...]:
    """The sentences of the body that cite a key, the citation included; in its line alone, the citation."""
    found = (cluster for cluster in facts.clusters if any(item.key == key for item in cluster.items))
    return tuple(dict.fromkeys(_sentence(facts, cluster) for cluster in found))


def _sentence(facts: Facts, cluster: Cluster) -> Span:
    """The sentence of a citation: outside any the one before it, for a name the one behind it."""
    text, place = facts.body.text, cluster.start
    if facts.body.sentence(place) == (place, place):
        line = text[text.rfind("\n", 0, place) + 1 : place]
        behind = text[cluster.end : cluster.end + _NEAR].split("\n", 1)[0]
        if cluster.narrative and behind.strip():
            place = cluster.end + len(behind) - len(behind.lstrip())
        elif line.strip():
            place -= len(line) - len(line.rstrip()) + 1
    start, end = facts.body.sentence(place)
    return min(start, cluster.start), max(end, cluster.end)


def named(facts: Facts, source: Source) -> str:
    """A source by its number, and by its key when it has none."""
    number = facts.numbering.numbers.get(source.key)
    return f"source {number}" if number else f"source {source.key}"

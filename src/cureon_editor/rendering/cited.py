"""An article's citations, found and numbered all at once: what its summary rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

from cureon_editor.article.article import Article
from cureon_editor.article.metadata import Metadata
from cureon_editor.article.sources import Source
from cureon_editor.citations.find import Cluster, find_clusters
from cureon_editor.citations.numbering import Numbering, number


@dataclass(frozen=True, slots=True)
class Cited:
    """The clusters of a body, the numbers of the sources, and the sources by key."""

    clusters: tuple[Cluster, ...]
    numbering: Numbering
    sources: Mapping[str, Source]

    @classmethod
    def of(cls, article: Article, metadata: Metadata) -> "Cited":
        """Find and number them; of sources that share a key the first counts."""
        return cls.among(find_clusters(article.body), metadata)

    @classmethod
    def among(cls, clusters: tuple[Cluster, ...], metadata: Metadata) -> "Cited":
        """Number the clusters of a body."""
        numbering = number(clusters, metadata.sources, metadata.citation_order)
        return cls(clusters, numbering, {source.key: source for source in reversed(metadata.sources)})

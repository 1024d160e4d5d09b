"""Two works under one key: when both sides gave a new source the same key, theirs gets another one."""

from collections.abc import Iterator, Mapping

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.source_splicing import rename_source
from cureon_editor.article.sources import Source
from cureon_editor.citations.duplicates import Likeness, SourceIndex, compare
from cureon_editor.citations.find import find_mentions
from cureon_editor.citations.keys import NewKeys
from cureon_editor.citations.rewriting import with_key_renamed


def told_apart(base: Article, ours: Article, theirs: Article) -> tuple[Article, tuple[str, ...]]:
    """Theirs with other keys for new sources whose keys we gave to other works, and a sentence for each.

    A reader must never be led to the wrong work, and in their text every citation of such a key is one of
    their source. The same work under the same key is left to be merged, and so is a key that the base
    already cites, for then nobody can tell whose it is.
    """
    known, mine, other = (_sources(article) for article in (base, ours, theirs))
    keys = NewKeys({*known, *mine, *other, *_mentions(base, ours, theirs)})
    cited = set(_mentions(base))
    notes: list[str] = []
    for key in sorted((other.keys() & mine.keys()) - known.keys() - cited):
        if other[key] == mine[key] or compare(mine[key], other[key]):
            continue
        new = keys.make(other[key])
        try:
            theirs = _renamed(theirs, key, new)
        except RefusedError:
            continue
        notes.append(f"Both sides added another work as “{key}”. Theirs is now “{new}”.")
    return theirs, (*notes, *_added_twice(known, mine, other))


def _sources(article: Article) -> Mapping[str, Source]:
    """The sources by key; of those that share one the first."""
    return {
        source.key: source for source in reversed(read_metadata(article.front_matter).sources) if source.key
    }


def _mentions(*articles: Article) -> Iterator[str]:
    return (mention.key for article in articles for mention in find_mentions(article.body))


def _renamed(article: Article, key: str, new: str) -> Article:
    """The article with another key for a source, listed and cited; raises RefusedError."""
    sources = read_metadata(article.front_matter).sources
    place = next(at for at, source in enumerate(sources) if source.key == key)
    listed = article.spliced(rename_source(article, place, new))
    return listed.spliced(with_key_renamed(listed.body, key, new))


def _added_twice(
    base: Mapping[str, Source], ours: Mapping[str, Source], theirs: Mapping[str, Source]
) -> Iterator[str]:
    """A sentence for each work that both sides added under keys of their own."""
    index = SourceIndex(source for key, source in ours.items() if key not in base)
    for key in sorted(theirs.keys() - base.keys() - ours.keys()):
        match = index.find(theirs[key])
        if match and match.likeness is Likeness.SAME:
            yield (
                f"Both sides added the same work, as “{match.key}” and as “{key}” ({match.reason}). "
                "Merge the two in the list of sources."
            )

"""What panels and the status bar show of an article: outline, counts and problems."""

from collections.abc import Iterator

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part
from cureon_editor.article.metadata import Metadata
from cureon_editor.article.problems import Problem
from cureon_editor.article.reading import read_metadata
from cureon_editor.checks.waivers import lost_waiver_problems
from cureon_editor.journal import Journal
from cureon_editor.prose.prose import Prose, Reader
from cureon_editor.prose.words import reading_minutes
from cureon_editor.rendering.cited import Cited
from cureon_editor.rendering.protocol import OutlineRow, Summary


def summarise(article: Article, journal: Journal, revision: int, reader: Reader | None = None) -> Summary:
    """The summary of an article at a revision; never raises for its text.

    A `reader` that has read the article before an edit makes the summary cheap.
    """
    metadata = read_metadata(article.front_matter)
    prose = (reader or Reader()).read(article.body)
    cited = Cited.among(prose.clusters, metadata)
    return Summary(
        revision=revision,
        outline=tuple(_outline(prose)),
        words=prose.words,
        minutes=reading_minutes(prose.words, journal.words_per_minute),
        problems=(
            *metadata.problems,
            *_unknown(cited),
            *_uncited(metadata, cited),
            *lost_waiver_problems(article, metadata),
        ),
    )


def _unknown(cited: Cited) -> Iterator[Problem]:
    """A problem for each place that cites a key without a source."""
    missing = frozenset(cited.numbering.unknown)
    for cluster in cited.clusters:
        for item in cluster.items:
            if item.key in missing:
                message = f"No source has the key {item.key}. Add the source, or correct the key."
                yield Problem(message, Part.BODY, item.start)


def _uncited(metadata: Metadata, cited: Cited) -> Iterator[Problem]:
    """A problem for each source that the text never cites."""
    missing = frozenset(cited.numbering.uncited)
    for source, (start, _) in zip(metadata.sources, metadata.source_spans, strict=False):
        if source.key in missing:
            message = (
                f"The source {source.key} is never cited. Cite it where it supports the text, or remove it."
            )
            yield Problem(message, Part.FRONT_MATTER, start)


def _outline(prose: Prose) -> Iterator[OutlineRow]:
    """The headings of the body with the words below them."""
    for section, words in zip(prose.sections, prose.words_by_section, strict=True):
        yield OutlineRow(section.level, section.title, section.start, words)

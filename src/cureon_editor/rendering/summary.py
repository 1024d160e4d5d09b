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
from cureon_editor.prose.readability import Reading
from cureon_editor.prose.words import reading_minutes
from cureon_editor.rendering.cited import Cited
from cureon_editor.rendering.protocol import OutlineRow, Summary

#: How many sentences tell a grade.
SENTENCES = 3


def summarise(article: Article, journal: Journal, revision: int, reader: Reader | None = None) -> Summary:
    """The summary of an article at a revision; never raises for its text.

    A `reader` that has read the article before an edit makes the summary cheap.
    """
    metadata = read_metadata(article.front_matter)
    prose = (reader or Reader()).read(article.body)
    cited = Cited.among(prose.clusters, metadata)
    reading = Reading(prose.plain, prose.blocks)
    return Summary(
        revision=revision,
        outline=tuple(_outline(prose, reading)),
        words=prose.words,
        minutes=reading_minutes(prose.words, journal.words_per_minute),
        problems=(
            *metadata.problems,
            *_unknown(cited),
            *_uncited(metadata, cited),
            *lost_waiver_problems(article, metadata),
        ),
        grade=_grade(reading, 0, len(article.body)),
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


def _outline(prose: Prose, reading: Reading) -> Iterator[OutlineRow]:
    """The headings of the body with words and grade of what stands below them."""
    for section, words in zip(prose.sections, prose.words_by_section, strict=True):
        grade = _grade(reading, section.start, section.end)
        yield OutlineRow(section.level, section.title, section.start, words, grade)


def _grade(reading: Reading, start: int, end: int) -> int | None:
    """The school grade that a stretch of the body reads at, at least 0."""
    level = reading.grade(start, end, SENTENCES)
    return None if level is None else max(0, round(level))

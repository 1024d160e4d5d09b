"""What kind of work a source is: what decides which facts it has and how styles write it."""

from enum import StrEnum

from cureon_editor.article.sources import Source


class Kind(StrEnum):
    """A kind of work; the value is the CSL type that stands for it (CSL 1.0.2, appendix III)."""

    ARTICLE = "article-journal"
    PAGE = "webpage"
    REPORT = "report"
    BOOK = "book"
    CHAPTER = "chapter"
    PREPRINT = "article"
    REGISTRATION = "dataset"


_ALIKE = {
    "article-magazine": Kind.ARTICLE,
    "article-newspaper": Kind.ARTICLE,
    "review": Kind.ARTICLE,
    "review-book": Kind.ARTICLE,
    "post": Kind.PAGE,
    "post-weblog": Kind.PAGE,
    "legislation": Kind.REPORT,
    "regulation": Kind.REPORT,
    "standard": Kind.REPORT,
    "pamphlet": Kind.REPORT,
    "thesis": Kind.BOOK,
    "paper-conference": Kind.CHAPTER,
    "entry": Kind.CHAPTER,
    "entry-dictionary": Kind.CHAPTER,
    "entry-encyclopedia": Kind.CHAPTER,
}


def kind_of(source: Source) -> Kind:
    """The kind of a source by its CSL type; of other types by where it was published."""
    if source.genre.strip().casefold() == "preprint":
        return Kind.PREPRINT
    if source.type in tuple(Kind):
        kind = Kind(source.type)
        return Kind.ARTICLE if kind is Kind.PREPRINT and source.volume else kind
    if source.type in _ALIKE:
        return _ALIKE[source.type]
    if source.volume or source.issue:
        return Kind.ARTICLE
    return Kind.PAGE if source.url and not source.publisher else Kind.BOOK

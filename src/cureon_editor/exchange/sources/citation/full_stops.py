"""Read citations whose parts end in full stops, as Vancouver, AMA, Nature and Lancet styles write them."""

import re
from dataclasses import dataclass, replace

from cureon_editor.article.sources import Source
from cureon_editor.exchange.sources.citation.imprints import Imprint, read_imprint
from cureon_editor.exchange.sources.citation.marks import Marks
from cureon_editor.exchange.sources.citation.names import read_names
from cureon_editor.exchange.sources.citation.parts import Reading, sentences, split_authors, without_editors

_EDITION = re.compile(r"(?P<edition>[\w’'-]+(?:\s[\w’'-]+){0,2}?)\s+(?:ed|edn|edition)\.?", re.IGNORECASE)
_IN = re.compile(r"In:\s*", re.IGNORECASE)
_PAGES = re.compile(r"(?:pp?\.?|pages)\s*(?P<page>[\w–-]+(?:,\s?[\w–-]+)*)", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:Report|Publication|Guideline|Technical report)?\s*No\.?:?\s*(?P<number>\S.{0,40})", re.IGNORECASE
)
#: "Engl." in a journal's name with full stops.
_SHORT_WORD = re.compile(r"[A-Z][A-Za-z]{0,7}")
_SERVERS = frozenset(
    ("medrxiv", "biorxiv", "arxiv", "research square", "ssrn", "preprints.org", "psyarxiv", "chemrxiv")
)


@dataclass(slots=True)
class _Parts:
    """The sentences before the closing statement, and what has been read of the whole so far."""

    source: Source
    sentences: list[str]
    doubts: list[str]


def full_stops(marks: Marks) -> Reading | None:
    """`Mackensen A, et al. Title. Nat Med. 2022;28(10):2124-32.`, and books, chapters, pages and reports."""
    authors, rest = split_authors(marks.text)
    parts = _Parts(Source("", type="", authors=authors.names), sentences(rest), [])
    imprint = _take_imprint(parts, people=authors.people)
    if imprint is None and not authors.people and not (marks.url and 2 <= len(parts.sentences) <= 3):
        return None
    if authors.people and without_editors(marks.text[: -len(rest)].rstrip(" .:"))[1]:
        parts.source = replace(parts.source, authors=(), editors=authors.names)
    _take_book(parts)
    _take_container(parts, imprint)
    _take_organisation(parts)
    title = ". ".join(parts.sentences)
    source = replace(parts.source, title=title)
    return Reading(replace(source, type=_type(source, marks)), tuple(parts.doubts)) if title else None


def _take_imprint(parts: _Parts, *, people: bool) -> Imprint | None:
    """Take the closing statement and what follows it; a title that ends in a year is none."""
    for place in range(len(parts.sentences) - 1, -1, -1):
        imprint = read_imprint(parts.sentences[place])
        if imprint and (imprint.volume or place > (1 if imprint.container and not people else 0)):
            behind = parts.sentences[place + 1 :]
            parts.sentences = parts.sentences[:place]
            parts.source = _with_imprint(parts.source, imprint)
            for sentence in behind:
                _take_behind(parts, sentence)
            return imprint
    return None


def _with_imprint(source: Source, imprint: Imprint) -> Source:
    return replace(
        source,
        issued=imprint.issued,
        container=imprint.container,
        volume=imprint.volume,
        issue=imprint.issue,
        page=imprint.page,
        publisher=imprint.publisher,
        publisher_place=imprint.city,
        genre="Preprint" if imprint.preprint else "",
    )


def _take_behind(parts: _Parts, sentence: str) -> None:
    """What stands behind the closing statement: the pages of a chapter, the number of a report."""
    if pages := _PAGES.fullmatch(sentence):
        parts.source = replace(parts.source, page=pages["page"].replace("–", "-"))
    elif number := _NUMBER.fullmatch(sentence):
        parts.source = replace(parts.source, number=number["number"])
    else:
        parts.doubts.append(f"“{sentence[:80]}” at the end was not understood and was left out.")


def _take_book(parts: _Parts) -> None:
    """Take the statements of a book: its edition, its editors, and the book that a chapter is in."""
    opening = next((i for i, sentence in enumerate(parts.sentences) if i and _IN.match(sentence)), None)
    book = parts.sentences[opening:] if opening else parts.sentences
    book, title = (book, parts.sentences[:opening]) if opening else (book[1:], book[:1])
    book = [sentence for sentence in book if not _take_edition_or_editors(parts, sentence)]
    if opening:
        parts.source = replace(parts.source, type="chapter", container=_IN.sub("", ". ".join(book)))
        book = []
    parts.sentences = [*title, *book]


def _take_edition_or_editors(parts: _Parts, sentence: str) -> bool:
    """Whether a sentence names the edition or the editors, which then are taken."""
    if edition := _EDITION.fullmatch(sentence):
        parts.source = replace(parts.source, edition=edition["edition"])
        return True
    names, are_editors = without_editors(_IN.sub("", sentence))
    editors = read_names(names)
    if are_editors and editors.people:
        parts.source = replace(parts.source, editors=editors.names)
    return are_editors and editors.people


def _take_container(parts: _Parts, imprint: Imprint | None) -> None:
    """Take the journal or the site, the last of enough sentences when nothing else was named as one."""
    source, left = parts.source, parts.sentences
    if source.container or source.publisher or source.type:
        return
    enough = 2 if source.authors or source.editors or (imprint and imprint.volume) else 3
    if len(left) < enough:
        return
    start = len(left) - 1
    while (
        start > enough - 1 and _SHORT_WORD.fullmatch(left[start]) and _SHORT_WORD.fullmatch(left[start - 1])
    ):
        start -= 1
    end = "." if start < len(left) - 1 else ""
    parts.source = replace(source, container=". ".join(left[start:]) + end)
    parts.sentences = left[:start]


def _take_organisation(parts: _Parts) -> None:
    """Take the first of several sentences as the organisation that wrote it, when nobody else did."""
    left, source = parts.sentences, parts.source
    if source.authors or source.editors or len(left) < 2 or left[0][-1] in "?!":
        return
    parts.source = replace(source, authors=read_names(left[0]).names)
    parts.sentences = left[1:]
    if not (source.volume or source.container or source.publisher):
        parts.doubts.append(f"“{left[0][:80]}” was taken for the organisation that wrote it. Is it?")


def _type(source: Source, marks: Marks) -> str:
    """The kind of source, as far as its parts tell."""
    if source.type or marks.preprint or source.genre or source.container.casefold() in _SERVERS:
        return source.type or "article"
    if marks.number and not source.volume:
        return "dataset"
    if source.container:
        identified = source.volume or marks.doi or marks.pmid or not marks.url
        return "article-journal" if identified else "webpage"
    return _type_of_whole(source, marks)


def _type_of_whole(source: Source, marks: Marks) -> str:
    """The kind of a source that is in no journal or book."""
    if source.number:
        return "report"
    if marks.isbn or source.edition or source.editors:
        return "book"
    if marks.url or not source.publisher:
        return "webpage"
    return "report" if any(name.literal for name in source.authors) else "book"

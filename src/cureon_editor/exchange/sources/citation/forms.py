"""The journal's own form of a citation and APA's: each reads one into a source, or declines."""

import re
from dataclasses import replace
from typing import Any

from cureon_editor.article.sources import Source
from cureon_editor.exchange.sources.citation.dates import YEAR, read_date
from cureon_editor.exchange.sources.citation.names import given_first, read_names
from cureon_editor.exchange.sources.citation.parts import Reading, sentences, without_editors

_DASH = re.compile(r"\s+[—–-]\s+")
_IN_BRACKETS = re.compile(rf"(?P<about>.*\S)?\s*\((?P<preprint>preprint,\s)?(?P<date>{YEAR})\)")
_BEHIND_COMMA = re.compile(rf"(?:(?P<about>.*\S)\s*,\s*)?(?P<date>{YEAR})")
_APA = re.compile(
    rf"(?P<authors>[^()]+?)\s*\((?:(?P<date>{YEAR}[^()]{{0,20}})|n\.\s?d\.)\)[.:,]?\s+(?P<rest>\S.*)"
)
_APA_PLACE = re.compile(
    r"(?P<container>[^\d]+?),\s*(?P<volume>\d\w*)\s*(?:\((?P<issue>[^()]+)\))?(?:,\s*(?P<page>[\w–-]+))?"
)
_APA_BOOK = re.compile(
    r"In:?\s+(?P<editors>[^()]+?)\s*\(Eds?\.\),?\s*(?P<container>[^()]+?)\s*"
    r"(?:\((?:(?P<edition>[^()]{1,30}?)\sed\.)?,?\s*(?:pp?\.\s*(?P<page>[\w–-]+))?\))?(?:\.|$)"
)
_APA_EDITION = re.compile(r"\s*\((?P<edition>[^()]{1,30}?)\s+ed\.?\)$")
_APA_NUMBER = re.compile(
    r"\s*\((?:Report|Publication|Guideline)?\s*No\.?\s*(?P<number>[^()]{1,30})\)$", re.IGNORECASE
)

#: The authors' last comma is looked for among so many.
_MOST_COMMAS = 40


def journals_own(text: str) -> Reading | None:
    """`Mackensen A. et al., Nature Medicine (2022) — Title`, with a year before the dash."""
    who, title = halves(text)
    found = _IN_BRACKETS.fullmatch(who) or _BEHIND_COMMA.fullmatch(who)
    if not title or not found:
        return None
    about, date = found["about"] or "", read_date(found["date"])
    if found.re is _BEHIND_COMMA:
        return _by(about, Source("", "webpage", title=title, issued=date))
    names, container = _names_and_container(about)
    kind = "article" if found["preprint"] else "article-journal" if container else "webpage"
    return _by(names, Source("", kind, title=title, container=container, issued=date))


def organisation_and_title(text: str) -> Reading | None:
    """`National Cancer Institute — Title`: a dash, and no year or sentence before it."""
    who, title = halves(text)
    return _by(who, Source("", "webpage", title=title)) if title and _is_one_statement(who) else None


def _is_one_statement(text: str) -> bool:
    """Whether a text is names, or at least not several sentences."""
    return len(sentences(text)) == 1 or read_names(text).people


def _names_and_container(about: str) -> tuple[str, str]:
    """What stands before a year in brackets: persons up to the last comma they reach, else the last comma."""
    commas = [comma.start() for comma in re.finditer(r",\s", about)][-_MOST_COMMAS:]
    reach = next((at for at in reversed(commas) if _are_people(about[:at])), commas[-1] if commas else None)
    return (about, "") if reach is None else (about[:reach], about[reach + 1 :].strip())


def _are_people(text: str) -> bool:
    authors = read_names(text)
    return authors.people or not authors.complete


def _by(names: str, source: Source) -> Reading:
    return Reading(replace(source, authors=read_names(names).names))


def halves(text: str) -> tuple[str, str]:
    """What stands before and behind the first dash between spaces; nothing behind when there is none."""
    parts = _DASH.split(text, maxsplit=1)
    return (parts[0], parts[1].rstrip(" .")) if len(parts) == 2 else (text, "")


def apa(text: str) -> Reading | None:
    """`Mackensen, A., & Müller, F. (2022). Title. Nature Medicine, 28(10), 2124–2132.`"""
    found = _APA.fullmatch(text)
    if found is None or not _is_one_statement(found["authors"]):
        return None
    names, are_editors = without_editors(found["authors"])
    title, *others = sentences(found["rest"]) or [""]
    source = _titled(title, Source("", issued=read_date(found["date"] or "")))
    authors = read_names(names)
    people = authors.names if authors.people else read_names(names.rstrip(" .")).names
    source = replace(source, editors=people) if are_editors else replace(source, authors=people)
    return Reading(_with_rest(source, ". ".join(others)))


def _with_rest(source: Source, rest: str) -> Source:
    """The source with what stands behind the title: a journal, a book that holds it, or a publisher."""
    if not rest:
        return replace(source, type="book" if source.edition or source.editors else "webpage")
    if place := _APA_PLACE.fullmatch(rest):
        return replace(source, type="article-journal", **_filled(place))
    if rest.startswith("In") and (book := _APA_BOOK.match(rest)):
        fields = _filled(book) | {"publisher": rest[book.end() :].strip(" .")}
        editors = given_first(fields.pop("editors")) or read_names(book["editors"]).names
        return replace(source, type="chapter", editors=editors, **fields)
    if source.edition or source.editors:
        return replace(source, type="book", publisher=rest)
    if source.number:
        return replace(source, type="report", publisher=rest)
    return replace(source, type="article-journal", container=rest)


def _filled(found: re.Match[str]) -> dict[str, Any]:
    """The named parts of a match that are there, pages with a hyphen as CSL has them."""
    fields: dict[str, Any] = {name: value.strip() for name, value in found.groupdict("").items() if value}
    return fields | {"page": fields["page"].replace("–", "-")} if "page" in fields else fields


def _titled(title: str, source: Source) -> Source:
    if edition := _APA_EDITION.search(title):
        source, title = replace(source, edition=edition["edition"]), title[: edition.start()]
    if number := _APA_NUMBER.search(title):
        source, title = replace(source, number=number["number"]), title[: number.start()]
    return replace(source, title=title)

"""Read the numbered list under "Sources" into sources with keys."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cureon_editor.article.sources import PartialDate, Source
from cureon_editor.citations.keys import suggest_key
from cureon_editor.exchange.published.blocks import Block
from cureon_editor.exchange.published.names import read_names
from cureon_editor.exchange.published.notebook import Notebook

_DOI = re.compile(r"(?:\bdoi:?\s*|https?://(?:dx\.)?doi\.org/)(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE)
_PMID = re.compile(r"\bPMID:?\s*(\d{1,8})\b", re.IGNORECASE)
_URL = re.compile(r"(?:Available (?:at|from):?\s*)?(https?://[^\s\"<>]+)", re.IGNORECASE)
#: The name of a site that stood as a link behind a reference.
_SITE = re.compile(r"\s(?:[a-z0-9-]{2,40}\.){1,4}[a-z]{2,10}$")
_DASH = re.compile(r"\s+[—–-]\s+")
_YEAR = r"(?P<year>(?:19|20)\d{2})[a-z]?"
_JOURNAL = re.compile(rf"(?P<authors>.+?),\s+(?P<container>[^,()]+?)\s*\({_YEAR}\)")
_DATED = re.compile(rf"(?P<authors>.+?)\s*[,(]\s*{_YEAR}\)?")
_APA = re.compile(
    rf"(?P<authors>[^()]+?)\s*\({_YEAR}\)\.\s*(?P<title>[^.?!]+[.?!])\s*(?P<container>[^.,]+)(?:,\s*(?P<place>[\d(][^.]*))?\.?"
)
_VANCOUVER = re.compile(
    rf"(?P<authors>[^.]+(?:et al)?)\.\s+(?P<title>[^.?!]+[.?!])\s+(?P<container>[^.]+)\.\s+"
    rf"{_YEAR}(?:\s\w+(?:\s\d+)?)?(?:;\s*(?P<place>[^.]*))?\.?"
)
_PLACE = re.compile(r"(?P<volume>\w+)?\s*(?:\((?P<issue>[^)]+)\))?\s*[:,]?\s*(?P<page>[\w–-]+)?")
_LONGEST_REFERENCE = 2000


def read_sources(items: Sequence[Block], notebook: Notebook) -> Mapping[int, Source]:
    """The sources by the number they have on the page, in the order they stand there."""
    found: dict[int, Source] = {}
    taken: set[str] = set()
    for item in items:
        if item.number in found:
            message = f"Number {item.number} stands twice in the sources; this one was left out."
            notebook.add(item.line, message, item.text)
            continue
        source = _read_source(item, notebook)
        key = suggest_key(source, taken)
        taken.add(key)
        found[item.number] = replace(source, key=key)
    if list(found) != list(range(1, len(found) + 1)):
        message = "The sources are not numbered 1, 2, 3 and so on; they are renumbered in list order."
        notebook.add(items[0].line, message)
    return found


def _read_source(item: Block, notebook: Notebook) -> Source:
    doi, pmid, url = _first(_DOI, item.text), _first(_PMID, item.text), _first(_URL, item.text)
    text = item.text
    for identifier in (_DOI, _PMID, _URL):
        text = identifier.sub("", text)
    text = text.strip(" .;,")
    if shown := _SITE.search(text):
        notebook.add(
            item.line, "This was probably a link; its address is not in the plain text.", shown[0].strip()
        )
        text = text[: shown.start()]
    source = _read_reference(text, item, notebook)
    url = "" if doi and "doi.org/" in url.lower() else url
    return replace(source, doi=doi, pmid=pmid, url=url)


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1].rstrip(".,;)") if found else ""


def _read_reference(text: str, item: Block, notebook: Notebook) -> Source:
    """Read the reference in the first of the known forms that it has; else all of it is the title."""
    if len(text) > _LONGEST_REFERENCE:
        notebook.add(
            item.line, "This source is too long to take apart; all of it was read as the title.", item.text
        )
        return Source("", type="webpage", title=text)
    if len(halves := _DASH.split(text, maxsplit=1)) == 2:
        who, title = halves
        form = _JOURNAL.fullmatch(who) or _DATED.fullmatch(who)
        parts = form.groupdict() if form else {"authors": who}
        return _source({**parts, "title": title}, item, notebook)
    if form := _VANCOUVER.fullmatch(text) or _APA.fullmatch(text):
        return _source(form.groupdict(), item, notebook)
    notebook.add(
        item.line,
        "The parts of this source could not be told apart; all of it was read as the title.",
        item.text,
    )
    return Source("", type="webpage", title=text)


def _source(parts: Mapping[str, str | None], item: Block, notebook: Notebook) -> Source:
    authors, complete = read_names(parts["authors"] or "")
    if not complete:
        notebook.add(item.line, 'The source names its first authors and "et al."; add the others.', item.text)
    container = (parts.get("container") or "").strip()
    year = parts.get("year")
    place = _PLACE.match(parts.get("place") or "")
    volume, issue, page = (value or "" for value in place.groups()) if place else ("", "", "")
    return Source(
        "",
        type="article-journal" if container else "webpage",
        authors=authors,
        title=(parts["title"] or "").strip(" ."),
        container=container,
        issued=PartialDate(int(year)) if year else None,
        volume=volume,
        issue=issue,
        page=page,
    )

"""Cut a citation into what stands between its full stops: authors, title and the statements that follow."""

import re
from dataclasses import dataclass
from itertools import islice

from cureon_editor.article.sources import Source
from cureon_editor.exchange.sources.citation.names import Authors, read_names

_STOP = re.compile(r"[.?!][”\"’)]?\s+")
#: Words that end in a full stop within a sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:vs|St|Dr|Mt|Prof|No|no|Vol|cf|e\.g|i\.e|approx|ca|p|pp)|(?:^|\W)[A-Z]\.[A-Z])\.$"
)
#: A small letter goes on with the sentence, save at the head of a name such as medRxiv or eLife.
_GOES_ON = re.compile(r"(?!doi\b|pp?\.\s)[a-zß-öø-ÿ](?![a-z]{0,4}[A-Z])")
_END_OF_NAMES = re.compile(r"[.:]\s+(?=\S)")
#: What cannot follow the authors: more of a name, or more authors.
_MORE_OF_A_NAME = re.compile(r"et al\b|[^\W\d_]\.(?=[,;\s])(?!\s+(?!and\b|et al)[a-z])|[^\W\d_]\.-")
_EDITORS = re.compile(r",?\s*\(?\beds?(?:itors?)?\b\.?\)?$", re.IGNORECASE)
#: So many places where the authors could end are tried.
_MOST_TRIES = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """A citation taken apart: a source without a key, and sentences about what is not certain."""

    source: Source
    doubts: tuple[str, ...] = ()


def sentences(text: str) -> list[str]:
    """The sentences of a text, without their full stops."""
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(text):
        until = stop.end() - len(stop[0]) + len(stop[0].rstrip())
        if _GOES_ON.match(text, stop.end()) or _ABBREVIATED.search(text, max(start, until - 12), until):
            continue
        found.append(text[start:until])
        start = stop.end()
    return [part for part in (_bare(sentence) for sentence in (*found, text[start:])) if part]


def split_authors(text: str) -> tuple[Authors, str]:
    """The persons a citation begins with, up to a full stop or colon, and the rest; no names without any."""
    ends = (stop for stop in _END_OF_NAMES.finditer(text) if not _MORE_OF_A_NAME.match(text, stop.end()))
    for stop in islice(ends, _MOST_TRIES):
        authors = read_names(without_editors(text[: stop.start()])[0])
        if authors.people:
            return authors, text[stop.end() :]
    return Authors(()), text


def without_editors(text: str) -> tuple[str, bool]:
    """Names without the word that makes them editors, and whether there was one."""
    names = _EDITORS.sub("", text)
    return names, names != text


def _bare(sentence: str) -> str:
    """A sentence without its full stop, which a point of "et al." or an ellipsis is not."""
    sentence = sentence.strip(" ;,")
    return sentence[:-1].rstrip() if sentence.endswith(".") else sentence

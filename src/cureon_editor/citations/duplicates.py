"""Find sources that are one and the same, by their identifiers or by title, author and year."""

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from cureon_editor.article.sources import Source
from cureon_editor.citations.identifiers import doi_of, pmcid_of, pmid_of
from cureon_editor.citations.isbn import isbn_of
from cureon_editor.citations.keys import LETTERS
from cureon_editor.citations.trials import trial_number_of

_TAG = re.compile(r"</?[a-z][^<>]{0,100}>", re.IGNORECASE)
_NO_LETTER = re.compile(r"[\W_]+")


class Likeness(StrEnum):
    """How sure it is that two sources are one; a person decides about similar ones."""

    SAME = "same"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Match:
    """A source like the one in question: its key, how sure that is, and by what, in words."""

    key: str
    likeness: Likeness
    reason: str


@dataclass(frozen=True, slots=True)
class _Facts:
    """What sources are compared by, in one spelling. `who` is the first author, else what it appeared in."""

    doi: str
    numbers: frozenset[tuple[str, str]]
    title: str
    who: str
    year: int | None
    preprint: bool


def compare(one: Source, other: Source) -> Match | None:
    """How `other` is like `one`; None when they are different sources. The same both ways round.

    The same are those with one identifier in common, or with the same title, first author and year. Two
    DOIs that differ are two publications. Similar are a preprint and the article it became a year later at
    most, and those of the same title of which one does not say the year, or neither says by whom.
    """
    return _compare(_facts(one), _facts(other), other.key)


def find_same(source: Source, others: Iterable[Source]) -> str | None:
    """The key of the first of the others that is the same source; for many questions, ask a `SourceIndex`."""
    found = (compare(source, other) for other in others)
    return next((match.key for match in found if match and match.likeness is Likeness.SAME), None)


class SourceIndex:
    """Sources in which those like another are found without looking at each."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._keys: list[str] = []
        self._facts: list[_Facts] = []
        self._places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for source in sources:
            self.add(source)

    def add(self, source: Source) -> None:
        """Let a source be found from now on."""
        facts = _facts(source)
        for handle in _handles(facts):
            self._places[handle].append(len(self._keys))
        self._keys.append(source.key)
        self._facts.append(facts)

    def find(self, source: Source) -> Match | None:
        """The first that is the same, else the first that is similar, else None."""
        matches = list(self.matches(source))
        return next(
            (match for match in matches if match.likeness is Likeness.SAME), next(iter(matches), None)
        )

    def matches(self, source: Source) -> Iterator[Match]:
        """All that are the same or similar, in the order they were added."""
        facts = _facts(source)
        places = {place for handle in _handles(facts) for place in self._places.get(handle, ())}
        for place in sorted(places):
            if match := _compare(facts, self._facts[place], self._keys[place]):
                yield match


def groups(sources: Iterable[Source]) -> tuple[tuple[str, ...], ...]:
    """The keys of sources that are the same, in list order; within a group each is the same as each other."""
    found: list[_Group] = []
    at: defaultdict[_Handle, dict[int, None]] = defaultdict(dict)
    for source in sources:
        facts = _facts(source)
        near = sorted({place for handle in _wanted(facts) for place in at[handle]})
        place = next((place for place in near if found[place].takes(facts)), len(found))
        if place == len(found):
            found.append(_Group())
        found[place].keys.append(source.key)
        found[place].facts[facts] = None
        for handle in _offered(facts):
            at[handle][place] = None
    return tuple(tuple(group.keys) for group in found if len(group.keys) > 1)


#: The kind of something in common, what it is, and a DOI that does not differ ("*" is any).
_Handle = tuple[str, str, str]


@dataclass(slots=True)
class _Group:
    """Sources of which each is the same as each other."""

    keys: list[str] = field(default_factory=list)
    facts: dict[_Facts, None] = field(default_factory=dict)

    def takes(self, facts: _Facts) -> bool:
        """Whether a source is the same as all of these."""
        matches = (_compare(facts, member, "") for member in self.facts)
        return all(match is not None and match.likeness is Likeness.SAME for match in matches)


def _wanted(facts: _Facts) -> Iterator[_Handle]:
    """Where to look for a group: not among those of other DOIs, of which one title may have thousands."""
    for kind, what in _handles(facts):
        yield from ((kind, what, doi) for doi in ((facts.doi, "") if facts.doi else ("*",)))


def _offered(facts: _Facts) -> Iterator[_Handle]:
    return ((kind, what, doi) for kind, what in _handles(facts) for doi in (facts.doi, "*"))


def _compare(one: _Facts, other: _Facts, key: str) -> Match | None:
    differ = bool(one.doi and other.doi and one.doi != other.doi)
    if not differ:
        if one.doi and one.doi == other.doi:
            return Match(key, Likeness.SAME, "the same DOI")
        if shared := one.numbers & other.numbers:
            return Match(key, Likeness.SAME, f"the same {min(shared)[0]}")
    if not one.title or one.title != other.title or one.who != other.who:
        return None
    if one.preprint != other.preprint:
        near = one.year is None or other.year is None or abs(one.year - other.year) <= 1
        return Match(key, Likeness.SIMILAR, "a preprint and an article of the same title") if near else None
    if differ or (one.year != other.year and None not in (one.year, other.year)):
        return None
    if one.year != other.year or not one.who:
        return Match(key, Likeness.SIMILAR, "the same title")
    return Match(key, Likeness.SAME, "the same title, author and year")


def _handles(facts: _Facts) -> Iterator[tuple[str, str]]:
    """What two sources must have one of in common to be alike."""
    if facts.doi:
        yield "DOI", facts.doi
    yield from facts.numbers
    if facts.title:
        yield "title", f"{facts.title} {facts.who}"


def _facts(source: Source) -> _Facts:
    who = source.authors[0].family or source.authors[0].literal if source.authors else ""
    return _Facts(
        doi_of(source.doi).casefold(),
        frozenset(pair for pair in _numbers(source) if pair[1]),
        _folded(source.title),
        _folded(who or source.container or source.publisher),
        source.issued.year if source.issued else None,
        source.type == "article" or "preprint" in source.genre.casefold(),
    )


def _numbers(source: Source) -> Iterator[tuple[str, str]]:
    """The identifiers besides the DOI; the chapters of a book share its ISBN and are not the same."""
    yield "PMID", pmid_of(source.pmid)
    yield "PMCID", pmcid_of(source.pmcid)
    yield "number of a trial", trial_number_of(source.number)
    if source.type != "chapter":
        yield "ISBN", isbn_of(source.isbn)


def _folded(text: str) -> str:
    """Letters and digits only, without case, accents and HTML."""
    plain = html.unescape(_TAG.sub("", text)) if "<" in text or "&" in text else text
    letters = plain.casefold()
    if not letters.isascii():
        letters = unicodedata.normalize("NFKD", letters.translate(LETTERS))
    return _NO_LETTER.sub("", letters)

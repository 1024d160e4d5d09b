"""Turn typed citation numbers into keys: what was found with its context, and the command that does it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection, Splice
from cureon_editor.article.field_splicing import set_field
from cureon_editor.article.metadata import CitationOrder, Metadata
from cureon_editor.article.sources import Source
from cureon_editor.citations.in_text import names_in_text
from cureon_editor.citations.typed.finding import find_typed
from cureon_editor.citations.typed.linking import Link, link
from cureon_editor.citations.typed.marker import Marker, Verdict
from cureon_editor.editing.command import Command
from cureon_editor.editing.listed import Listed

#: Which source each typed number means.
Order = Mapping[int, str]
#: The places to link by their start, all with their likeliest reading or each with the numbers it means.
Accept = Iterable[int] | Mapping[int, Sequence[int]]

_CONTEXT = 90
_NOT_READ = "A citation is not read here, so this stays as it is."


@dataclass(frozen=True, slots=True)
class Candidate:
    """Typed digits that may be a citation, read in one way: the numbers and keys, none if no source fits.

    `start` and `end` are offsets in the body, the space before the digits included; `typed` are the digits
    as they stand. `sources` tells the sources in short; `before` and `after` are the words around the place.
    `doubt` is a sentence, empty when there is no doubt.
    """

    start: int
    end: int
    typed: str
    numbers: tuple[int, ...]
    keys: tuple[str, ...]
    sources: str
    before: str
    after: str
    verdict: Verdict
    doubt: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether it is linked without being asked for."""
        return self.verdict is Verdict.CITATION


def listed_order(article: Article) -> Order:
    """The n-th source of the list, as the file has it, for each number n. Raises RefusedError."""
    return _listed_order(Listed(article).metadata)


def candidates(article: Article, order: Order | None = None) -> tuple[Candidate, ...]:
    """Every place where a citation number may be typed, in order; one that reads in two ways comes twice.

    Raises RefusedError when the front matter cannot be read.
    """
    metadata = Listed(article).metadata
    meant = _listed_order(metadata) if order is None else order
    sources = {source.key: source for source in reversed(metadata.sources)}
    found = [
        candidate
        for marker in find_typed(article.body, frozenset(meant))
        for candidate in _read(article.body, marker, meant, sources)
    ]
    return tuple(_tried(article.body, found))


def link_numbers(
    article: Article,
    _selection: Selection,
    accept: Accept | None = None,
    order: Order | None = None,
    *,
    as_listed: bool = False,
) -> Edit | None:
    """Cite sources by key where their numbers were typed: all at once, in one step.

    Without `accept` only certain citations are linked; `order` says which source a number means, by default
    the n-th of the list. `as_listed` also has the sources numbered as the list stands, so that the printed
    numbers are those that were typed. Raises RefusedError for a place where nothing can be linked.
    """
    listed = Listed(article)
    for key in dict.fromkeys((order or {}).values()):
        listed.index(key)
    chosen = _chosen(candidates(article, order), accept)
    linked = link(article.body, [Link(found.start, found.end, found.keys) for found in chosen])
    if linked.refused and accept is not None:
        place = linked.refused[0]
        raise RefusedError(_refusal(article.body[place.start : place.end].strip()))
    splices: tuple[Splice, ...] = linked.splices
    if splices and as_listed:
        splices += set_field(article, "citation_order", str(CitationOrder.LIST))
    return Edit("link typed numbers", splices) if splices else None


def _listed_order(metadata: Metadata) -> Order:
    keys = dict.fromkeys(source.key for source in metadata.sources if source.key)
    return MappingProxyType(dict(enumerate(keys, start=1)))


def _read(body: str, marker: Marker, order: Order, sources: Mapping[str, Source]) -> Iterable[Candidate]:
    """A candidate for each way to read a marker, or one without keys."""
    doubt = marker.doubt[:1].upper() + marker.doubt[1:]
    before, after = _around(body, marker)
    typed = body[marker.start : marker.end].strip()
    for numbers in marker.readings or ((),):
        keys = tuple(dict.fromkeys(order[number] for number in numbers))
        named = "; ".join(_short(sources[key]) for key in keys if key in sources)
        yield Candidate(
            marker.start, marker.end, typed, numbers, keys, named, before, after, marker.verdict, doubt
        )


def _around(body: str, marker: Marker) -> tuple[str, str]:
    """The words of the line before and behind a marker; dots stand for more, and no word is cut."""
    far = 2 * _CONTEXT
    before = body[max(0, marker.start - far) : marker.start].rpartition("\n")[2]
    after = body[marker.end : marker.end + far].partition("\n")[0]
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].partition(" ")[2]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rpartition(" ")[0] + " …"
    return before, after


def _tried(body: str, found: Sequence[Candidate]) -> Iterable[Candidate]:
    """The candidates, without keys where a citation would not be read."""
    first = {candidate.start: candidate for candidate in reversed(found) if candidate.keys}
    tried = link(body, [Link(c.start, c.end, c.keys) for _, c in sorted(first.items())])
    refused = {place.start for place in tried.refused}
    for candidate in found:
        if candidate.start not in refused:
            yield candidate
        else:
            yield replace(candidate, keys=(), sources="", verdict=Verdict.NUMBER, doubt=_NOT_READ)


def _chosen(found: Sequence[Candidate], accept: Accept | None) -> list[Candidate]:
    """The candidates that shall be linked, in order; raises RefusedError for a place that cannot be."""
    if accept is None:
        return [candidate for candidate in found if candidate.is_certain and candidate.keys]
    wanted = accept if isinstance(accept, Mapping) else dict.fromkeys(accept)
    by_start: dict[int, list[Candidate]] = {}
    for candidate in found:
        by_start.setdefault(candidate.start, []).append(candidate)
    chosen: list[Candidate] = []
    for start, numbers in sorted(wanted.items()):
        here = by_start.get(start, [])
        fitting = [c for c in here if c.keys and (numbers is None or c.numbers == tuple(numbers))]
        if not fitting:
            raise RefusedError(_refusal(here[0].typed if here else ""))
        chosen.append(fitting[0])
    return chosen


def _refusal(typed: str) -> str:
    if not typed:
        return "There is no typed number at this place any more. Look for typed numbers again."
    return f"“{typed[:40]}” cannot become a citation where it stands. Leave it out, or change it by hand."


def _short(source: Source) -> str:
    """A source in a few words: its authors, else its title, and the year."""
    year = source.issued.year if source.issued else None
    name = names_in_text(source) or source.title or source.key
    return f"{name} {year}" if year is not None else name


COMMANDS = (
    Command("citations.link_numbers", "Link typed numbers…", link_numbers, "Sources/3", asks=("accept",)),
)

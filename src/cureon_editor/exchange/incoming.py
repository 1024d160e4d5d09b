"""Records that were read, beside the sources an article has: which are new, and which need a look."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cureon_editor.article.sources import Source
from cureon_editor.citations.duplicates import Likeness, Match, SourceIndex
from cureon_editor.exchange.sources.source_format import Record


@dataclass(frozen=True, slots=True)
class Incoming:
    """A record with what is doubtful about it.

    `listed` is the source of the article that it is like, `earlier` the record before it that it is like:
    the key of that match is the record's place as digits, counted from 0.
    """

    record: Record
    doubts: tuple[str, ...] = ()
    listed: Match | None = None
    earlier: Match | None = None

    @property
    def is_new(self) -> bool:
        """Whether neither the article nor an earlier record is this very source."""
        return self.double is None

    @property
    def double(self) -> Match | None:
        """What this very source is already, in the article or among the records before."""
        matches = (self.listed, self.earlier)
        return next((match for match in matches if match and match.likeness is Likeness.SAME), None)

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look before it is added."""
        return bool(self.doubts or self.listed or self.earlier)


def judge(records: Sequence[Record], sources: Iterable[Source], today: date) -> tuple[Incoming, ...]:
    """Each record with what it is like, and with a doubt when its year is still to come."""
    listed, earlier = SourceIndex(sources), SourceIndex()
    found: list[Incoming] = []
    for place, record in enumerate(records):
        source = record.source
        doubts = (*record.doubts, *_doubts_of_time(source, today))
        found.append(Incoming(record, doubts, listed.find(source), earlier.find(source)))
        earlier.add(_named(source, str(place)))
    return tuple(found)


def _named(source: Source, key: str) -> Source:
    return replace(source, key=key)


def _doubts_of_time(source: Source, today: date) -> tuple[str, ...]:
    year = source.issued.year if source.issued else None
    if year is None or year <= today.year:
        return ()
    return (f"The year {year} is still to come. Check the date.",)

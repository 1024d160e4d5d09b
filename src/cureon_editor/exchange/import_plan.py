"""What becomes of each record of an import: left out, added under a key, or used to complete a source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from cureon_editor.article.edits import RefusedError
from cureon_editor.article.emitting import Value
from cureon_editor.article.source_writing import csl_item
from cureon_editor.article.sources import Source
from cureon_editor.citations.items import source_from
from cureon_editor.citations.keys import NewKeys, is_key
from cureon_editor.exchange.filling import filled, gained
from cureon_editor.exchange.incoming import Incoming, judge
from cureon_editor.exchange.sources.source_format import Missed, Record, Understood


class Fate(Enum):
    """What becomes of a record; completing is for those that are like a source of the article."""

    LEAVE = "leave"
    ADD = "add"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of an import is added, completes a source, is listed or repeated, could not be read."""

    added: int = 0
    completed: int = 0
    listed: int = 0
    repeated: int = 0
    missed: int = 0


class ImportPlan:
    """The records of an import and what was decided about each; at first, what is new is to be added."""

    def __init__(self, understood: Understood, sources: Sequence[Source], today: date) -> None:
        self._understood, self._listed = understood, tuple(sources)
        self.missed: tuple[Missed, ...] = understood.missed
        self._records: list[Record] = list(understood.records)
        self._sources: dict[str, Source] = {}
        for source in sources:
            self._sources.setdefault(source.key, source)
        self._today = today
        self._named: set[int] = set()
        self._keys: dict[int, str] | None = None
        self._keep_keys = False
        self.rows = self._judged()
        self._fates = self._first_fates()

    @property
    def keep_keys(self) -> bool:
        """Whether records keep the keys they came with, where those are free and can be cited."""
        return self._keep_keys

    @keep_keys.setter
    def keep_keys(self, keep: bool) -> None:
        self._keep_keys, self._keys = keep, None

    @property
    def has_keys(self) -> bool:
        """Whether any record came with a key that could be kept."""
        return any(is_key(record.source.key) for record in self._records)

    def fate(self, row: int) -> Fate:
        """What becomes of a record."""
        return self._fates[row]

    def decide(self, rows: Iterable[int], fate: Fate) -> None:
        """Let something become of records; those like no source of the article are added, not completed."""
        for row in rows:
            possible = fate is not Fate.COMPLETE or self.rows[row].listed is not None
            self._fates[row] = fate if possible else Fate.ADD
        self._keys = None

    def beside(self, sources: Sequence[Source]) -> "ImportPlan":
        """The plan for an article that lists these sources: this one when it was made for them."""
        same = self._listed == tuple(sources)
        return self if same else ImportPlan(self._understood, sources, self._today)

    def start_over(self) -> None:
        """Add what is new and leave out the rest."""
        self._fates, self._keys = self._first_fates(), None

    def correct(self, row: int, source: Source) -> None:
        """Take a record as a person corrected it, under the key it has there; it is to be added."""
        record = self._records[row]
        self._records[row] = Record(source, record.line, record.text, record.others)
        self._named.add(row)
        self.rows = self._judged()
        self.decide([row], Fate.ADD)

    def key(self, row: int) -> str:
        """The key a record gets; empty for one that is not added."""
        if self._keys is None:
            self._keys = self._make_keys()
        return self._keys.get(row, "")

    def given_key(self, row: int) -> str:
        """The key that a person, or the file when its keys are kept, gave a record; empty if one is made."""
        given = row in self._named or self._keep_keys
        return self.key(row) if given and self.fate(row) is Fate.ADD else ""

    def completes(self, row: int) -> tuple[str, ...]:
        """The fields that a record could fill in, in the source of the article it is like."""
        listed = self.rows[row].listed
        known = self._sources.get(listed.key) if listed else None
        return gained(known, filled(known, self._records[row].source)) if known else ()

    @property
    def items(self) -> list[Source | Mapping[str, Value]]:
        """The sources to be added; as CSL fields where there are some outside our schema."""
        return [_item(self._records[row], self.key(row)) for row in self._chosen(Fate.ADD)]

    @property
    def completed(self) -> dict[str, Source]:
        """The sources of the article that gain something, by key, as they shall be."""
        found: dict[str, Source] = {}
        for row in self._chosen(Fate.COMPLETE):
            listed = self.rows[row].listed
            if listed is None:
                continue
            known = found.get(listed.key, self._sources[listed.key])
            if (made := filled(known, self._records[row].source)) != known:
                found[listed.key] = made
        return found

    @property
    def counts(self) -> Counts:
        """How much there is of everything."""
        left = [row.double for row in map(self.rows.__getitem__, self._chosen(Fate.LEAVE)) if row.double]
        listed = sum(double.key in self._sources for double in left)
        added = len(self._chosen(Fate.ADD))
        return Counts(added, len(self.completed), listed, len(left) - listed, len(self.missed))

    def _chosen(self, fate: Fate) -> list[int]:
        return [row for row, decided in enumerate(self._fates) if decided is fate]

    def _first_fates(self) -> list[Fate]:
        return [Fate.ADD if row.is_new else Fate.LEAVE for row in self.rows]

    def _judged(self) -> tuple[Incoming, ...]:
        return judge(self._records, self._sources.values(), self._today)

    def _make_keys(self) -> dict[int, str]:
        """A key for each record to be added: those a person gave first, which must not go to another."""
        new_keys = NewKeys(self._sources)
        keys: dict[int, str] = {}
        chosen = self._chosen(Fate.ADD)
        for row in sorted(chosen, key=lambda row: row not in self._named):
            source = self._records[row].source
            own = source.key if self._keep_keys or row in self._named else ""
            keys[row] = own if new_keys.keep(own) else new_keys.make(source)
        return keys


def summary_of(counts: Counts) -> str:
    """One sentence on what an import did: `12 sources added, 3 were in the list already, …`."""
    none = not counts.added and not counts.completed
    parts = [
        "No source was added" if none else "",
        _counted(counts.added, "source added", "sources added"),
        _counted(counts.completed, "source completed", "sources completed"),
        _counted(counts.listed, "was in the list already", "were in the list already"),
        _counted(counts.repeated, "repeats another", "repeat others"),
        _counted(counts.missed, "could not be read", "could not be read"),
    ]
    return f"{', '.join(filter(None, parts))}."


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""


def _item(record: Record, key: str) -> Source | Mapping[str, Value]:
    """A record under its key; without the fields outside our schema if they keep it from being read."""
    source = replace(record.source, key=key)
    if not record.others:
        return source
    item = {**record.others, **csl_item(source)}
    try:
        source_from(item)
    except RefusedError:
        return source
    return item

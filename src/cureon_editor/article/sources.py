"""A source as a CSL item, read from the front matter or made to be written into it."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Name:
    """A person (`family`, `given`) or an organisation (`literal`)."""

    family: str = ""
    given: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, month or day; `raw` keeps what was written when it is none of these."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    raw: str = ""

    @property
    def iso(self) -> str:
        """`2022`, `2022-09` or `2022-09-15`; the raw text when there is no year."""
        if self.year is None:
            return self.raw
        parts = [f"{self.year:04}", *(f"{n:02}" for n in (self.month, self.day) if n is not None)]
        return "-".join(parts)


class Correction(StrEnum):
    """What the last look at a source's page found: nothing, or how it was set right or withdrawn."""

    NONE = "none"
    CORRECTED = "corrected"
    CONCERN = "concern"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Study:
    """What a study looked at and who paid for it, in the writer's words."""

    design: str = ""
    people: str = ""
    follow_up: str = ""
    comparison: str = ""
    funding: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One CSL item; texts are empty when unknown. `other` keeps the names of fields outside our schema.

    `container_short` is the container's abbreviation ("N Engl J Med"); `number` that of a report or of a
    trial's registration; `genre` words such as "Preprint" or "Guideline".
    """

    key: str
    type: str = "article-journal"
    authors: tuple[Name, ...] = ()
    title: str = ""
    container: str = ""
    issued: PartialDate | None = None
    volume: str = ""
    issue: str = ""
    page: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    accessed: PartialDate | None = None
    publisher: str = ""
    status_checked: str = ""
    study: Study | None = None
    editors: tuple[Name, ...] = ()
    container_short: str = ""
    publisher_place: str = ""
    edition: str = ""
    number: str = ""
    genre: str = ""
    isbn: str = ""
    pmcid: str = ""
    correction: Correction | None = None
    other: tuple[str, ...] = field(default=())

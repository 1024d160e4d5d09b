"""A claim as the claims view shows it: its text, its sources with their study cards, what does not fit."""

from dataclasses import dataclass
from enum import StrEnum

from cureon_editor.article.sources import Study


class Standing(StrEnum):
    """How a claim stands; of several that apply, the one that stands higher here."""

    NO_SOURCE = "no-source"
    WAIVED = "waived"
    RETRACTED = "retracted"
    DISAGREES = "disagrees"
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source as a claim cites it: its key, its number, who and when in short, its study card.

    `number` is None for a key that has no source. `warnings` are sentences.
    """

    key: str
    number: int | None
    short: str
    study: Study | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A number that the text gives: what it measures ("people", "follow-up", "share"), and its words."""

    measure: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A number in the text at `start` to `end` that its study card, or another place, gives otherwise.

    `message` names both and says why. `other` is the other place in the text, None for a study card.
    """

    start: int
    end: int
    message: str
    other: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A block that states facts; all offsets are the body's, `line` is the file's, 1-based.

    `text` is what readers read of it, cut off when it is long. `set_aside` says by whom and why when a
    waiver quotes it.
    """

    start: int
    end: int
    line: int
    section: str
    text: str
    standing: Standing
    sources: tuple[CitedSource, ...] = ()
    told: tuple[Told, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    set_aside: str = ""

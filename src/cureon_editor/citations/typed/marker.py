"""What typed digits were taken for, and why that may be wrong."""

from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """What typed digits were taken for: a citation, probably one, possibly one, or a number."""

    CITATION = "citation"
    PROBABLE = "probable"
    AMBIGUOUS = "ambiguous"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Opinion:
    """A verdict, and the doubt in words: a sentence that may follow a colon, empty when there is none."""

    verdict: Verdict
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """Digits that may be a citation: their place with the space before them, what they may cite, the verdict.

    `readings` are the ways to read them as source numbers, the likeliest first; none when no source fits.
    """

    start: int
    end: int
    readings: tuple[tuple[int, ...], ...]
    verdict: Verdict
    doubt: str = ""

    @property
    def is_citation(self) -> bool:
        """Whether they were taken for a citation, surely or probably."""
        return self.verdict in (Verdict.CITATION, Verdict.PROBABLE)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The source numbers, where there is only one way to read them."""
        return self.readings[0] if len(self.readings) == 1 else ()

    def moved(self, by: int) -> "Marker":
        """The same marker in a text in which it stands so many characters further on."""
        return Marker(self.start + by, self.end + by, self.readings, self.verdict, self.doubt)

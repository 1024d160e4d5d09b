"""What is told of one hostile text, from the process that tried it to the one that judges it."""

from dataclasses import dataclass
from math import isinf

#: UI-thread milliseconds that a key elsewhere in the text may take.
KEY = 50.0


@dataclass(frozen=True, slots=True)
class Report:
    """How one text went: seconds until all was there, UI-thread milliseconds a key, restarts, megabytes."""

    name: str
    settled: float
    key: float
    slowest_key: float
    restarts: int
    memory: float
    read_only: bool
    lost: bool

    @property
    def faults(self) -> tuple[str, ...]:
        """What went wrong, in words."""
        faults = {
            "never settled": isinf(self.settled),
            "text lost or not shown": self.lost,
            f"a key over {KEY:g} ms": self.slowest_key > KEY,
        }
        return tuple(fault for fault, happened in faults.items() if happened)

    def __str__(self) -> str:
        """A row of the table."""
        verdict = ", ".join(self.faults) or ("opens read-only, fine" if self.read_only else "fine")
        return (
            f"{self.name!r:32} {self.settled:9.1f} {self.key:7.1f} {self.slowest_key:6.0f}"
            f" {self.restarts:8} {self.memory:6.0f}  {verdict}"
        )


HEADER = f"{'input':32} {'settled s':>9} {'key ms':>7} {'max':>6} {'restarts':>8} {'MB':>6}  verdict"

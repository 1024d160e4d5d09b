"""How long the window does not answer while somebody types fast: 200 keys at 12 a second, at three sizes."""

from itertools import cycle, islice

from support import articles
from support.figures import Cell, milliseconds, show, slowest
from support.screen import application
from support.stalls import Stall, Stalls
from support.typist import TEXT, Typist
from support.waiting import pause
from support.windows import OPENERS, close

KEYS = 200
A_SECOND = 12


def main() -> None:
    """One burst in each window at each size."""
    _keep = application()
    rows: list[list[Cell]] = []
    for name, path in articles.of_each_size():
        for kind, opener in OPENERS.items():
            typist = Typist(opener(path))
            typist.sit_down()
            rows.append([f"{name} {kind}", *_figures(_burst(typist))])
            close(typist.window)
    show(
        f"Longest stall of the UI thread around each of {KEYS} keys at {A_SECOND} a second, ms "
        "(99 % under 50, none over 150 wanted)",
        ("", "median", "95 %", "99 %", "longest", "of it work"),
        rows,
    )


def _burst(typist: Typist) -> list[Stall]:
    """The longest stall between each key and the next."""
    stalls = Stalls()
    worst = []
    for key in islice(cycle(TEXT), KEYS):
        stalls.worst()
        typist.strike(key)
        pause(1000 / A_SECOND - stalls.since() * 1000)
        worst.append(stalls.worst())
    stalls.stop()
    return worst


def _figures(stalls: list[Stall]) -> tuple[float, ...]:
    lasted = [stall.lasted for stall in stalls]
    longest = max(stalls)
    return (
        milliseconds(lasted),
        slowest(lasted),
        slowest(lasted, 99),
        longest.lasted * 1000,
        longest.worked * 1000,
    )

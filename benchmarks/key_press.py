"""UI-thread time a key press at three sizes: real keys, in the editor and a bare text widget by turns."""

from pathlib import Path
from time import thread_time

from support import articles
from support.figures import Cell, milliseconds, show, slowest
from support.screen import application
from support.typist import TEXT, Typist
from support.waiting import pause
from support.windows import OPENERS, close, settle

TURNS = 3
PAUSE = 40
LIMIT = 3.0


def main() -> None:
    """One window of each kind at each size, typing by turns."""
    _keep = application()
    rows: list[list[Cell]] = []
    for name, path in articles.of_each_size():
        rows += _rows(name, path)
    header = ("", "key", "95 %", "painted", "95 %", "99 %", "all", "wait", "ratio of painted")
    show(f"UI-thread ms a key press, median of {TURNS * len(TEXT)} (under {LIMIT:g} wanted)", header, rows)
    print(
        "  key: the event; painted: with what is drawn at once; all: with a share of what follows until\n"
        "  page and checklist are settled; wait: from the key to the drawn letter, whatever else goes on"
    )


def _rows(name: str, path: Path) -> list[list[Cell]]:
    typists = {kind: Typist(opener(path)) for kind, opener in OPENERS.items()}
    for typist in typists.values():
        typist.sit_down()
    shares: dict[str, list[float]] = {kind: [] for kind in typists}
    for kind in list(typists) * TURNS:
        shares[kind].append(_turn(typists[kind]))
    for typist in typists.values():
        close(typist.window)
    base = milliseconds(typists["bare"].costs.painted)
    return [[f"{name} {kind}", *_figures(typist, shares[kind], base)] for kind, typist in typists.items()]


def _turn(typist: Typist) -> float:
    """Type a text and wait until it is on the page: what follows must not fall into another's turn.

    Gives a key's share of the UI thread's time, in seconds.
    """
    typist.come_back()
    began = thread_time()
    for key in TEXT:
        typist.press(key)
        pause(PAUSE)
    settle(typist.window)
    pause(100)
    return (thread_time() - began) / len(TEXT)


def _figures(typist: Typist, shares: list[float], base: float) -> tuple[float, ...]:
    costs = typist.costs
    painted = milliseconds(costs.painted)
    return (
        milliseconds(costs.handled),
        slowest(costs.handled),
        painted,
        slowest(costs.painted),
        slowest(costs.painted, 99),
        milliseconds(shares),
        milliseconds(costs.waited),
        painted / base,
    )

"""From the last key to the checklist that knows of it, in the window, and what the checklist alone takes."""

from datetime import date
from pathlib import Path
from random import Random
from time import perf_counter

from support import articles
from support.figures import Cell, milliseconds, show, slowest
from support.screen import application
from support.typist import TEXT, Typist
from support.waiting import pause, wait_for
from support.windows import close, full, settle

SIZES = ("2k", "100k")
LIMITS = {"2k": 150.0, "100k": 400.0}
#: Bursts of typing in each window, keys a burst, and milliseconds between two keys and two bursts.
BURSTS, KEYS = 20, 6
BETWEEN_KEYS, BETWEEN_BURSTS = (55, 75), (600, 700)
#: Checks of each kind without a window.
CHECKS = 15


def main() -> None:
    """Type in bursts at each size, then run the checklist alone on the same article."""
    _keep = application()
    rows: list[list[Cell]] = []
    alone: list[list[Cell]] = []
    for name, path in articles.of_each_size():
        if name in SIZES:
            typed = _typed(path)
            rows.append([name, milliseconds(typed), slowest(typed), LIMITS[name]])
            cold, warm = _checked(path)
            alone.append(
                [name, milliseconds(cold), milliseconds(warm), milliseconds(warm) / milliseconds(cold)]
            )
    title = f"From the last key to its findings, ms, {BURSTS} bursts of {KEYS} keys"
    show(title, ("", "median", "95 %", "wanted below"), rows)
    show("The checklist alone, ms", ("", "a new text", "after an edit", "ratio"), alone)


def _typed(path: Path) -> list[float]:
    """Seconds from the last key of each burst to the checklist of that revision in the window."""
    typist = Typist(full(path))
    typist.sit_down()
    session, bench = typist.window.session, typist.window.bench
    heard: dict[int, float] = {}
    bench.checked.connect(lambda checked: heard.setdefault(checked.revision, perf_counter()))
    chance = Random(1)  # noqa: S311 - pauses, not secrets
    times = []
    for burst in range(BURSTS):
        began = 0.0
        for key in range(KEYS):
            began = perf_counter()
            typist.strike(TEXT[(burst * KEYS + key) % len(TEXT)])
            if key < KEYS - 1:
                pause(chance.uniform(*BETWEEN_KEYS))
        last = session.revision
        wait_for(lambda last=last: last in heard, "the checklist")
        times.append(heard[last] - began)
        pause(chance.uniform(*BETWEEN_BURSTS))
    settle(typist.window)
    close(typist.window)
    return times


def _checked(path: Path) -> tuple[list[float], list[float]]:
    """Seconds for the checklist of a text that is new to it, and of one after an edit in its middle."""
    from cureon_editor.article.article import Article
    from cureon_editor.article.edits import Part, Splice
    from cureon_editor.checks.engine import Checker
    from cureon_editor.checks.packs import load_packs
    from cureon_editor.journal import find_journal

    article = Article.parse(path.read_text(encoding="utf-8"))
    journal = find_journal(None)
    packs = load_packs(journal)
    middle, today = len(article.body) // 2, date(2026, 6, 20)
    knowing = Checker(packs, journal)
    knowing.check(article, today)
    cold, warm = [], []
    for number in range(CHECKS):
        article = article.spliced((Splice(Part.BODY, middle, middle, TEXT[number % len(TEXT)]),))
        for checker, times in ((Checker(packs, journal), cold), (knowing, warm)):
            began = perf_counter()
            checker.check(article, today)
            times.append(perf_counter() - began)
    return cold, warm

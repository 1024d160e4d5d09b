"""Checks articles of 2,000 words as `cureon-editor check FOLDER` does: by one process and by two, then anew.

A hundred files instead of the thousand of the promise: each costs the same. What starting costs is left
out: processes are running and warm, and the modules of the command are loaded.
"""

from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from cureon_editor.article.article import Article
from cureon_editor.checks.engine import Checker
from cureon_editor.checks.packs import load_packs
from cureon_editor.cli.checking.cache import Cache
from cureon_editor.cli.checking.paths import Named, named
from cureon_editor.cli.checking.pool import Pool
from cureon_editor.cli.checking.progress import Progress
from cureon_editor.cli.checking.run import Run
from cureon_editor.cli.checking.task import Task
from cureon_editor.cli.forms import reports
from cureon_editor.cli.terminal import Style
from cureon_editor.journal import find_journal
from support import articles
from support.figures import show

TODAY = date(2026, 7, 1)
ARTICLES = 100
WORDS = 2_000
ROUNDS = 2
#: Milliseconds an article that are promised: by two processes cold, and from the cache.
COLD, CACHED = 15.0, 1.0


def main() -> None:
    """Measure each way in turn, and the bare checklist in this process to compare them with."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        texts = [articles.article(WORDS, seed) for seed in range(ARTICLES)]
        for number, text in enumerate(texts):
            (folder / f"{number:04}.md").write_text(text, encoding="utf-8")
        files = named([str(folder)])
        bare = _bare(texts[:60])
        ways = {
            "one process": lambda turn: _run(files, 1, None),
            "two processes": lambda turn: _run(files, 2, None),
            f"two processes, results kept ({COLD:g} wanted)": lambda turn: _run(
                files, 2, folder / f"c{turn}"
            ),
            f"from the cache ({CACHED:g} wanted)": lambda turn: _run(files, 2, folder / f"c{turn}"),
        }
        times: dict[str, list[float]] = {name: [] for name in ways}
        for turn in range(ROUNDS):
            for name, run in ways.items():
                times[name].append(run(turn))
    rows = [(name, median(found), max(found), median(found) / bare) for name, found in times.items()]
    show(
        f"Checking {ARTICLES} articles of {WORDS} words, ms each, {ROUNDS} rounds",
        ("", "median", "slowest", "ratio"),
        [("the bare checklist, in this process", bare, bare, 1.0), *rows],
    )


def _bare(texts: list[str]) -> float:
    """Milliseconds an article of reading and checking, without files, processes or a report."""
    journal = find_journal(None)
    checker = Checker(load_packs(journal), journal)
    checker.check(Article.parse(texts[0]), TODAY)
    began = perf_counter()
    for text in texts[1:]:
        checker.check(Article.parse(text), TODAY)
    return (perf_counter() - began) * 1000 / (len(texts) - 1)


def _run(files: tuple[Named, ...], jobs: int, kept: Path | None) -> float:
    """Milliseconds an article of a whole run, report included."""
    pool = Pool()
    _warm(pool, jobs)
    cache = Cache(kept, TODAY) if kept else None
    run = Run(TODAY, pool, Progress(len(files)), cache, jobs)
    began = perf_counter()
    try:
        report = "".join(reports()["json"].write(run.results(files), Style()))
    finally:
        run.close()
    assert len(report) > len(files)
    return (perf_counter() - began) * 1000 / len(files)


def _warm(pool: Pool, jobs: int) -> None:
    """Have so many processes that have checked something."""
    for number in range(jobs):
        text = articles.article(WORDS, ARTICLES + number)
        pool.submit(number, Task("-", text, Path(), TODAY))
    waiting = jobs
    while waiting:
        waiting -= len(list(pool.outcomes(0.2)))

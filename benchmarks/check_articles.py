"""Checks twenty articles of 2,000 words in one process, as `cureon-editor check FOLDER` does."""

from collections.abc import Callable
from datetime import date
from time import process_time

from cureon_editor.article.article import Article
from cureon_editor.checks.engine import Checker
from cureon_editor.checks.packs import load_packs
from cureon_editor.journal import find_journal
from support import articles
from support.figures import milliseconds, show, slowest

TODAY = date(2026, 7, 1)
ARTICLES = 20
WORDS = 2_000
LIMIT = 25.0


def main() -> None:
    """Read and check each text once; every text is different, so no cache helps."""
    texts = [articles.article(WORDS, seed) for seed in range(ARTICLES)]
    began = process_time()
    journal = find_journal(None)
    checker = Checker(load_packs(journal), journal)
    packs = process_time() - began
    checker.check(Article.parse(articles.article(WORDS, ARTICLES)), TODAY)
    reading = _times(texts, Article.parse)
    checking = _times(texts, lambda text: checker.check(Article.parse(text), TODAY))
    show(
        f"Checking {ARTICLES} articles of {WORDS} words in a row, processor ms each ({LIMIT:g} wanted)",
        ("", "median", "95 %"),
        [
            ("taken apart into front matter and body", milliseconds(reading), slowest(reading)),
            ("checked", milliseconds(checking), slowest(checking)),
            ("rule packs, read once", packs * 1000, ""),
        ],
    )


def _times(texts: list[str], work: Callable[[str], object]) -> list[float]:
    times = []
    for text in texts:
        began = process_time()
        work(text)
        times.append(process_time() - began)
    return times

"""Prints how well the rules hear the labelled sentences, and each one that a rule got wrong.

Arguments are the rules to look at (all if there are none), and the parts: tuning, held_out. With `--write` it
brings docs/checklist.md up to date instead.
"""

import sys
from collections.abc import Iterable, Iterator

from tests.labelled.hearing import PARTS, Score, scores
from tests.labelled.pages import PAGE, with_figures, with_rules

_ROW = "{:<26}{:>9}{:>7}{:>14}{:>9}"


def main(arguments: list[str]) -> int:
    """Print a table for each part, and below it the sentences that a rule got wrong; or write the page."""
    if "--write" in arguments:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(with_figures(with_rules(page)), encoding="utf-8")
        return 0
    parts = [part for part in PARTS if part in arguments] or PARTS
    rules = set(arguments) - set(PARTS)
    for part in parts:
        found = {rule: score for rule, score in scores(part).items() if not rules or rule in rules}
        sys.stdout.write("\n".join(("", part, *_table(found), *_wrong(found), "")))
    return 0


def _table(found: dict[str, Score]) -> Iterator[str]:
    yield _ROW.format("rule", "sentences", "hits", "false alarms", "misses")
    for rule, score in found.items():
        yield _row(rule, [score])
    yield _row("all", found.values())


def _row(name: str, scores: Iterable[Score]) -> str:
    counts = [(s.labels, s.hits, len(s.false_alarms), len(s.misses)) for s in scores]
    return _ROW.format(name, *map(sum, zip(*counts, strict=True)))


def _wrong(found: dict[str, Score]) -> Iterator[str]:
    for rule, score in found.items():
        yield from (f"  {rule}, false alarm: {text}" for text in score.false_alarms)
        yield from (f"  {rule}, miss: {text}" for text in score.misses)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

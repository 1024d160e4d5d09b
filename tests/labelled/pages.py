"""The generated parts of docs/checklist.md: every rule in force, and how well the rules hear."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from cureon_editor.checks.registry import checks
from cureon_editor.checks.rule import Rule
from tests.core.bundled import PACKS
from tests.labelled.hearing import PARTS, Score, scores

PAGE = Path(__file__).resolve().parents[2] / "docs" / "checklist.md"
TITLES = {"tuning": "Tuned on", "held_out": "Held out"}
_SCOPES = {
    "always": "every article",
    "therapy": "articles that name a therapy or a test",
    "treatment": "articles that name a therapy that treats",
    "experimental": "articles on a therapy below approval for its use",
    "experimental-cell-gene": "articles on a cell or gene therapy below approval for its use",
}
#: How many examples of several lines each a rule shows; those of one line are all shown.
_LONG = 2


def figures() -> dict[str, dict[str, Score]]:
    """The scores of each part, by rule."""
    return {part: scores(part) for part in PARTS}


def stated(page: str) -> dict[tuple[str, str], tuple[int, int]]:
    """The false alarms and misses that the page states, by rule and part."""
    rows = re.findall(r"^\| `([a-z-]+)` ((?:\| *\d* *){6})\|$", page, re.MULTILINE)
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for rule, cells in rows:
        numbers = [cell.strip() for cell in cells.split("|")[1:]]
        for part, (_, alarms, misses) in zip(PARTS, (numbers[:3], numbers[3:]), strict=True):
            if alarms:
                found[rule, part] = int(alarms), int(misses)
    return found


def with_rules(page: str) -> str:
    """The page with the list of rules as the packs have it now."""
    return _between(page, "rules", "\n".join(line for rule in PACKS.rules for line in _rule(rule)))


def with_figures(page: str) -> str:
    """The page with the figures as they are now."""
    return _between(page, "figures", "\n".join(_table()))


def _between(page: str, name: str, text: str) -> str:
    """A page with what stands between two marks put anew; ValueError when a mark is missing."""
    opening, closing = f"<!-- {name}: generated -->\n", f"\n<!-- end of {name} -->"
    start, end = page.index(opening) + len(opening), page.index(closing)
    return page[:start] + text + page[end:]


def _table() -> Iterator[str]:
    found = figures()
    yield "| rule | tuned on | false alarms | misses | held out | false alarms | misses |"
    yield "|---|---|---|---|---|---|---|"
    for rule in PACKS.rules:
        if any(rule.id in part for part in found.values()):
            cells = [_cells(part.get(rule.id)) for part in found.values()]
            yield f"| `{rule.id}` | {' | '.join(cells)} |"
    sums = [
        f"**{sum(s.labels for s in part.values())}** | **{sum(len(s.false_alarms) for s in part.values())}** "
        f"| **{sum(len(s.misses) for s in part.values())}**"
        for part in found.values()
    ]
    yield f"| **all** | {' | '.join(sums)} |"
    for part, rules in found.items():
        yield f"\n{TITLES[part]}, what it gets wrong:\n"
        for rule_id, score in rules.items():
            yield from (f"- `{rule_id}`, false alarm: {text}" for text in score.false_alarms)
            yield from (f"- `{rule_id}`, miss: {text}" for text in score.misses)


def _cells(score: Score | None) -> str:
    return f"{score.labels} | {len(score.false_alarms)} | {len(score.misses)}" if score else " | | "


def _rule(rule: Rule) -> Iterator[str]:
    yield f"\n### {rule.number}. {rule.title}\n"
    yield f"`{rule.id}`, {'required' if rule.required else 'advised'}, for {_SCOPES[rule.when]}.\n"
    yield f"{rule.help}\n"
    judged = (inspect.getdoc(checks()[rule.check].run) or "").split("\n\n")[0]
    yield f"- **How it is judged.** {' '.join(judged.split())}"
    if rule.needs:
        yield f"- **What it looks for.** {'; '.join(need.name for need in rule.needs)}."
    yield f"- **Basis.** {rule.basis}."
    if rule.wording:
        yield f"- **Wording offered.** {rule.wording}"
    yield from _examples("Satisfied by", rule.good)
    yield from _examples("Not satisfied by", rule.bad)


def _examples(title: str, texts: tuple[str, ...]) -> Iterator[str]:
    if not texts:
        return
    yield f"\n{title}:"
    if short := [text for text in texts if "\n" not in text]:
        yield ""
        yield from (f"- {text}" for text in short)
    for text in [text for text in texts if "\n" in text][:_LONG]:
        yield f"\n````markdown\n{text}\n````"

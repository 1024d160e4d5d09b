"""What each rule hears in the labelled sentences: hits, false alarms and misses."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from cureon_editor.article.article import Article
from cureon_editor.checks.examples import example
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import State
from cureon_editor.checks.rules.statements import passages_of
from tests.core.bundled import CHECKER, JOURNAL, PACKS

FOLDER = Path(__file__).resolve().parent
#: The sentences that the rules were tuned on, and those kept out of sight meanwhile.
PARTS = ("tuning", "held_out")
TODAY = date(2026, 6, 20)

#: Rules that point out faults: to hear is to find one. All others look for what should be said.
_FAULTS = frozenset(
    (
        "hype-words",
        "no-sales-path",
        "claims-cited",
        "terms-explained",
        "result-with-limits",
        "approval-scoped",
    )
)
_STANDFIRST = """---
standfirst: {standfirst!r}
therapies: [{{name: CAR-T, use: lupus, stage: experimental, offered: no}}]
---
"""


@dataclass(frozen=True, slots=True)
class Label:
    """One sentence and one rule: `name` is the rule, or rule/word with a word of the need it means."""

    text: str
    standfirst: str
    name: str
    found: bool


@dataclass(slots=True)
class Score:
    """How a rule fared on one part: counts of labels and hits, and the sentences it got wrong."""

    labels: int = 0
    hits: int = 0
    false_alarms: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def labels(part: str) -> Iterator[Label]:
    """The labels of one part, in the file's order."""
    entries = yaml.safe_load((FOLDER / f"{part}.yaml").read_text(encoding="utf-8"))
    for entry in entries:
        for key in ("found", "silent"):
            for name in entry.get(key, ()):
                yield Label(entry["text"], entry.get("standfirst", ""), name, key == "found")


def scores(part: str) -> dict[str, Score]:
    """The score of each rule on one part, in the order of the checklist."""
    order = {rule.id: rule.number for rule in PACKS.rules}
    found: dict[str, Score] = {}
    for label in sorted(labels(part), key=lambda label: order[rule_of(label.name)]):
        score = found.setdefault(rule_of(label.name), Score())
        score.labels += 1
        heard = is_heard(label)
        score.hits += heard and label.found
        if heard and not label.found:
            score.false_alarms.append(shown(label))
        if label.found and not heard:
            score.misses.append(shown(label))
    return found


def rule_of(name: str) -> str:
    """The rule that a label names."""
    return name.partition("/")[0]


def shown(label: Label) -> str:
    """A label's sentence on one line, with the need it is about."""
    need = label.name.partition("/")[2]
    return " ".join((label.standfirst or label.text).split()) + (f" ({need})" if need else "")


def is_heard(label: Label) -> bool:
    """Whether the rule hears in the sentence what it listens for; KeyError for a name that nothing has."""
    rule_id, _, need_word = label.name.partition("/")
    article = _article(label)
    if need_word:
        return _need_is_heard(rule_id, need_word, article)
    finding = next(found for found in CHECKER.check(article, TODAY) if found.rule == rule_id)
    if rule_id in _FAULTS:
        return finding.state in (State.NOT_MET, State.PARTLY)
    if rule_id == "alternatives":
        return bool(finding.passages)
    return finding.state in (State.MET, State.NEEDS_PERSON)


def _article(label: Label) -> Article:
    if not label.standfirst:
        return example(label.text)
    return Article.parse(_STANDFIRST.format(standfirst=label.standfirst) + label.text)


def _need_is_heard(rule_id: str, word: str, article: Article) -> bool:
    facts = Facts(article, JOURNAL, PACKS, TODAY)
    rule = PACKS.rule(rule_id)
    needs = [need for need in rule.needs if word in need.name] if rule else []
    if needs:
        return bool(passages_of(facts, needs[0]))
    finding = next(found for found in CHECKER.check(article, TODAY) if found.rule == rule_id)
    harms = [w.harm for subject in facts.subjects if subject.pack for w in subject.pack.warnings]
    if not any(word in harm for harm in harms):
        raise KeyError(f"{rule_id}/{word}")
    missing = finding.missing
    return finding.state is not State.NOT_APPLICABLE and not any(word in name for name in missing)

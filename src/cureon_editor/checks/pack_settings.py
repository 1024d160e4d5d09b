"""What a journal says of the rules in force: another weight, and packs kept for some categories."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from cureon_editor.checks.rule import Packs, Rule
from cureon_editor.journal import Journal, RuleSetting
from cureon_editor.journal.settings import OFF, REQUIRED


def weighed(packs: Packs, journal: Journal) -> Packs:
    """The packs with each rule as the journal weighs it; a setting of an unknown rule is a problem."""
    settings = {setting.rule: setting for setting in journal.rules}
    known = {rule.id for rule in packs.rules}
    unknown = tuple(
        f"{setting.where}: There is no rule “{name[:60]}”, so nothing was set. Correct its name."
        for name, setting in settings.items()
        if name not in known
    )
    rules = tuple(_set(rule, settings[rule.id]) if rule.id in settings else rule for rule in packs.rules)
    return replace(packs, rules=rules, problems=(*packs.problems, *unknown))


def _set(rule: Rule, setting: RuleSetting) -> Rule:
    return replace(rule, required=setting.weight == REQUIRED, off=setting.weight == OFF, note=setting.note)


def kept_for_categories(packs: Packs, journal: Journal) -> Packs:
    """The packs with the categories that each is kept for; a name that no pack has is a problem."""
    kept: defaultdict[str, list[str]] = defaultdict(list)
    for entry in journal.packs:
        for name in entry.packs:
            kept[name].append(entry.category)
    rules = tuple(replace(rule, categories=tuple(kept.get(pack_name(rule), ()))) for rule in packs.rules)
    therapies = {
        name: replace(pack, categories=tuple(kept.get(name, ()))) for name, pack in packs.therapies.items()
    }
    problems = (*packs.problems, *_unknown_packs(packs, journal))
    return Packs(rules, MappingProxyType(therapies), problems)


def pack_name(rule: Rule) -> str:
    """The name of a rule's pack, without its version."""
    return rule.pack.rpartition(" ")[0]


def _unknown_packs(packs: Packs, journal: Journal) -> Iterator[str]:
    known = {pack_name(rule) for rule in packs.rules} | set(packs.therapies)
    for entry in journal.packs:
        for name in entry.packs:
            if name not in known:
                yield (
                    f"{entry.where}: There is no pack “{name[:60]}”. "
                    f"Known are {', '.join(sorted(known))[:300]}."
                )

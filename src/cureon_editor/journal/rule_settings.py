"""Read what a journal.yaml says of rules and of packs: which rules weigh otherwise, which packs are kept."""

from collections.abc import Iterator

from cureon_editor.article.nodes import Mapping, Node, Scalar, Sequence
from cureon_editor.journal.days import is_partial_day
from cureon_editor.journal.settings import WEIGHTS, CategoryPacks, RuleSetting, may_set

_FIELDS = ("rule", "set", "by", "role", "reason", "date")


class SettingError(ValueError):
    """A setting that is not in force; its text is a sentence, `offset` its place in code points."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def items_of(node: Node, key: str) -> tuple[Node, ...]:
    """The items of a list. Raises SettingError."""
    if not isinstance(node, Sequence):
        message = f"“{key}” should be a list."
        raise SettingError(message, node.start)
    return node.items


def read_rule_setting(node: Node, setters: tuple[str, ...]) -> RuleSetting:
    """One entry of `rules`, in force. Raises SettingError when it is incomplete or its role may not."""
    if not isinstance(node, Mapping):
        raise SettingError(f"An entry of “rules” should give {', '.join(_FIELDS)}.", node.start)
    said = dict(_fields(node))
    rule, weight = said.get("rule", ""), said.get("set", "")
    if not rule:
        raise SettingError("An entry of “rules” should name its rule.", node.start)
    if weight not in WEIGHTS:
        message = f"“set” of the rule “{rule[:60]}” should be required, advised or off, not “{weight[:40]}”."
        raise SettingError(message, node.start)
    setting = RuleSetting(rule, weight, *(said.get(name, "") for name in ("by", "role", "reason", "date")))
    _see_that_it_counts(setting, setters, node.start)
    return setting


def read_category(category: str, node: Node, categories: tuple[str, ...]) -> CategoryPacks:
    """One category of `packs` with the names of its packs. Raises SettingError."""
    if category.casefold() not in map(str.casefold, categories):
        message = f"“{category[:60]}” under “packs” is no category of this journal."
        raise SettingError(message, node.start)
    names = tuple(_text(item, "packs") for item in items_of(node, category[:60]))
    return CategoryPacks(category, names)


def _fields(node: Mapping) -> Iterator[tuple[str, str]]:
    for pair in node.pairs:
        if pair.key.text not in _FIELDS:
            message = (
                f"An entry of “rules” has no field “{pair.key.text[:60]}”. Known are {', '.join(_FIELDS)}."
            )
            raise SettingError(message, pair.key.start)
        yield pair.key.text, _text(pair.value, pair.key.text, empty=True)


def _see_that_it_counts(setting: RuleSetting, setters: tuple[str, ...], offset: int) -> None:
    """Raise SettingError for a setting that nobody answers for, or somebody who may not."""
    if not (setting.by and setting.reason):
        message = (
            f"The rule “{setting.rule[:60]}” is not {_set(setting)}, because nobody answers for it. "
            "Fill in “by” and “reason”."
        )
        raise SettingError(message, offset)
    if not may_set(setting.role, setters):
        message = (
            f"The rule “{setting.rule[:60]}” is not {_set(setting)}: "
            f"the role “{setting.role[:60]}” may not set rules. Roles that may: {', '.join(setters)}."
        )
        raise SettingError(message, offset)
    if setting.date and not is_partial_day(setting.date):
        message = f"“date” should be a date such as 2026-10-03, not “{setting.date[:40]}”."
        raise SettingError(message, offset)


def _set(setting: RuleSetting) -> str:
    return f"set to {setting.weight}"


def _text(node: Node, key: str, *, empty: bool = False) -> str:
    if isinstance(node, Scalar) and (node.text.strip() or empty):
        return "" if node.is_absent else node.text.strip()
    message = f"“{key}” should hold text."
    raise SettingError(message, node.start)

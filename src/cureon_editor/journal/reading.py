"""Read a journal's house settings from journal.yaml; what cannot be used is a sentence, never an error."""

from collections.abc import Callable, Iterator
from collections.abc import Sequence as Items
from dataclasses import replace
from functools import lru_cache
from os.path import lexists
from pathlib import Path
from typing import Any

from cureon_editor.article.composing import UnreadableError
from cureon_editor.article.nodes import Mapping, Node, Scalar, Sequence
from cureon_editor.journal.rule_settings import SettingError, items_of, read_category, read_rule_setting
from cureon_editor.journal.settings import CategoryPacks, Journal, RuleSetting
from cureon_editor.journal.yaml_file import UnusableFileError, line_of, root_of, text_of
from cureon_editor.resources import resource

FILE_NAME = "journal.yaml"
_TEXTS = ("publisher", "name", "site", "disclaimer_url", "source_style")
_LISTS = ("brands", "categories", "question_headings", "rule_setters")
_RATE = "words_per_minute"
_RULES, _PACKS = "rules", "packs"
#: Gives an offset's place, as sentences about it begin.
At = Callable[[int], str]


def find_journal(folder: Path | None) -> Journal:
    """The journal of a folder: the nearest journal.yaml at or above it, else the bundled one.

    Never raises: what cannot be read is a sentence in `problems`, and the bundled value stands.
    """
    bundled = resource(FILE_NAME)
    base = _read(bundled, Journal(), None)
    if folder is None:
        return base
    found = _nearest(folder)
    return _read(found, base, found.parent) if found else base


def _nearest(folder: Path) -> Path | None:
    try:
        start = folder.resolve()
    except (
        OSError,
        RuntimeError,
        ValueError,
    ):  # a loop of links, a folder we may not read, a NUL in the name
        return None
    # One that is no file, or a link to nothing, marks the folder too, and its fault is then told.
    return next((path for at in (start, *start.parents) if lexists(path := at / FILE_NAME)), None)


def _read(path: Path, base: Journal, folder: Path | None) -> Journal:
    """The settings of a file over those of `base`."""
    try:
        return _settings(text_of(path), str(path), base, folder)
    except UnusableFileError as error:
        return _unread(base, folder, f"{path}: {error} The standard settings apply.")


def _unread(base: Journal, folder: Path | None, problem: str) -> Journal:
    return _settings("", "", base, folder, (problem,))


@lru_cache(maxsize=64)
def _settings(
    text: str, name: str, base: Journal, folder: Path | None, problems: tuple[str, ...] = ()
) -> Journal:
    notes = list(problems)
    values: dict[str, Any] = {}
    later: dict[str, Node] = {}
    for key, node in _pairs(text, name, notes):
        if key in (_RULES, _PACKS):
            later[key] = node
            continue
        try:
            values[key] = _value(key, node)
        except ValueError as error:
            notes.append(f"{_at(name, text, node.start)}: {error} The standard value stands.")
    merged = replace(base, **_merged(base, values), folder=folder)
    return _with_rules(merged, later, lambda offset: _at(name, text, offset), notes)


def _at(name: str, text: str, offset: int) -> str:
    return f"{name}, line {line_of(text, offset)}"


def _with_rules(journal: Journal, nodes: dict[str, Node], at: At, notes: list[str]) -> Journal:
    """The journal with what it says of rules and packs; `notes` gains a sentence for what is not in force."""
    rules, packs = journal.rules, journal.packs
    if _RULES in nodes:
        rules = tuple(_rule_settings(nodes[_RULES], journal, at, notes))
    if _PACKS in nodes:
        packs = tuple(_category_packs(nodes[_PACKS], journal, at, notes))
    return replace(journal, rules=rules, packs=packs, problems=tuple(notes))


def _rule_settings(node: Node, journal: Journal, at: At, notes: list[str]) -> Iterator[RuleSetting]:
    seen: set[str] = set()
    for item in _items(node, _RULES, at, notes):
        try:
            setting = read_rule_setting(item, journal.rule_setters)
            if setting.rule in seen:
                message = f"The rule “{setting.rule[:60]}” is set a second time. Only the first counts."
                raise SettingError(message, item.start)
            seen.add(setting.rule)
            yield replace(setting, where=at(item.start))
        except SettingError as error:
            notes.append(f"{at(error.offset)}: {error}")


def _category_packs(node: Node, journal: Journal, at: At, notes: list[str]) -> Iterator[CategoryPacks]:
    if not isinstance(node, Mapping):
        notes.append(f"{at(node.start)}: “{_PACKS}” should be categories, each with a list of packs.")
        return
    for pair in node.pairs:
        try:
            yield replace(
                read_category(pair.key.text, pair.value, journal.categories), where=at(pair.key.start)
            )
        except SettingError as error:
            notes.append(f"{at(error.offset)}: {error}")


def _items(node: Node, key: str, at: At, notes: list[str]) -> Items[Node]:
    try:
        return items_of(node, key)
    except SettingError as error:
        notes.append(f"{at(error.offset)}: {error}")
        return ()


def _merged(base: Journal, values: dict[str, Any]) -> dict[str, Any]:
    return {key: values.get(key, getattr(base, key)) for key in (*_TEXTS, *_LISTS, _RATE)}


def _pairs(text: str, name: str, notes: list[str]) -> list[tuple[str, Node]]:
    try:
        root = root_of(text)
    except UnreadableError as error:
        notes.append(f"{_at(name, text, error.offset)}: {error} The standard settings apply.")
        return []
    if root is None:
        return []
    if not isinstance(root, Mapping):
        notes.append(
            f"{name}, line 1: The file should be lines of the form “key: value”. The standard settings apply."
        )
        return []
    return [(pair.key.text, pair.value) for pair in root.pairs]


def _value(key: str, node: Node) -> str | int | tuple[str, ...]:
    """A setting's value; raises ValueError with a sentence."""
    if key in _TEXTS:
        return _text(key, node)
    if key in _LISTS:
        items = node.items if isinstance(node, Sequence) else (node,)
        return tuple(_text(key, item) for item in items)
    if key == _RATE:
        rate = _text(key, node)
        if not (rate.isascii() and rate.isdigit() and 0 < int(rate[:6]) <= 1000):
            message = f"“{key}” should be a whole number of words from 1 to 1000."
            raise ValueError(message)
        return int(rate)
    message = f"The setting “{key[:60]}” is not known."
    raise ValueError(message)


def _text(key: str, node: Node) -> str:
    if not isinstance(node, Scalar) or not node.text.strip():
        message = f"“{key}” should hold text."
        raise ValueError(message)
    return node.text.strip()

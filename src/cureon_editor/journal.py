"""A journal's house settings, read from journal.yaml."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from cureon_editor.article.composing import UnreadableError, compose
from cureon_editor.article.nodes import Mapping, Node, Scalar, Sequence
from cureon_editor.resources import resource

FILE_NAME = "journal.yaml"
_TEXTS = ("publisher", "name", "site", "disclaimer_url", "source_style")
_LISTS = ("brands", "categories", "question_headings")
_RATE = "words_per_minute"


@dataclass(frozen=True, slots=True)
class Journal:
    """House settings of the folder an article lies in.

    `publisher` is the name the checklist looks for; `brands` are further names where hype words are exempt.
    `words_per_minute` is the reading rate; `question_headings` are the headings that mark a questions section
    (compared without case); `site` is the address published links start with; `disclaimer_url` is where the
    closing line's link goes; `source_style` names the style in which sources are written. `folder` is where
    the file was found, None for the bundled one. `problems` are sentences naming file and line.
    """

    publisher: str = "Cureon"
    name: str = "Journal"
    brands: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    site: str = ""
    disclaimer_url: str = ""
    source_style: str = "journal"
    words_per_minute: int = 200
    question_headings: tuple[str, ...] = ("Common questions",)
    folder: Path | None = None
    problems: tuple[str, ...] = ()


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
        return next((path for at in (start, *start.parents) if (path := at / FILE_NAME).is_file()), None)
    except (
        OSError,
        RuntimeError,
        ValueError,
    ):  # a loop of links, a folder we may not read, a NUL in the name
        return None


def _read(path: Path, base: Journal, folder: Path | None) -> Journal:
    """The settings of a file over those of `base`."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        return _unread(
            base, folder, f"{path}: cannot be read ({error.strerror}). The standard settings apply."
        )
    except UnicodeDecodeError:
        return _unread(base, folder, f"{path}: is not UTF-8 text. The standard settings apply.")
    return _settings(text, str(path), base, folder)


def _unread(base: Journal, folder: Path | None, problem: str) -> Journal:
    return _settings("", "", base, folder, (problem,))


@lru_cache(maxsize=64)
def _settings(
    text: str, name: str, base: Journal, folder: Path | None, problems: tuple[str, ...] = ()
) -> Journal:
    notes = list(problems)
    values: dict[str, Any] = {}
    for key, node in _pairs(text, name, notes):
        where = f"{name}, line {text.count(chr(10), 0, node.start) + 1}"
        try:
            values[key] = _value(key, node)
        except ValueError as error:
            notes.append(f"{where}: {error} The standard value stands.")
    return Journal(**_merged(base, values), folder=folder, problems=tuple(notes))


def _merged(base: Journal, values: dict[str, Any]) -> dict[str, Any]:
    return {key: values.get(key, getattr(base, key)) for key in (*_TEXTS, *_LISTS, _RATE)}


def _pairs(text: str, name: str, notes: list[str]) -> list[tuple[str, Node]]:
    try:
        root = compose(text)
    except UnreadableError as error:
        line = text.count("\n", 0, error.offset) + 1
        notes.append(f"{name}, line {line}: {error} The standard settings apply.")
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

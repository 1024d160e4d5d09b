"""The fields of a pack file, read by type, each fault a sentence at its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from cureon_editor.article import nodes
from cureon_editor.checks.phrases import PhraseError, phrase
from cureon_editor.journal.days import is_partial_day

T = TypeVar("T")
_ANY_NAMES = (("publisher", ("publisher",)), ("therapy", ("therapy",)))
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


class PackError(Exception):
    """A fault of a pack; its text is a sentence, `offset` its place in the file in code points."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one mapping, read by type; every method raises PackError at the faulty place."""

    node: nodes.Mapping

    @classmethod
    def of(cls, node: nodes.Node, keys: frozenset[str], what: str) -> "Fields":
        """The fields of a mapping that may hold only `keys`."""
        if not isinstance(node, nodes.Mapping):
            message = f"{what} should be lines of the form “key: value”."
            raise PackError(message, node.start)
        seen: set[str] = set()
        for pair in node.pairs:
            name = pair.key.text
            if name not in keys:
                message = f"{what} has no field “{name[:60]}”. Known are {', '.join(sorted(keys))}."
                raise PackError(message, pair.key.start)
            if name in seen:
                message = f"“{name}” stands twice."
                raise PackError(message, pair.key.start)
            seen.add(name)
        return cls(node)

    def text(self, key: str, default: str | None = None) -> str:
        """The text of a field; without a default the field must be there."""
        node = self._value(key)
        if node is None:
            if default is None:
                message = f"The field “{key}” is missing."
                raise PackError(message, self.node.start)
            return default
        return _text(node, key)

    def number(self, key: str) -> int:
        """A whole number from 0 to 99999."""
        return number_of(self._required(key), key)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """A yes or no."""
        written = self.text(key, None if default is None else "yes" if default else "no")
        if written.lower() not in _YES_NO:
            message = f"“{key}” should be yes or no, not “{written[:40]}”."
            raise PackError(message, self._required(key).start)
        return _YES_NO[written.lower()]

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """One of a few words."""
        written = self.text(key, default)
        if written not in choices:
            message = f"“{key}” should be one of {', '.join(choices)}, not “{written[:40]}”."
            raise PackError(message, self._required(key).start)
        return written

    def items(self, key: str) -> tuple[nodes.Node, ...]:
        """The items of a list; none when the field is absent."""
        node = self._value(key)
        if node is None:
            return ()
        if not isinstance(node, nodes.Sequence):
            message = f"“{key}” should be a list."
            raise PackError(message, node.start)
        return node.items

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(_text(item, key) for item in self.items(key))

    def phrases(self, key: str) -> tuple[str, ...]:
        """A list of phrases, each of them read once to see that it is one."""
        return tuple(_phrase(item, key) for item in self.items(key))

    def some_phrases(self, key: str) -> tuple[str, ...]:
        """A list of one phrase at least."""
        found = self.phrases(key)
        if not found:
            node = self._value(key)
            message = f"“{key}” should list at least one phrase."
            raise PackError(message, node.start if node else self.node.start)
        return found

    def some_phrase(self, key: str) -> str:
        """One phrase."""
        return _phrase(self._required(key), key)

    def day(self, key: str) -> str:
        """A date of the form 2026-10-03, 2026-10 or 2026, kept as text."""
        written = self.text(key)
        if not is_partial_day(written):
            message = f"“{key}” should be a date such as 2026-10-03, or 2026-10, not “{written[:40]}”."
            raise PackError(message, self._required(key).start)
        return written

    def table(self, key: str, read: Callable[[nodes.Node, str], T]) -> Mapping[str, T]:
        """Names with values that `read` reads."""
        node = self._value(key)
        if node is None:
            return MappingProxyType({})
        if not isinstance(node, nodes.Mapping):
            message = f"“{key}” should be names with values."
            raise PackError(message, node.start)
        found: dict[str, T] = {}
        for pair in node.pairs:
            if pair.key.text in found:
                message = f"“{pair.key.text[:60]}” stands twice."
                raise PackError(message, pair.key.start)
            found[pair.key.text] = read(pair.value, pair.key.text)
        return MappingProxyType(found)

    def _value(self, key: str) -> nodes.Node | None:
        pair = self.node.find(key)
        return pair.value if pair else None

    def _required(self, key: str) -> nodes.Node:
        node = self._value(key)
        if node is None:
            message = f"The field “{key}” is missing."
            raise PackError(message, self.node.start)
        return node


def _text(node: nodes.Node, key: str) -> str:
    if not isinstance(node, nodes.Scalar) or not node.text.strip():
        message = f"“{key}” should hold text."
        raise PackError(message, node.start)
    return node.text.strip()


def number_of(node: nodes.Node, key: str) -> int:
    """A whole number from 0 to 99999; raises PackError."""
    written = _text(node, key)
    if not (written.isascii() and written.isdigit() and len(written) < 6):
        message = f"“{key}” should be a whole number, not “{written[:40]}”."
        raise PackError(message, node.start)
    return int(written)


def _phrase(node: nodes.Node, key: str) -> str:
    written = _text(node, key)
    try:
        phrase(written, _ANY_NAMES)
    except PhraseError as error:
        message = f"The phrase {error}."
        raise PackError(message, node.start) from error
    return written


def phrase_list(node: nodes.Node, key: str) -> tuple[str, ...]:
    """A list of phrases, each of them read once to see that it is one; raises PackError."""
    if not isinstance(node, nodes.Sequence):
        message = f"“{key}” should be a list of phrases."
        raise PackError(message, node.start)
    return tuple(_phrase(item, key) for item in node.items)

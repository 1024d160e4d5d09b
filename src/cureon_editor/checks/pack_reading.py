"""Read pack files: YAML nodes to rules and therapy packs, each fault a sentence at its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from cureon_editor.article import nodes
from cureon_editor.checks.check import Check
from cureon_editor.checks.phrases import PhraseError, phrase
from cureon_editor.checks.rule import INSERTIONS, PLACES, SCOPES, LabelWarning, Need, Rule, TherapyPack

T = TypeVar("T")
_ANY_NAMES = (("publisher", ("publisher",)), ("therapy", ("therapy",)))
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_RULE_KEYS = frozenset(
    [
        "id",
        "number",
        "title",
        "required",
        "wording",
        "when",
        "check",
        "insert",
        "basis",
        "help",
        "confirm",
        "needs",
        "phrases",
        "limits",
        "good",
        "bad",
    ]
)
_NEED_KEYS = frozenset(["name", "phrases", "place", "beside", "plain"])
_THERAPY_KEYS = frozenset(["format", "id", "name", "synonyms", "kind", "regulators", "warnings", "version"])
_WARNING_KEYS = frozenset(["harm", "phrases", "products", "source", "date"])


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
        return _number(self._required(key), key)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """A yes or no."""
        written = self.text(key, None if default is None else "yes" if default else "no")
        if written.lower() not in _YES_NO:
            message = f"“{key}” should be yes or no, not “{written[:40]}”."
            raise PackError(message, self._required(key).start)
        return _YES_NO[written.lower()]

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
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

    def table(self, key: str, read: Callable[[nodes.Node, str], T]) -> Mapping[str, T]:
        """Names with values that `read` reads."""
        node = self._value(key)
        if node is None:
            return MappingProxyType({})
        if not isinstance(node, nodes.Mapping):
            message = f"“{key}” should be names with values."
            raise PackError(message, node.start)
        return MappingProxyType({pair.key.text: read(pair.value, pair.key.text) for pair in node.pairs})

    def _value(self, key: str) -> nodes.Node | None:
        pair = self.node.find(key)
        return pair.value if pair else None

    def _required(self, key: str) -> nodes.Node:
        node = self._value(key)
        if node is None:
            message = f"The field “{key}” is missing."
            raise PackError(message, self.node.start)
        return node


def read_rule(node: nodes.Node, checks: Mapping[str, Check], pack: str) -> Rule:
    """One rule; raises PackError when any of its fields is not what its check can use."""
    fields = Fields.of(node, _RULE_KEYS, "A rule")
    rule = Rule(
        id=fields.text("id"),
        number=fields.number("number"),
        title=fields.text("title"),
        required=fields.flag("required"),
        wording=fields.text("wording", ""),
        when=fields.choice("when", SCOPES, "always"),
        check=fields.choice("check", tuple(sorted(checks)), "statements"),
        insert=fields.choice("insert", INSERTIONS, "end"),
        basis=fields.text("basis", ""),
        help=fields.text("help", ""),
        confirm=fields.flag("confirm", default=False),
        needs=tuple(_need(item) for item in fields.items("needs")),
        phrases=fields.table("phrases", _phrase_list),
        limits=fields.table("limits", _number),
        good=fields.texts("good"),
        bad=fields.texts("bad"),
        pack=pack,
    )
    _fit(rule, checks[rule.check], node.start)
    return rule


def read_therapy(node: nodes.Node, pack: str) -> TherapyPack:
    """One therapy pack; raises PackError."""
    fields = Fields.of(node, _THERAPY_KEYS, "A therapy pack")
    return TherapyPack(
        id=fields.text("id"),
        name=fields.text("name"),
        synonyms=fields.texts("synonyms"),
        kind=fields.text("kind", ""),
        regulators=fields.texts("regulators"),
        warnings=tuple(_warning(item) for item in fields.items("warnings")),
        pack=pack,
    )


def _fit(rule: Rule, check: Check, offset: int) -> None:
    """See that the rule gives its check what it needs."""
    for kind, wanted, given in (
        ("phrases", check.phrases, rule.phrases),
        ("limits", check.limits, rule.limits),
    ):
        missing = [name for name in wanted if not given.get(name)]
        if missing:
            message = (
                f"The rule “{rule.id}” needs “{missing[0]}” under “{kind}” for its check “{check.name}”."
            )
            raise PackError(message, offset)
    if rule.insert == "section" and not rule.phrases.get("section"):
        message = (
            f"The rule “{rule.id}” is inserted into a section. Name its heading by phrases called “section”."
        )
        raise PackError(message, offset)
    if check.needs and not rule.needs:
        message = f"The rule “{rule.id}” asks for nothing. Add “needs” with at least one entry."
        raise PackError(message, offset)


def _need(node: nodes.Node) -> Need:
    fields = Fields.of(node, _NEED_KEYS, "A need")
    if not (phrases := fields.phrases("phrases")):
        raise PackError("A need should list at least one phrase.", node.start)
    return Need(
        fields.text("name"),
        phrases,
        fields.choice("place", PLACES, "text"),
        fields.phrases("beside"),
        fields.flag("plain", default=False),
    )


def _warning(node: nodes.Node) -> LabelWarning:
    fields = Fields.of(node, _WARNING_KEYS, "A warning")
    return LabelWarning(
        fields.text("harm"),
        fields.phrases("phrases"),
        fields.text("products"),
        fields.text("source"),
        fields.text("date"),
    )


def _text(node: nodes.Node, key: str) -> str:
    if not isinstance(node, nodes.Scalar) or not node.text.strip():
        message = f"“{key}” should hold text."
        raise PackError(message, node.start)
    return node.text.strip()


def _number(node: nodes.Node, key: str) -> int:
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


def _phrase_list(node: nodes.Node, key: str) -> tuple[str, ...]:
    if not isinstance(node, nodes.Sequence):
        message = f"“{key}” should be a list of phrases."
        raise PackError(message, node.start)
    return tuple(_phrase(item, key) for item in node.items)

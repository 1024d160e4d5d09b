"""What a rule pack and a therapy pack say, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

#: When a rule applies: always, when a therapy is named, or when one is below approval for its use.
SCOPES = ("always", "therapy", "experimental", "experimental-cell-gene")
#: Where a need's phrases are looked for.
PLACES = ("text", "standfirst", "headings")
#: Where offered wording goes: after the standfirst, as the closing disclaimer, as the last paragraph of the
#: section that the rule's `section` phrases name, or as the last paragraph of the text.
INSERTIONS = ("standfirst", "disclaimer", "section", "end", "nowhere")


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a rule asks the text to say: any of the phrases.

    With `beside`, the sentence must hold one of those too. With `plain`, a denied phrase does not count
    ("it is not experimental").
    """

    name: str
    phrases: tuple[str, ...]
    place: str = "text"
    beside: tuple[str, ...] = ()
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack, as data.

    `check` names the Python check that judges it; `needs`, `phrases` and `limits` are that check's data.
    `confirm` means that found words still ask for a person. `insert` is one of INSERTIONS. `good` and `bad`
    are small articles, or bodies of one, that satisfy the rule and that do not.
    """

    id: str
    number: int
    title: str
    required: bool
    wording: str
    when: str = "always"
    check: str = "statements"
    insert: str = "end"
    basis: str = ""
    help: str = ""
    confirm: bool = False
    needs: tuple[Need, ...] = ()
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    limits: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    pack: str = ""


@dataclass(frozen=True, slots=True)
class LabelWarning:
    """A boxed warning: the harm in plain words, phrases that state it, products that carry it, its source."""

    harm: str
    phrases: tuple[str, ...]
    products: str
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class TherapyPack:
    """What is known of a therapy whatever the article: its names, kind, regulators and boxed warnings."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    kind: str = ""
    regulators: tuple[str, ...] = ()
    warnings: tuple[LabelWarning, ...] = ()
    pack: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it is known by."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Packs:
    """Every rule and therapy pack in force; rules by number.

    `problems` are sentences naming file, line and column of what could not be used; all else is in force.
    """

    rules: tuple[Rule, ...]
    therapies: Mapping[str, TherapyPack]
    problems: tuple[str, ...] = ()

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of this id."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)

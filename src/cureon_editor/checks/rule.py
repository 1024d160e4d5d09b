"""What a rule pack and a therapy pack say, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

#: When a rule applies: always, when a therapy is named, when one is named that treats (a test does not), or
#: when one is below approval for its use.
SCOPES = ("always", "therapy", "treatment", "experimental", "experimental-cell-gene")
#: What a therapy pack may be about. A test finds; all else treats or prevents.
KINDS = ("cell-gene", "medicine", "vaccine", "device", "procedure", "test", "other")
TEST = "test"
#: What a regulator, or who decides on a programme, may have said of a use.
APPROVED, NOT_APPROVED, RECOMMENDED, WITHDRAWN = "approved", "not-approved", "recommended", "withdrawn"
STATUSES = (APPROVED, NOT_APPROVED, RECOMMENDED, WITHDRAWN)
#: Where a need's phrases are looked for.
PLACES = ("text", "standfirst", "headings")
#: Where offered wording goes: after the standfirst, into the interests, as the closing disclaimer, as the
#: last paragraph of the section that the rule's `section` phrases name, at the end of the first paragraph
#: that lacks something, or as the last paragraph of the text.
INSERTIONS = ("standfirst", "interests", "disclaimer", "section", "paragraph", "end", "nowhere")


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
    are small articles, or bodies of one, that satisfy the rule and that do not. `pack` is its pack's name and
    version, `where` its place ("rules/house.yaml, line 9"). With `categories` it is asked only of articles of
    those. A rule that is `off` stays listed but is not judged; `note` says who changed its weight, and why.
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
    where: str = ""
    categories: tuple[str, ...] = ()
    note: str = ""
    off: bool = False


@dataclass(frozen=True, slots=True)
class LabelWarning:
    """A boxed warning: the harm in plain words, phrases that state it, products that carry it, its source.

    `wording` is the sentence offered where the rule's own does not fit.
    """

    harm: str
    phrases: tuple[str, ...]
    products: str
    source: str
    date: str
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What every article on a therapy must say: any of the phrases states it; `wording` is offered."""

    name: str
    phrases: tuple[str, ...]
    wording: str
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class Approval:
    """What a regulator has said of one use, and when: `status` is one of STATUSES, `date` an ISO date.

    `place` is where it holds, as phrases; `uses` are phrases that name the use in a text. What is not
    approved was so on `date`; all else began then.
    """

    regulator: str
    place: tuple[str, ...]
    use: str
    uses: tuple[str, ...]
    status: str
    date: str
    source: str
    product: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class TherapyPack:
    """What is known of a therapy whatever the article: names, kind, regulators, approvals, warnings."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    kind: str = "other"
    regulators: tuple[str, ...] = ()
    approvals: tuple[Approval, ...] = ()
    warnings: tuple[LabelWarning, ...] = ()
    statements: tuple[Statement, ...] = ()
    pack: str = ""
    where: str = ""
    categories: tuple[str, ...] = ()

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

    def for_category(self, category: str) -> "Packs":
        """What applies to an article of a category: all but what is kept for other categories."""
        entries: tuple[Rule | TherapyPack, ...] = (*self.rules, *self.therapies.values())
        if not any(entry.categories for entry in entries):
            return self
        asked = category.strip().casefold()

        def applies(entry: Rule | TherapyPack) -> bool:
            return not entry.categories or asked in map(str.casefold, entry.categories)

        rules = tuple(rule for rule in self.rules if applies(rule))
        therapies = {name: pack for name, pack in self.therapies.items() if applies(pack)}
        return Packs(rules, MappingProxyType(therapies), self.problems)

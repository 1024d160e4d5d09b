"""How the checklist is laid out: its groups, the word for each state, its counts and its filters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cureon_editor.checks.engine import FAULTS
from cureon_editor.checks.findings import Finding, State

OPEN = (State.NOT_MET, State.PARTLY, State.NEEDS_PERSON)

_WORDS = {
    State.MET: "Found",
    State.PARTLY: "Partly there",
    State.NEEDS_PERSON: "For a person",
    State.NOT_MET: "Missing",
    State.WAIVED: "Set aside",
    State.NOT_APPLICABLE: "Does not apply",
}
#: The icon that goes with each state, so that colour never stands alone.
_ICONS = {
    State.MET: "circle-check",
    State.PARTLY: "contrast",
    State.NEEDS_PERSON: "eye",
    State.NOT_MET: "circle",
    State.WAIVED: "circle-slash",
    State.NOT_APPLICABLE: "minus",
}
_ORDER = (State.NOT_MET, State.PARTLY, State.NEEDS_PERSON, State.MET, State.WAIVED, State.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that ask the same of a person; `folded` is how it is shown until somebody says otherwise."""

    id: str
    title: str
    folded: bool = False


_REQUIRED = Group("required", "Required before sign-off")
_PERSON = Group("person", "For a person to confirm")
_ADVISED = Group("advised", "Advised")
_MET = Group("met", "In place")
_CONFIRMED = Group("confirmed", "Confirmed by a person")
_WAIVED = Group("waived", "Set aside")
_ELSEWHERE = Group("not-applicable", "Does not apply", folded=True)
#: In the order in which they are shown.
GROUPS = (_REQUIRED, _PERSON, _ADVISED, _MET, _CONFIRMED, _WAIVED, _ELSEWHERE)


def is_open(finding: Finding) -> bool:
    """Whether somebody still has to do something about it."""
    return finding.state in OPEN


def group_of(finding: Finding) -> Group:
    """The group a finding is shown in."""
    if finding.blocks:
        return _REQUIRED
    if finding.state is State.MET:
        return _CONFIRMED if finding.confirmed else _MET
    others = {State.NEEDS_PERSON: _PERSON, State.WAIVED: _WAIVED, State.NOT_APPLICABLE: _ELSEWHERE}
    return others.get(finding.state, _ADVISED)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings as they are listed: by group, faults of the house rules first, what is missing next."""
    return sorted(findings, key=_place)


def _place(finding: Finding) -> tuple[int, bool, int, int]:
    group = GROUPS.index(group_of(finding))
    return group, finding.rule != FAULTS, _ORDER.index(finding.state), finding.number


#: Rules that ask for what only the reviewer's decision supplies: signature and date of review.
DECIDED = ("medical-reviewer", "dates-shown")


def state_word(finding: Finding) -> str:
    """How a finding stands, in a word or two; what a machine found and what a person confirmed differ."""
    if finding.state is State.MET and finding.confirmed:
        return "Confirmed"
    if finding.state is State.NEEDS_PERSON and not finding.confirmable:
        return "For the reviewer" if finding.rule in DECIDED else "Not known"
    return _WORDS[finding.state]


def state_icon(finding: Finding) -> str:
    """The name of the icon that goes with the word."""
    if finding.state is State.MET and finding.confirmed:
        return "user-check"
    if finding.state is State.NEEDS_PERSON and not finding.confirmable:
        return "signature" if finding.rule in DECIDED else "circle-help"
    return _ICONS[finding.state]


@dataclass(frozen=True, slots=True)
class Standing:
    """How many rules apply and were not set aside, and of those how many are in place, missing and so on.

    `missing` are the required ones that keep the article from approval, `advised` the others that are not or
    only partly met, `person` those that a person has to judge.
    """

    applicable: int = 0
    met: int = 0
    missing: int = 0
    person: int = 0
    advised: int = 0

    @property
    def sentence(self) -> str:
        """The whole in one line."""
        # No line is broken but between them.
        parts = [f"{self.met} of {self.applicable} in place"]
        parts += [f"{self.missing} required missing"] if self.missing else []
        parts += [f"{self.person} for a person"] if self.person else []
        return "\u00a0· ".join(part.replace(" ", "\u00a0") for part in parts)


def standing(findings: Iterable[Finding]) -> Standing:
    """Count the findings."""
    groups = [group_of(finding) for finding in findings]
    met, missing = groups.count(_MET) + groups.count(_CONFIRMED), groups.count(_REQUIRED)
    person, advised = groups.count(_PERSON), groups.count(_ADVISED)
    return Standing(met + missing + person + advised, met, missing, person, advised)


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of what the list shows."""

    id: str
    title: str
    passes: Callable[[Finding], bool]


FILTERS = (
    Filter("all", "All", lambda _finding: True),
    Filter("open", "Open", is_open),
    Filter("required", "Required", lambda finding: finding.blocks),
    Filter("person", "For a person", lambda finding: finding.state is State.NEEDS_PERSON),
)


def speaks_of(finding: Finding, words: str) -> bool:
    """Whether a finding holds each of some words, in its title, message, state, help or passages."""
    wanted = words.casefold().split()
    if not wanted:
        return True
    quotes = " ".join(passage.text for passage in finding.passages[:200])
    own = (finding.title, finding.message, state_word(finding), finding.help, finding.rule, quotes)
    text = " ".join(own).casefold()
    return all(word in text for word in wanted)

"""What a Python check is: a function from an article's facts to a verdict, and the pack data it needs."""

from collections.abc import Callable
from dataclasses import dataclass

from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage, State
from cureon_editor.checks.rule import Rule


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one rule stands in one article; the engine completes it to a Finding.

    `confirmable` is False when a person has something else to do than to confirm the passages.
    """

    state: State
    message: str
    passages: tuple[Passage, ...] = ()
    missing: tuple[str, ...] = ()
    confirmable: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """A check that packs may name: `phrases` and `limits` are the settings a rule must give it.

    `needs` says whether the rule's `needs` are what it looks for, `by_passage` whether it judges passages
    one by one, so that a waiver may quote one of them.
    """

    name: str
    run: Callable[[Facts, Rule], Verdict]
    phrases: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    needs: bool = False
    by_passage: bool = False


def state_of(found: int, missing: int, *, confirm: bool = False) -> State:
    """The state of a rule that asks for several things: all there, some, or none."""
    if missing:
        return State.PARTLY if found else State.NOT_MET
    return State.NEEDS_PERSON if confirm else State.MET


def counted(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: "1 source", "3 sources"."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def listed(names: tuple[str, ...] | list[str], joint: str = "and") -> str:
    """Names as a sentence lists them: "a, b and c"."""
    return f" {joint} ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""


def shortened(text: str) -> str:
    """A passage on one line of at most 60 characters."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59].rstrip() + "…"

"""Numbers that the text gives twice and not alike: the same fact said in two ways."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from cureon_editor.checks.claims.cards import sums_with
from cureon_editor.checks.claims.model import Disagreement
from cureon_editor.checks.claims.quantities import Measure, agree
from cureon_editor.checks.claims.statements import Statement

#: Of how many statements on the same the first is compared with the rest: more are a table in words.
_MOST = 50
_GIVEN = {Measure.PEOPLE: "{} people", Measure.FOLLOW_UP: "a follow-up of {}", Measure.SHARE: "{}"}

Group = tuple[str, Measure, frozenset[str]]
Place = TypeVar("Place")


def against_each_other(
    told: Iterable[Statement], line: Callable[[int], int], source: Callable[[str], str]
) -> Iterator[tuple[Statement, Disagreement]]:
    """For each statement that another one contradicts, what to say of it.

    Statements are on the same only if they rest on the same single source or name the same study, and have
    the same topic. `line` gives the line of a body offset, `source` the name of a source by its key.
    """
    known = list(told)
    aware = _values_by_block(known)
    for (owner, _, _), group in _groups(known).items():
        about = source(owner.removeprefix("@")) if owner.startswith("@") else owner
        for statement in group:
            other = next((each for each in group if _contradicts(statement, each, aware)), None)
            if other is not None:
                message = _message(statement, other, line(other.start), about)
                yield (
                    statement,
                    Disagreement(statement.start, statement.end, message, (other.start, other.end)),
                )


def _groups(told: Sequence[Statement]) -> dict[Group, list[Statement]]:
    found: defaultdict[Group, list[Statement]] = defaultdict(list)
    for statement in told:
        quantity = statement.quantity
        owners = [f"@{statement.keys[0]}"] if len(statement.keys) == 1 else []
        for owner in (*owners, *([statement.study] if statement.study else ())):
            group = found[owner, quantity.measure, quantity.topic]
            if not quantity.part and not quantity.bound and len(group) < _MOST:
                group.append(statement)
    return found


def _values_by_block(told: Sequence[Statement]) -> dict[tuple[int, Measure], frozenset[float]]:
    """What each block says of each measure: one that gives both numbers knows that they differ."""
    found: defaultdict[tuple[int, Measure], set[float]] = defaultdict(set)
    for statement in told:
        found[statement.block, statement.quantity.measure].add(statement.quantity.value)
    return {key: frozenset(values) for key, values in found.items()}


def _contradicts(
    one: Statement, other: Statement, aware: dict[tuple[int, Measure], frozenset[float]]
) -> bool:
    first, second = one.quantity, other.quantity
    if agree(first, second):
        return False
    both = {first.value, second.value}
    if any(both <= aware[each.block, first.measure] for each in (one, other)):
        return False
    added = first.measure is Measure.PEOPLE
    return not (added and (second.value in sums_with(one) or first.value in sums_with(other)))


def _message(one: Statement, other: Statement, line: int, about: str) -> str:
    given = _GIVEN[one.quantity.measure]
    return (
        f"For {about} the text gives {given.format(one.text)} here and {given.format(other.text)} in line "
        f"{line}. Give the same in both places, or say how they differ."
    )

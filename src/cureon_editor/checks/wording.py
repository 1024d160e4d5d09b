"""Fill the wording that a rule offers with what the article and its packs say; the rest stays in braces."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cureon_editor.checks.check import listed
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.filling import known
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.labels import Asked, asked
from cureon_editor.checks.rule import Rule

_BLANK = re.compile(r"\{([A-Za-z][A-Za-z /]{0,40})\}")
_EITHER = " / "
#: The check whose rule asks for as many sentences as the therapy packs have warnings.
_LABELS = "label-warnings"


@dataclass(frozen=True, slots=True)
class Blank:
    """A field left in braces: its name as written there, and the words to choose from, if it names any."""

    name: str
    choices: tuple[str, ...] = ()


def blanks(text: str) -> tuple[Blank, ...]:
    """What is left to fill in, in the order of the text, each name once."""
    names = dict.fromkeys(found[1] for found in _BLANK.finditer(text))
    return tuple(Blank(name, tuple(name.split(_EITHER)) if _EITHER in name else ()) for name in names)


def with_values(text: str, values: Mapping[str, str]) -> str:
    """The text with blanks replaced by values, by name in any case; what has no value stays in braces.

    A blank that begins with a capital gives its value one. White space in values becomes single spaces.
    """
    given = {name.lower(): " ".join(value.split()) for name, value in values.items()}

    def fill(blank: re.Match[str]) -> str:
        value = given.get(blank[1].lower()) or blank[0]
        return value[:1].upper() + value[1:] if blank[1][0].isupper() else value

    return _BLANK.sub(fill, text)


def filled(rule: Rule, facts: Facts, passages: Sequence[Passage] = ()) -> str:
    """All that a rule offers to insert; `passages` are those of its verdict, the lacking ones marked so.

    That is one sentence, or, of the rule on warnings, one for the missing warnings of each therapy and one
    for each missing statement.
    """
    return " ".join(_sentences(rule, facts, passages))


def _sentences(rule: Rule, facts: Facts, passages: Sequence[Passage]) -> list[str]:
    missing = [item for item in asked(facts) if not item.spans] if rule.check == _LABELS else []
    harms: dict[str, list[Asked]] = {}
    for item in missing:
        if not item.wording:
            harms.setdefault(item.subject.name, []).append(item)
    warned = [_filled(rule.wording, facts, passages, items) for items in harms.values()]
    stated = [_filled(item.wording, facts, passages, [item]) for item in missing if item.wording]
    return warned + stated or [with_values(rule.wording, known(facts, passages))]


def _filled(wording: str, facts: Facts, passages: Sequence[Passage], items: Sequence[Asked]) -> str:
    """A sentence on what is asked of one therapy."""
    harm = listed([item.harm for item in items])
    return with_values(wording, known(facts, passages, items[0].subject) | {"harm": harm})

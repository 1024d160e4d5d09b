"""What share of people a sentence gives, in per cent, and of what: 40%, 4 in 10, 40 per cent."""

import re
from collections.abc import Iterator

from cureon_editor.checks.claims.numbers import Number, numbers_of
from cureon_editor.checks.claims.quantities import Measure, Quantity
from cureon_editor.checks.phrases import fold

_PER_CENT = re.compile(r" ?(?:%|per ?cent(?!\w))")
_IN = re.compile(r" (?:in|out of) (?:every )?")
_CLAUSE = re.compile(r"[.,;:()]| - |(?<!\w)(?:and|but|while|whereas|compared|versus|than)(?!\w)")
_WORD = re.compile(r"[a-z][a-z'-]+")
#: Words that say nothing of what the share is of: people, and what joins them to it.
_EMPTY = re.compile(
    r"(?:people|person|patients?|participants?|adults|volunteers|individuals|of|the|an?|in|with|who|were|was|is|are"
    r"|had|have|has|been|be|did|do|got|get|reported|developed|experienced|showed|saw|these|those|them|all|some|to"
    r"|for|on|at|that|which|its?|their|this|from|by|as)"
)
_SCOPE = re.compile(
    r"(?<!\w)(?:group|arm|placebo|control|women|men|children|adults|older|younger|aged|first|second|third|early"
    r"|later|baseline|before|after|weeks?|months?|years?|days?|dose|doses|only|another|other|lupus|cancer|mild"
    r"|severe|moderate|serious|grade|with|without|until|since|19\d\d|20\d\d)(?!\w)"
)


def shares(sentence: str) -> Iterator[Quantity]:
    """The shares in a sentence.

    The topic of a share is the words of its clause behind it, and the words and numbers of the whole sentence
    that narrow it down to some of the people or to a time; a share of nothing named is left out.
    """
    known = numbers_of(sentence)
    folded = fold(sentence)
    for place, number in enumerate(known):
        following = known[place + 1] if place + 1 < len(known) else None
        per_cent = _PER_CENT.match(number.after)
        if per_cent and not number.is_range:
            used = {place}
            value, end, margin = number.value, number.end + per_cent.end(), _margin(number)
        elif following and _is_ratio(sentence, number, following):
            used = {place, place + 1}
            value, end = 100 * number.value / following.value, following.end
            margin = min(5.0, 50 / following.value)
        else:
            continue
        words = _words(folded[end:])
        if words:
            others = {str(other.value) for index, other in enumerate(known) if index not in used}
            scope = {f"in {word}" for word in _SCOPE.findall(folded)}
            yield Quantity(
                Measure.SHARE,
                value,
                number.start,
                end,
                about=number.about,
                bound=number.bound,
                topic=frozenset(words | others | scope),
                margin=margin,
            )


def _margin(number: Number) -> float:
    """A decimal share may stand elsewhere as a whole number."""
    return 0.0 if number.value == int(number.value) else 0.5


def _is_ratio(sentence: str, number: Number, following: Number) -> bool:
    between = sentence[number.end : following.start].lower()
    return bool(_IN.fullmatch(between)) and 0 < number.value <= following.value and following.value >= 2


def _words(behind: str) -> set[str]:
    """The words that say what a share is of, singular, up to the end of its clause."""
    clause = _CLAUSE.split(behind[:200], maxsplit=1)[0]
    return {word.removesuffix("s") for word in _WORD.findall(clause) if not _EMPTY.fullmatch(word)}

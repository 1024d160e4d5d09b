"""Judge digits in brackets and raised digits by what stands around them."""

import re

from cureon_editor.citations.typed.bare import NAMED_BY_NUMBER, OPEN_WORDS, last_word
from cureon_editor.citations.typed.marker import Opinion, Verdict

_CITATION, _NUMBER = Opinion(Verdict.CITATION), Opinion(Verdict.NUMBER)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_UNIT = re.compile(r"(?:^|[\s/])[kcm]?m$")
_POWER_OF_TEN = re.compile(r"(?<![\d.,])10$|[×·]\s?\d+$")
#: Names such as H2O, CO2 and a single letter, which may have a raised digit of their own.
_FORMULA = re.compile(r"(?:^|[\s(])(?:(?=\S*\d)(?:[A-Z][a-z]?\d{0,3}){2,6}|[^\W\d])$")
_VALUES = re.compile(
    r"(?:\b(?:CIs?|IQR|intervals?|ranges?|ranging|scores?|scale|median|mean|from|of)|[\d%=<>≤≥±])[:,]?$"
)
_COUNTED = frozenset(re.findall(r"\w+", """one two three four five six seven eight nine ten eleven twelve"""))
_PHRASE_GOES_ON = re.compile(r"\s*(?:$|[.,;:!?)\]”\"’…—–]|(?:and|but|or|which|while|though|because)\b)")


def marked_opinion(found: re.Match[str], before: str, digits: str, *, in_parens: bool) -> Opinion:
    """What the marks of typed digits and the text around them say, whatever the sources are.

    `in_parens` says that the page's citations stand in round brackets.
    """
    shown = found[found.lastgroup or 0]
    if not before.strip():
        first = f"{shown} begins the text here, as in a list of sources."
        return _NUMBER if found.lastgroup == "parens" else Opinion(Verdict.AMBIGUOUS, first)
    if found.lastgroup == "parens":
        return _in_parens(before, shown, found.string[found.end() :][:40], in_parens=in_parens)
    if found.lastgroup == "bracketed":
        values = re.search(r"[,-]", digits) and _VALUES.search(before)
        return Opinion(Verdict.AMBIGUOUS, f"{shown} could be a range of values.") if values else _CITATION
    follows = found.string[found.end() : found.end() + 1]
    if follows.isalpha():
        return _NUMBER
    return _raised(before, digits, spaced=found[0][0] in " \u00a0")


def _raised(before: str, digits: str, *, spaced: bool) -> Opinion:
    """Raised digits: a citation, unless they are a power or belong to a formula."""
    power = Opinion(Verdict.AMBIGUOUS, f"{digits} could be a power.")
    if _UNIT.search(before) and digits in ("2", "3"):
        return power if spaced else _NUMBER
    if _POWER_OF_TEN.search(before):
        return power if spaced else _NUMBER
    if spaced:
        return _CITATION
    if _YEAR.search(before):
        return Opinion(Verdict.PROBABLE, power.doubt)
    if before[-1].isdigit():
        return power
    if _FORMULA.search(before):
        return Opinion(Verdict.AMBIGUOUS, f"{digits} could belong to the name before it.")
    return _NUMBER if before[-1] in "⁺⁻=^" else _CITATION


def _in_parens(before: str, shown: str, after: str, *, in_parens: bool) -> Opinion:
    """Digits in round brackets: often the points of an enumeration, an issue of a journal, a count."""
    name = last_word(before)
    if before[-1].isdigit() or before[-1] in ",:;([=<>" or name in OPEN_WORDS or name in _COUNTED:
        return _NUMBER
    possible = Opinion(Verdict.AMBIGUOUS, f"{shown} could be a citation, a count or a point of a list.")
    if not in_parens or name in NAMED_BY_NUMBER:
        return possible
    if _PHRASE_GOES_ON.match(after):
        return _CITATION
    return Opinion(Verdict.PROBABLE, f"{shown} could be a point of a list.")

"""Whether a found phrase is denied where it stands: "not a cure" claims nothing."""

import re

_DENIAL = re.compile(
    r"(?<!\w)(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|hardly|unlikely|unproven"
    r"|rather than|far from|too early|instead of|stop short of|\w{1,12}n't)(?!\w)"
)
_NOT_ONLY = re.compile(r"not (?:only|just|merely)(?!\w)")
_TURN = re.compile(r"[;:]| - |(?<!\w)(?:but|however|(?:al)?though(?![^,]*,)|instead(?! of))(?!\w)")
_DENIED_AFTER = re.compile(
    r"[\"'”)]{0,3}\s{1,3}(?:"
    r"(?:is|are|was|were|has|have|had|do|does|did|can|will|could|should|would)\s{1,3}(?:not|never)"
    r"|\w{1,12}n't|cannot|remains? (?:unproven|unlikely))(?!\w)"
)
_CLOSE = 200


def denial(folded: str, sentence: int, start: int, end: int) -> str:
    """The word that denies the phrase at `start` to `end` in the sentence from `sentence`, or nothing.

    A denial reaches from its word to the phrase unless the sentence turns between ("not a drug but a cure").
    One between commas (", not cured,") ends at the second comma. "Not only" denies nothing. One also counts
    directly after the phrase ("a cure has not been found"). It looks back at most 200 characters.
    """
    after = _DENIED_AFTER.match(folded, end)
    if after:
        return after.group().split()[-1]
    first = max(sentence, start - _CLOSE)
    before = folded[first:start]
    for found in reversed(list(_DENIAL.finditer(before))):
        between = before[found.end() :]
        if _TURN.search(between) or _NOT_ONLY.match(before, found.start()):
            continue
        if "," in between and before[: found.start()].rstrip().endswith(","):
            continue
        return found.group()
    return ""

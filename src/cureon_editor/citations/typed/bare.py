"""Judge bare digits by the words before them."""

import re

from cureon_editor.citations.typed.marker import Opinion, Verdict

_WORD_BEFORE = re.compile(r"[\w’'-]+$")
#: After these a number is an amount or a date, not a citation: no phrase ends with them.
OPEN_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a about above after age aged an and are around as at be before below between by during equals
        every exactly from had has have in is just least less more most nearly next no of on only or over per
        since than the to under until up was were with within january february march april may june july
        august september october november december jan feb mar apr jun jul aug sep oct nov dec""",
    )
)
#: These take a number as their name ("phase 3"), unless they have an article of their own ("this phase 3.").
NAMED_BY_NUMBER = frozenset(
    re.findall(
        r"\w+",
        """appendix arm box chapter class cohort covid day figure fig grade group item level month number
        page part phase question section stage step study table trial type version vitamin volume week
        year""",
    )
)
_DETERMINER = re.compile(
    r"\b(?:an?|the|this|that|these|those|each|every|its|their|our|his|her|any|no)\b(?:\s+[\w’'-]+){1,4}$"
)
_AT_MOST = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|minutes?|times|people|patients|cases)\s+at\s+(?:most|least)$"
)
_SIGNS = tuple(",:;=([<>≥≤±~—–-+/£$€")


def bare_opinion(shape: str, before: str, digits: str, *, attached: bool) -> Opinion:
    """What the shape of bare digits and the words before them say, whatever the sources are.

    `attached` says that the page's citations stand directly after the words.
    """
    possible = Opinion(Verdict.AMBIGUOUS, f"{digits} could be a citation.")
    match shape:
        case "spaced":
            return _by_word_before(before, digits, possible)
        case "attached":
            doubtful = Opinion(Verdict.PROBABLE, f"{digits} could belong to the word before it.")
            return Opinion(Verdict.CITATION) if attached else doubtful
        case "named" | "glued":
            return possible if attached else Opinion(Verdict.NUMBER)
        case "midway":
            return Opinion(Verdict.NUMBER) if last_word(before) in OPEN_WORDS else possible
        case _:
            return Opinion(Verdict.CITATION)


def last_word(before: str) -> str:
    """The word that the text ends with in small letters; empty after a sign."""
    word = _WORD_BEFORE.search(before)
    return word[0].lower() if word else ""


def _by_word_before(before: str, digits: str, possible: Opinion) -> Opinion:
    probable = Opinion(Verdict.PROBABLE, f"{digits} could be a number.")
    if before.endswith(_SIGNS):
        return Opinion(Verdict.NUMBER)
    if _AT_MOST.search(before):
        return probable
    name = last_word(before)
    if name in OPEN_WORDS:
        return possible
    if name in NAMED_BY_NUMBER:
        return probable if _DETERMINER.search(before) else possible
    return Opinion(Verdict.CITATION)

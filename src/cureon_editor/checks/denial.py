"""Whether a phrase is denied or warned of where it stands: "not a cure" claims nothing."""

import re

_DENIAL = re.compile(
    r"(?<!\w)(?:no|not|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|unlikely|unproven"
    r"|rather than|far from|too (?:early|soon)|instead of|stop(?:s|ped|ping)? short of|yet to|doubts?"
    r"|denie[sd]|deny|fail(?:s|ed)? to|refuse[sd]? to|lack(?:s|ed|ing)?(?: of)?|\w{1,12}n't)(?!\w)"
)
_WARNING = re.compile(
    r"(?<!\w)(?:beware|(?:wary|s[ck]eptical|suspicious|careful|cautious) (?:of|about|with)|avoid(?:s|ed|ing)?"
    r"|refrain|ignore|distrust|steer clear|walk away|myths?|false hopes?)(?!\w)"
)
_NOT = r"(?:no|nobody|not|without|never|hardly|\w{1,12}n't)(?: any| a| one| the slightest)?"
_NO_DENIAL = re.compile(
    r"not (?:only|just|merely|least)(?!\w)|nothing (?:less than|short of)(?!\w)|never before(?!\w)"
    r"|no (?:less|other) than(?!\w)"
    rf"|{_NOT} (?:doubts?|question)(?!\w)"
)
_DOUBTED = re.compile(rf"(?<!\w){_NOT} $")
_TURN = re.compile(r"[;:]| - |(?<!\w)(?:but|however|(?:al)?though(?![^,]*,)|instead(?! of))(?!\w)")
#: What begins a clause that ends at its next comma, and a denial in it with it.
_SUBORDINATE = re.compile(
    r"\W*(?:(?:and|even) )?(?:which|who|whose|whom|that|where|when|while|whereas|if|unless|because|since|as"
    r"|although|though|unlike|once|after|before|until|to)(?!\w)"
)
_DENIED_AFTER = re.compile(
    r" ?[\"'”)]{0,3} (?:"
    r"(?:is|are|was|were|has|have|had|do|does|did|can|will|could|should|would) (?:not|never)"
    r"|(?:is|are|was|were|would be|seems?|remains?) (?:too early|too soon|wrong|misleading|premature"
    r"|false|untrue|unproven|unlikely|impossible|unrealistic|a myth)"
    r"|\w{1,12}n't|cannot|(?:\w{1,30} )?(?:do|does|did) not exist)(?!\w)"
)
_CLOSE = 200
#: What is not a single space already.
_SPACES = re.compile(r"\s{2,}|[^\S ]")
_BEFORE_MARK = re.compile(r" (?=[,.;:!?)])")


def denial(folded: str, sentence: int, start: int, end: int) -> str:
    """The word that denies the phrase at `start` to `end` in the sentence from `sentence`, or nothing.

    A denial reaches from its word to the phrase unless the sentence turns between ("not a drug but a cure").
    One between commas (", not cured,") ends at the second comma, and so does one in a clause of its own
    (", which does not last,"). "Not only" and "no doubt" deny nothing. One also counts after the phrase
    ("a cure has not been found", "a cure would be wrong"). It looks back at most 200 characters.
    """
    after = _DENIED_AFTER.match(spaced(folded[end : end + _CLOSE]))
    if after:
        denying = _DENIAL.search(after.group())
        return denying.group() if denying else after.group().split()[-1]
    return _reaching(_DENIAL, folded, sentence, start)


def warning(folded: str, sentence: int, start: int) -> str:
    """The word that warns of what follows at `start` ("beware of anyone who promises"), or nothing."""
    return _reaching(_WARNING, folded, sentence, start)


def _reaching(words: re.Pattern[str], folded: str, sentence: int, start: int) -> str:
    """The nearest of some words before a place in its sentence that reaches as far as that place."""
    before = spaced(folded[max(sentence, start - _CLOSE) : start])
    for found in reversed(list(words.finditer(before))):
        if _TURN.search(before, found.end()):
            return ""  # words further back stand before the same turn
        if _reaches(before, found):
            return found.group()
    return ""


def spaced(text: str) -> str:
    """A text with single spaces between words and none before marks: where markup was, the prose has more."""
    return _BEFORE_MARK.sub("", _SPACES.sub(" ", text))


def _reaches(before: str, found: re.Match[str]) -> bool:
    if _NO_DENIAL.match(before, found.start()):
        return False
    if found.group().startswith("doubt") and _DOUBTED.search(before[: found.start()]):
        return False
    if "," not in before[found.end() :]:
        return True
    clause = before[before.rfind(",", 0, found.start()) + 1 : found.start()]
    return not (_stands_apart(before, found.start()) or _SUBORDINATE.match(clause))


def _stands_apart(before: str, offset: int) -> bool:
    """Whether a comma stands directly before an offset."""
    return before[:offset].rstrip().endswith(",")

"""What short forms stand for: whether a text writes one out, and what it may be written out as."""

import re
from collections.abc import Iterable

from cureon_editor.checks.denial import spaced

#: How far before or behind a short form its words may stand.
_NEAR = 80
_WORD = re.compile(r"[^\W\d_]+")
_IN_BRACKETS = re.compile(r"[\"'”’*_]{0,3} \( ?[\"'“‘]? ?[^\W\d_]")
_OPENING = re.compile(r"[^\W\d_]{2,}[\"'”’*_ ]{0,3}\( ?[\"'“‘]? ?$")
_CLOSING = re.compile(r" ?[\"'”’*_]{0,3}(?:\)|[,;] [^()\n]{1,40}\))")
#: Between words and their short form: "an electrocardiogram, or ECG", "C-reactive protein, abbreviated CRP".
_JOINED = re.compile(
    r",? (?:or|called|known as|abbreviated(?: as| to)?|shortened to|short form)[:,]? [\"'“‘]?$"
)
_EXPLAINS = re.compile(
    r"[\"'”’]?(?:,? (?:(?:which )?stands for|(?:is )?short for|meaning|means)(?!\w)|, or (?=(.{1,80})))"
)
_PHRASE_SIGNS = re.compile(r"[()\[\]|{}*/]|\.\.\.")


def is_written_out(text: str, start: int, end: int) -> bool:
    """Whether the short form from `start` to `end` is explained right there.

    It is with words in brackets behind it, in brackets behind words, after "or" and the like behind words
    with its initials, or before "stands for" and the like.
    """
    form = text[start:end]
    before, after = spaced(text[max(0, start - _NEAR) : start]), spaced(text[end : end + _NEAR])
    if _IN_BRACKETS.match(after) or (_OPENING.search(before) and _CLOSING.match(after)):
        return True
    if (joined := _JOINED.search(before)) and _begins_with(before[: joined.start()], form):
        return True
    explained = _EXPLAINS.match(after)
    if explained is None:
        return False
    return explained[1] is None or _stands_for(explained[1], form)


def expansion(form: str, known: Iterable[str]) -> str:
    """The first of the known names whose words begin with the letters of a short form, or nothing."""
    return next((name for name in known if _stands_for(name, form)), "")


def by_initials(known: Iterable[str]) -> dict[str, str]:
    """The known names by the `initials` of each short form they fit; of several the first. No phrases."""
    found: dict[str, str] = {}
    for name in known:
        parts = _WORD.findall(name)
        if not _PHRASE_SIGNS.search(name) and any(word.islower() for word in parts):
            letters = _first_letters(parts)
            for end in range(2, len(letters) + 1):
                found.setdefault(letters[:end], name)
    return found


def initials(form: str) -> str:
    """The letters of a short form, in lower case."""
    return "".join(_WORD.findall(form)).lower()


def _stands_for(words: str, form: str) -> bool:
    """Whether words begin, one after the other, with the letters of a short form and are no short form."""
    letters = initials(form)
    parts = _WORD.findall(words)
    spelt = _first_letters(parts[: len(letters)]) == letters
    return len(letters) > 1 and spelt and any(word.islower() for word in parts)


def _first_letters(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words).lower()


def _begins_with(before: str, form: str) -> bool:
    """Whether one of the words just before has the first letter of a short form, as its first word would."""
    words = _WORD.findall(before)[-len(form) :]
    return any(word[0].lower() == form[0].lower() and word.lower() != form.lower() for word in words)
